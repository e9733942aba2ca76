import type { Analysis } from '../analysis/analyze';
import { mentionsIn, type Mention } from '../manifest/mentions';
import { touches } from '../text/span';

/** The id under a cursor, or right before it; nothing where none is written. `offset` counts from the start of the text. */
export function mentionAt(analysis: Analysis, offset: number): Mention | undefined {
  const { part, offset: inside } = analysis.tree.at(offset);
  const { manifest, manifests } = analysis.context;
  return mentionsIn(manifest, manifests).find(({ span }) => touches(span, part, inside));
}
