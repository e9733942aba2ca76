import type { Analysis } from '../../analysis/analyze';
import type { Fix } from '../../findings/finding';
import { keyOrder } from '../../edits/add-field';
import { endOfEntry } from '../../syntax/insert';
import { entryOf, type Entry, type MapNode, type Node } from '../../syntax/tree';
import type { Edit } from '../../text/edit';
import { t } from '../../text/l10n';
import { lineBreakOf } from '../../text/line-break';
import { span } from '../../text/span';

const SECTIONS = ['artifacts', 'derivatives', 'distributions'] as const;

/**
 * Puts the fields of every entry into the order of the documentation, each with the comments above it and behind it.
 * What is not documented stays last, in its own order. Nothing where all is in order already.
 */
export function sortKeys(analysis: Analysis): Fix | undefined {
  const { root } = analysis.tree;
  const edits = SECTIONS.flatMap((section) => {
    const order = keyOrder([section, '']);
    const entries = entriesOf(entryOf(root, section)?.value);
    return entries.flatMap((entry) => sorted(entry.value, order));
  });
  return edits.length === 0 ? undefined : { title: t`Sort the fields of all entries`, safe: true, edits };
}

function entriesOf(node: Node | undefined): readonly Entry[] {
  return node?.kind === 'map' ? node.entries : [];
}

function sorted(node: Node, order: readonly string[]): readonly Edit[] {
  if (node.kind !== 'map' || node.flow || node.alias === true || node.entries.some(({ merged }) => merged)) return [];
  const rank = ({ key }: Entry): number => (order.includes(key.text) ? order.indexOf(key.text) : order.length);
  const wanted = [...node.entries].sort((a, b) => rank(a) - rank(b));
  if (wanted.every((entry, index) => entry === node.entries[index])) return [];
  const blocks = blocksOf(node);
  if (blocks === undefined) return [];
  const { fragment, ends } = blocks;
  const first = ends[0] ?? 0;
  const texts = node.entries.map((_, index) => fragment.text.slice(ends[index], ends[index + 1]));
  // A last line without its line ending gets that of the others, and the new last line loses it.
  const bare = texts.at(-1)?.endsWith('\n') === false;
  const eol = lineBreakOf(fragment.text);
  const lines = wanted.map((entry) => {
    const text = texts[node.entries.indexOf(entry)] ?? '';
    return text.endsWith('\n') ? text : text + eol;
  });
  const newText = bare ? lines.join('').slice(0, -eol.length) : lines.join('');
  return [{ span: span(fragment, first, ends.at(-1) ?? first), newText }];
}

/** Where the lines of each entry begin, comments above them included, and where the last one ends. */
function blocksOf(
  node: MapNode,
): { readonly fragment: Entry['key']['span']['fragment']; readonly ends: readonly number[] } | undefined {
  const { fragment } = node.span;
  const { text } = fragment;
  const starts = node.entries.map(({ key }) => text.lastIndexOf('\n', key.span.start - 1) + 1);
  // A key that does not begin its line (after the dash of a list) can't be moved by lines.
  if (node.entries.some(({ key }, index) => text.slice(starts[index], key.span.start).trim() !== '')) return undefined;
  const begins = starts.map((start, index) => withComments(text, start, starts[index - 1] ?? -1));
  return { fragment, ends: [...begins, endOfLines(text, node)] };
}

/** The start of the comment lines right above a line, down to the line after the one at `floor`. */
function withComments(text: string, start: number, floor: number): number {
  let at = start;
  for (;;) {
    const above = text.lastIndexOf('\n', at - 2) + 1;
    if (above <= floor || !text.slice(above, at).trimStart().startsWith('#')) return at;
    at = above;
  }
}

/** The end of the last line that the map has something on. */
function endOfLines(text: string, node: MapNode): number {
  const last = node.entries.at(-1);
  const newline = text.indexOf('\n', (last === undefined ? node.span.end : endOfEntry(last)) - 1);
  return newline === -1 ? text.length : newline + 1;
}
