import type { Analysis } from '../analysis/analyze';
import { workOf, type Work } from '../manifest/manifest';
import { mentionsIn, type Mention } from '../manifest/mentions';
import { labelOf, originText, throughText } from '../lineage/proof';
import { artifactLicense } from '../lineage/artifact-license';
import type { Extent } from '../syntax/extent';
import { span, type Span } from '../text/span';
import { riskLabel } from '../words/risk-label';

export interface InlayHint {
  /** The empty span before which it is shown. */
  readonly at: Span;
  /** The effective risk. */
  readonly label: string;
  /** The work that sets it, where that is another one than the id is of. */
  readonly origin?: { readonly label: string; readonly span: Span };
  /** Why, in a sentence. Holds names from the manifest: plain text, not Markdown. */
  readonly tooltip: string;
}

/**
 * The effective risk after each id in a stretch of the document, and the work that sets it; where ids are defined alone,
 * or wherever they stand. In no particular order.
 */
export function inlayHints(
  analysis: Analysis,
  within: Extent,
  where: 'definitions' | 'all' = 'all',
): readonly InlayHint[] {
  const { manifest, manifests } = analysis.context;
  return mentionsIn(manifest, manifests).flatMap((mention) => {
    if (where === 'definitions' && mention.role !== 'definition') return [];
    const work = mention.role === 'manifest' ? undefined : workOf(manifest, mention.id);
    const place = analysis.tree.resolve(mention.span);
    if (work === undefined || mention.target !== work || place === undefined) return [];
    return within.start <= place.end && place.start <= within.end ? (hint(analysis, mention, work) ?? []) : [];
  });
}

function hint(analysis: Analysis, mention: Mention, work: Work): InlayHint | undefined {
  const { lineage } = analysis.context;
  const label = riskLabel(lineage, work);
  if (label === undefined) return undefined;
  const unknown = lineage.unknown(work);
  const path = lineage.risk(work) === undefined && unknown !== undefined ? unknown : lineage.riskPath(work);
  const last = path.at(-1)?.work;
  const isOwn = last === undefined || last === work;
  return {
    at: afterId(mention.span),
    label,
    ...(!isOwn && { origin: { label: labelOf(last), span: decidingField(last) } }),
    tooltip: [
      isOwn
        ? `${labelOf(work)}: ${label}.`
        : `${labelOf(work)}: ${label}, as it comes from ${originText(path)}${throughText(path)}.`,
      ...(unknown === undefined ? [] : [`The license of ${labelOf(unknown.at(-1)?.work ?? work)} is not known.`]),
    ].join(' '),
  };
}

/** What sets the risk of the work at the end of a path; its id where nothing says it. */
function decidingField(work: Work): Span {
  const field = work.kind === 'artifact' ? artifactLicense(work).field : work.risk;
  return (field ?? work.id).span;
}

/** Behind the closing quote and the colon, where they come right after the id. */
function afterId({ fragment, end }: Span): Span {
  const after = /^["']?:?/.exec(fragment.text.slice(end, end + 2))?.[0].length ?? 0;
  return span(fragment, end + after, end + after);
}
