import type { Analysis } from '../analysis/analyze';
import { workOf, type Work } from '../manifest/manifest';
import { mentionsIn, type Mention } from '../manifest/mentions';
import { labelOf, originText, throughText } from '../lineage/proof';
import { artifactLicense } from '../lineage/artifact-license';
import type { Extent } from '../syntax/extent';
import { t } from '../text/l10n';
import type { Span } from '../text/span';
import { riskLabel } from '../words/risk-label';

export interface InlayHint {
  /** The offset before which it is shown. */
  readonly at: number;
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
    return within.start <= place.end && place.start <= within.end
      ? (hint(analysis, { mention, end: place.end }, work) ?? [])
      : [];
  });
}

function hint(
  analysis: Analysis,
  { mention, end }: { readonly mention: Mention; readonly end: number },
  work: Work,
): InlayHint | undefined {
  const { lineage } = analysis.context;
  const label = riskLabel(lineage, work);
  if (label === undefined) return undefined;
  const unknown = lineage.unknown(work);
  const path = lineage.risk(work) === undefined && unknown !== undefined ? unknown : lineage.riskPath(work);
  const last = path.at(-1)?.work;
  const isOwn = last === undefined || last === work;
  return {
    at: end + restOfKey(mention.span),
    label,
    ...(!isOwn && { origin: { label: labelOf(last), span: decidingField(last) } }),
    tooltip: [
      isOwn
        ? `${labelOf(work)}: ${label}.`
        : t`${labelOf(work)}: ${label}, as it comes from ${originText(path)}${throughText(path)}.`,
      ...(unknown === undefined ? [] : [t`The license of ${labelOf(unknown.at(-1)?.work ?? work)} is not known.`]),
    ].join(' '),
  };
}

/** What sets the risk of the work at the end of a path; its id where nothing says it. */
function decidingField(work: Work): Span {
  const field = work.kind === 'artifact' ? artifactLicense(work).field : work.risk;
  return (field ?? work.id).span;
}

/** How much comes right after the id: a closing quote and a colon. */
function restOfKey({ fragment, end }: Span): number {
  return /^["']?:?/.exec(fragment.text.slice(end, end + 2))?.[0].length ?? 0;
}
