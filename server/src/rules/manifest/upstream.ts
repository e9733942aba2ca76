import { t } from '../../text/l10n';
import type { Fix } from '../../findings/finding';
import type { Artifact } from '../../manifest/manifest';
import { removeEntry } from '../../syntax/insert';
import type { Span } from '../../text/span';
import type { Rule } from '../rule';

/** An entry that is taken from another manifest which is not understood, or which says something else. */
export const upstream: Rule = {
  id: 'manifest/upstream',
  description: 'The manifest that an entry is taken from has errors, or contradicts the fields given here.',
  why: 'Finds entries taken from a manifest that has errors or says something else, since its terms can’t be relied on in that case.',
  severity: 'error',
  *artifact(artifact, { upstream: reasonsOf }) {
    for (const { span, message, remedy, related } of reasonsOf(artifact))
      yield { span, message, remedy, related: related(), fixes: () => withoutField(artifact, span) };
  },
};

/** What an entry is taken from says it already, so that a field that says something else can go. */
function withoutField({ entry, manifest }: Artifact, at: Span): readonly Fix[] {
  if (entry.value.kind !== 'map' || at.start === manifest?.span.start) return [];
  const field = entry.value.entries.find(({ value, merged }) => !merged && value.span.start === at.start);
  return field === undefined
    ? []
    : [
        {
          title: t`Remove “${field.key.text}”, which the entry there already says`,
          edits: [removeEntry(field)],
          safe: false,
        },
      ];
}
