import type { Rule } from '../rule';

/** An entry that is taken from another manifest which is not understood, or which says something else. */
export const upstream: Rule = {
  id: 'manifest/upstream',
  description: 'The manifest that an entry is taken from has errors, or contradicts the fields given here.',
  why: 'Finds entries taken from a manifest that has errors or says something else, since its terms can’t be relied on then.',
  severity: 'error',
  *artifact(artifact, { upstream: reasonsOf }) {
    for (const { span, message, remedy, related } of reasonsOf(artifact))
      yield { span, message, remedy, related: related() };
  },
};
