import type { Extent } from '../../syntax/extent';
import type { Tree } from '../../syntax/parse';
import type { Part } from '../../syntax/tree';

/** A stretch of a manifest that is laid out alone as it would be together with all the rest. */
export interface Block extends Extent {
  /** The line that has to stand above it for that, where it is in the middle of a section; else empty. */
  readonly heading: string;
}

/** For fewer characters than these, starting the formatter costs more than the layout itself. */
const LEAST = 8000;

/**
 * Cuts a manifest into blocks of at least so many characters, which together are all of it but a byte order mark. One
 * ends only where nothing below it bears on its layout.
 */
export function blocksOf(tree: Tree, least = LEAST): readonly Block[] {
  // What the formatter is told to leave alone may be a whole section.
  const isOne = tree.text.includes('prettier-ignore');
  const blocks: Block[] = [];
  let block: Block = { start: tree.text.startsWith('\uFEFF') ? 1 : 0, end: 0, heading: '' };
  let above: Part | undefined;
  for (const part of tree.parts) {
    if (!isOne && block.end - block.start >= least && above !== undefined && isBorder(above, part)) {
      blocks.push(block);
      block = { start: block.end, end: block.end, heading: part.section === undefined ? '' : `${part.section}:\n` };
    }
    block = { ...block, end: block.end + part.text.length };
    above = part;
  }
  return [...blocks, block];
}

/**
 * Whether two parts are laid out alike together and apart. A heading and its first entry are not, nor is what stands
 * around a comment on a line of its own, or behind a text that may have empty lines or lines of spaces at its end.
 */
function isBorder(above: Part, below: Part): boolean {
  if (below.section !== undefined && above.section === undefined) return false;
  const words = above.text.slice(0, endOfWords(above.text));
  const last = words.slice(words.lastIndexOf('\n') + 1).trimStart();
  if (last === '' || last.startsWith('#')) return false;
  return !/[|>]\d?\+/.test(words) && !/\n[ \t]/.test(above.text.slice(words.length));
}

/** The layout of a block that others follow: with an empty line behind it where there was one or several. */
export function goingOn(block: string, layout: string): string {
  const space = block.slice(endOfWords(block));
  let end = layout.length;
  while (layout[end - 1] === '\n') end--;
  return `${layout.slice(0, end)}\n${space.indexOf('\n') === space.lastIndexOf('\n') ? '' : '\n'}`;
}

/** Where the white space begins that a text ends with: what YAML takes for white space, and nothing else. */
function endOfWords(text: string): number {
  let end = text.length;
  while (end > 0 && ' \t\r\n'.includes(text[end - 1] ?? '')) end--;
  return end;
}
