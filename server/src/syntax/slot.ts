import { span, type Span } from '../text/span';
import { blockPlace, type Block, type Found } from './block';
import { MAX_DEPTH } from './depth';
import { readFlow, type Flow } from './flow';
import { afterLine, framesOf, innerPath, topOf, type Frames } from './frames';
import { columnOn, linesOf, ownerOf, type Line, type Word } from './line';
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
  const lines = linesOf(part.text);
  const number = lines.findLastIndex((line) => line.start <= local);
  const line = lines[number];
  if (line === undefined) return undefined;
  const at = Math.min(local, line.end);
  const found = read(part, lines, number, at);
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
    lineIndent: columnOn(line, Math.min(line.first, at)),
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
function read(part: Part, lines: readonly Line[], number: number, at: number): Found | undefined {
  let frames = framesOf(part.section);
  for (let index = 0; index <= number;) {
    const line = lines[index];
    if (line === undefined || line.dashes.length > MAX_DEPTH || frames.length > MAX_DEPTH) return undefined;
    const block: Block = { text: part.text, lines, number: index, frames, at };
    if (index === number && !isInFlow(block, line)) return blockPlace(block);
    index++;
    if (line.blank) continue;
    frames = afterLine(frames, line);
    const opener = part.text[line.content.at];
    if (opener === '|' || opener === '>') {
      index = afterLiteral(lines, index, number, ownerOf(line), at);
    } else if (opener === '[' || opener === '{') {
      const flow = flowOf(block, line, frames);
      if (flow.place !== undefined || flow.end > at) return flow.place && inFlow(flow.place, frames);
      while (index < lines.length && (lines[index]?.start ?? 0) < flow.end) index++;
    }
  }
  return undefined;
}

/** Whether the cursor is behind a bracket that opens on its own line. */
function isInFlow({ text, at }: Block, line: Line): boolean {
  const opener = text[line.content.at] ?? ' ';
  return '[{'.includes(opener) && at > line.content.at;
}

/** The first line behind a literal block, or one behind the cursor's where the cursor is in the block. */
function afterLiteral(lines: readonly Line[], from: number, number: number, owner: number, at: number): number {
  let index = from;
  for (; index <= number; index++) {
    const line = lines[index];
    if (line === undefined) break;
    const isEmpty = line.first === line.end;
    // An empty line is of the block unless the cursor in it is not indented enough.
    if (isEmpty ? index === number && columnOn(line, at) <= owner : columnOn(line, line.first) <= owner) break;
  }
  return index;
}

/** The flow that begins on a line; it ends at the latest where a line is not indented more than what it belongs to. */
function flowOf({ text, lines, number, at }: Block, line: Line, frames: Frames): Flow {
  const owner = ownerOf(line);
  const after = lines
    .slice(number + 1)
    .find((next) => !next.blank && columnOn(next, next.first) <= owner && !']},'.includes(text[next.first] ?? ''));
  const path = owner === -1 ? [] : innerPath(topOf(frames));
  return readFlow(text, line.content.at, after?.start ?? text.length, path, at);
}

function inFlow({ item, keys, ...rest }: NonNullable<Flow['place']>, frames: Frames): Found {
  return { ...rest, place: item ? 'item' : 'inline', flow: true, indent: topOf(frames).indent, siblings: keys };
}
