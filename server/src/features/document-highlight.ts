import type { Analysis } from '../analysis/analyze';
import { mentionsOf } from '../manifest/mentions';
import type { Span } from '../text/span';
import { mentionAt } from './mention-at';

export interface Highlight {
  readonly span: Span;
  /** A definition is where an id is written, everything else reads it. */
  readonly kind: 'read' | 'write';
}

/** Every place in this document that names what the id at an offset stands for; none where no id is written there. */
export function documentHighlight(analysis: Analysis, offset: number): readonly Highlight[] {
  const mention = mentionAt(analysis, offset);
  if (mention === undefined) return [];
  return mentionsOf(mention, analysis.context.manifest, analysis.context.manifests)
    .filter(({ span }) => span.fragment.uri === analysis.uri)
    .map(({ span, role }) => ({ span, kind: role === 'definition' ? 'write' : 'read' }));
}
