import { span, type Span } from '../text/span';
import { blockPlace, type Found } from './block';
import { MAX_DEPTH } from './depth';
import { readFlow, type Flow } from './flow';
import { afterLine, framesOf, innerPath, topOf, type Frames } from './frames';
import { columnOn, lineOf, ownerOf, rowAfter, rowAt, type Line, type Row, type Word } from './line';
import type { Tree } from './parse';
import type { Part } from './tree';

/**
 * What is about to be written at a cursor. Unlike a place in the tree it is read from the lines alone, so that it is
 * there in a document that is only half typed.
 */
export interface Slot extends Omit<Found, 'word'> {
  /** The word at the cursor, without quotes. */
  readonly span: Span;
  /** What of the word is before the cursor. */
  readonly typed: string;
  readonly quote: '"' | "'" | undefined;
  /** Whether the quote is closed on the same line. */
  readonly closed: boolean;
  /** How far the cursor's line is indented, up to the cursor. */
  readonly lineIndent: number;
}

/** What is about to be written at an offset of the text; nothing where only running text can go on. */
export function slotAt(tree: Tree, offset: number): Slot | undefined {
  const { part, offset: local } = tree.at(offset);
  const row = rowAt(part.text, local);
  if (local < row.start) return undefined;
  const at = Math.min(local, row.end);
  const found = read(part, row, at);
  if (found === undefined) return undefined;
  const { word, ...rest } = found;
  const isTop = found.kind === 'key' && found.path.length === 0;
  return {
    ...rest,
    siblings: isTop ? topKeys(tree, part, word) : found.siblings,
    span: span(part, word.start, Math.max(word.end, at)),
    typed: part.text.slice(word.start, at),
    quote: word.quote,
    closed: word.closed === true,
    lineIndent: columnOn(row, Math.min(row.first, at)),
  };
}

/** The keys of the top level, which are parts of their own, without the one that is being written. */
function topKeys(tree: Tree, part: Part, word: Word): readonly string[] {
  const keys = tree.root?.entries.map(({ key }) => key) ?? [];
  return keys
    .filter(({ span: at }) => at.fragment !== part || at.end < word.start || at.start > word.end)
    .map((key) => key.text);
}

/** Follows the lines of a part down to the cursor's. */
function read({ text, section }: Part, last: Row, at: number): Found | undefined {
  let frames = framesOf(section);
  let row: Row | undefined = rowAt(text, 0);
  while (row !== undefined && row.start <= last.start) {
    const line = lineOf(text, row);
    if (line.dashes.length > MAX_DEPTH || frames.length > MAX_DEPTH) return undefined;
    if (row.start === last.start && !isInFlow(text, line, at)) return blockPlace({ text, line, frames, at });
    row = rowAfter(text, row);
    if (line.blank) continue;
    frames = afterLine(frames, line);
    const opener = text[line.content.at];
    if (opener === '|' || opener === '>') {
      row = afterLiteral(text, { from: row, owner: ownerOf(line) }, { last, at });
    } else if (opener === '[' || opener === '{') {
      const owner = ownerOf(line);
      const path = owner === -1 ? [] : innerPath(topOf(frames));
      const flow = readFlow(text, { start: line.content.at, owner, path }, at);
      if (flow.place !== undefined || flow.end > at) return flow.place && inFlow(flow.place, frames);
      while (row !== undefined && row.start < flow.end) row = rowAfter(text, row);
    }
  }
  return undefined;
}

/** Whether the cursor is behind a bracket that opens on its own line. */
function isInFlow(text: string, { content }: Line, at: number): boolean {
  return '[{'.includes(text[content.at] ?? ' ') && at > content.at;
}

/** The first line behind a literal block, or one behind the cursor's where the cursor is in the block. */
function afterLiteral(
  text: string,
  { from, owner }: { readonly from: Row | undefined; readonly owner: number },
  { last, at }: { readonly last: Row; readonly at: number },
): Row | undefined {
  let row = from;
  for (; row !== undefined && row.start <= last.start; row = rowAfter(text, row)) {
    const isEmpty = row.first === row.end;
    // An empty line is of the block unless the cursor in it is not indented enough.
    if (isEmpty ? row.start === last.start && columnOn(row, at) <= owner : columnOn(row, row.first) <= owner) break;
  }
  return row;
}

function inFlow({ item, keys, ...rest }: NonNullable<Flow['place']>, frames: Frames): Found {
  return { ...rest, place: item ? 'item' : 'inline', flow: true, indent: topOf(frames).indent, siblings: keys };
}
