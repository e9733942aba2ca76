import type { Analysis } from '../../analysis/analyze';
import type { Fix } from '../../findings/finding';
import type { Distribution } from '../../manifest/manifest';
import { entryOf } from '../../syntax/tree';
import { replaceNode } from '../../syntax/insert';
import { span } from '../../text/span';
import { isAddress, resolvePath } from '../../text/uri';

/** Where notices usually are. */
const NOTICE = 'NOTICE.md';

/**
 * Moves the attribution that is written in a distribution, at the given offsets, into the file that ships its notices,
 * or into a new one. Nothing where there is none, and where the file can't be written from here.
 */
export function extractAttribution(analysis: Analysis, start: number, end: number): Fix | undefined {
  const distribution = [...analysis.manifest.distributions.values()].find((it) => isAt(analysis, it, start, end));
  if (distribution?.attribution?.kind !== 'text') return undefined;
  const node = entryOf(distribution.entry.value, 'attribution')?.value;
  const path = distribution.notices.map(({ value }) => value).find((value) => !isAddress(value)) ?? NOTICE;
  const uri = resolvePath(analysis.uri, path);
  if (node === undefined || node.alias === true || uri === undefined) return undefined;
  const words = distribution.attribution.text.value.trim();
  const inManifest = replaceNode(node, { file: path });
  const rest = { title: `Move the attribution to ${path}`, safe: false };
  const file = analysis.context.files.read(uri);
  if (file.kind === 'absent')
    return { ...rest, edits: [inManifest], creates: [{ uri, text: `# Notices\n\n${words}\n` }] };
  if (file.kind !== 'text') return undefined;
  const eol = file.text.includes('\r\n') ? '\r\n' : '\n';
  const gap = file.text === '' ? '' : file.text.endsWith('\n') ? eol : eol + eol;
  const at = span({ uri, text: file.text }, file.text.length, file.text.length);
  return { ...rest, edits: [inManifest, { span: at, newText: `${gap}${words.split('\n').join(eol)}${eol}` }] };
}

function isAt(analysis: Analysis, { attribution }: Distribution, start: number, end: number): boolean {
  if (attribution?.kind !== 'text') return false;
  const place = analysis.tree.resolve(attribution.text.span);
  return place !== undefined && place.start <= end && start <= place.end;
}
