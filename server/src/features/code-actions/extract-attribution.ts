import type { Analysis } from '../../analysis/analyze';
import type { Fix } from '../../findings/finding';
import { barrierAt } from '../../edits/write-target';
import type { Distribution } from '../../manifest/manifest';
import { entryOf } from '../../syntax/tree';
import { replaceNode } from '../../syntax/insert';
import { t } from '../../text/l10n';
import { resolvePath } from '../../text/uri';

/** Where notices usually are, and where else attributions can be. */
const PLACES: readonly string[] = ['NOTICE.md', 'ATTRIBUTION.md'];

/**
 * Moves the attribution that is written in a distribution, at the given offsets, into a new file: one that ships its
 * notices and is not there yet, or another one. Nothing where there is none, and where there is no place for it.
 */
export function extractAttribution(
  analysis: Analysis,
  { start, end }: { readonly start: number; readonly end: number },
): Fix | undefined {
  const distribution = [...analysis.context.manifest.distributions.values()].find((it) => {
    const place = placeOf(analysis, it);
    return place !== undefined && place.start <= end && start <= place.end;
  });
  if (distribution?.attribution?.kind !== 'text') return undefined;
  const node = entryOf(distribution.entry.value, 'attribution')?.value;
  const named = distribution.notices.map(({ value }) => value);
  const place = [...named, ...PLACES].flatMap((path) => {
    const uri = resolvePath(analysis.uri, path);
    return uri !== undefined && isFree(uri, analysis) ? [{ path, uri }] : [];
  })[0];
  if (node === undefined || node.alias === true || place === undefined) return undefined;
  const { path, uri } = place;
  const words = distribution.attribution.text.value.trim();
  return {
    title: t`Move the attribution to ${path}`,
    safe: false,
    edits: [replaceNode(node, { file: path })],
    creates: [{ uri, text: `# Notices\n\n${words}\n` }],
  };
}

/** Whether a file may be made: what is in one that is there belongs to whoever wrote it. */
function isFree(uri: string, { context }: Analysis): boolean {
  return context.files.read(uri).kind === 'absent' && barrierAt(uri, context) === undefined;
}

/** Where the text of an attribution is written. */
function placeOf({ tree }: Analysis, { attribution }: Distribution): ReturnType<Analysis['tree']['resolve']> {
  return attribution?.kind === 'text' ? tree.resolve(attribution.text.span) : undefined;
}
