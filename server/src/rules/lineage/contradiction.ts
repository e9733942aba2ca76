import { contradictingElsewhere } from '../../lineage/elsewhere';
import { labelOf } from '../../lineage/proof';
import { relativePath } from '../../text/uri';
import type { Rule } from '../rule';

const messages = {
  differs: (name: string, here: string, path: string, there: string) =>
    `${name} is under ${here} here and under ${there} in ${path}: the same artifact can’t be under both unless it says so.`,
  remedy: 'Find out which of the two is right and correct the other; where both apply, write them with “AND” in both.',
  there: (name: string) => `${name} is described here as well.`,
};

/** One artifact with different terms in two manifests of the workspace. */
export const contradiction: Rule = {
  id: 'lineage/contradiction',
  description: 'Another manifest gives the same artifact other terms.',
  why: 'Finds an artifact that two manifests describe with different terms, since one of them releases it under wrong ones.',
  severity: 'error',
  *artifact(artifact, { manifests, uri }) {
    for (const { here, other, there } of contradictingElsewhere(artifact, manifests)) {
      yield {
        span: here.span,
        message: messages.differs(labelOf(artifact), here.value, relativePath(uri, other.uri), there.value),
        remedy: messages.remedy,
        related: [{ span: there.span, message: messages.there(labelOf(other)) }],
      };
    }
  },
};
