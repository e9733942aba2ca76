import { atDash, atKey, innerPath, keep, topOf, type Frames } from './frames';
import { columnOn, lineOf, rowAfter, rowBefore, type Line, type Row, type Word } from './line';
import type { Path } from './locate';

/** A line in block style, what is open above it, and a cursor on it. */
export interface Block {
  readonly text: string;
  readonly line: Line;
  readonly frames: Frames;
  readonly at: number;
}

/** What is about to be written at a place. */
export interface Found {
  readonly kind: 'key' | 'value' | 'comment';
  /** For a key, leads to the map it belongs to; for a value, to the value. */
  readonly path: Path;
  /** Where a value stands: behind its key, as an item behind a dash or in brackets, or on a line below its key. */
  readonly place: 'inline' | 'item' | 'line';
  /** What is written there already. */
  readonly word: Word;
  /** Whether a colon follows the key. */
  readonly hasColon: boolean;
  /** In braces or brackets. */
  readonly flow: boolean;
  /** The column of the map's keys; for a value, of its key, or of the value itself where it has a line of its own. */
  readonly indent: number;
  /** The other keys of the map, before and after the cursor. */
  readonly siblings: readonly string[];
}

/** What is about to be written on a line in block style. */
export function blockPlace(block: Block): Found | undefined {
  const { at, text, line } = block;
  if (line.comment !== undefined && at > line.comment) return commentAt(line.comment, line.end);
  if (line.blank) return startsNode(block, columnOn(line, at), { start: at, end: at });
  if (at < line.first || line.dashes.some((dash) => at <= dash)) return undefined;
  const frames = line.dashes.reduce((open, dash) => atDash(open, columnOn(line, dash)), block.frames);
  const { key, content } = line;
  if (key !== undefined) {
    const keyed = topOf(atKey(frames, columnOn(line, key.at), { text: key.text, open: false }));
    if (at <= key.colon) {
      const isWithin = at >= key.start && at <= key.end;
      return isWithin ? keyOf(block, { path: keyed.path, indent: keyed.indent, word: key, hasColon: true }) : undefined;
    }
    const word = cursorIn(content, text, at);
    return word && valueOf({ path: innerPath(keyed), place: 'inline', indent: keyed.indent, word });
  }
  const word = cursorIn(content, text, at);
  if (word === undefined) return undefined;
  if (line.dashes.length === 0) return startsNode(block, columnOn(line, content.at), word);
  const indent = columnOn(line, content.at);
  return {
    ...valueOf({ path: innerPath(topOf(frames)), place: 'item', indent, word }),
    siblings: keysAround(block, indent),
  };
}

/** What begins at a column of a line of its own: another key, another item, or the value of the key above. */
function startsNode(block: Block, column: number, word: Word): Found | undefined {
  const open = keep(block.frames, (frame) => frame.indent <= column);
  const top = topOf(open);
  const map = open.findLast((frame) => frame.kind === 'map' && frame.indent === column);
  if (map !== undefined) return keyOf(block, { path: map.path, indent: column, word, hasColon: false });
  if (top.indent === column) return valueOf({ path: top.path, place: 'line', indent: column, word });
  if (!top.open) return undefined;
  return {
    ...valueOf({ path: innerPath(top), place: 'line', indent: column, word }),
    siblings: keysAround(block, column),
  };
}

function keyOf(block: Block, key: Pick<Found, 'path' | 'indent' | 'word' | 'hasColon'>): Found {
  return { kind: 'key', ...key, place: 'line', flow: false, siblings: keysAround(block, key.indent) };
}

function valueOf(value: Pick<Found, 'path' | 'place' | 'indent' | 'word'>): Found {
  return { kind: 'value', ...value, hasColon: false, flow: false, siblings: [] };
}

function commentAt(start: number, end: number): Found {
  return { ...valueOf({ path: [], place: 'line', indent: 0, word: { start, end } }), kind: 'comment' };
}

/** The word to be replaced where the cursor is in a value or in the space around it; nothing in blocks and aliases. */
function cursorIn(content: Line['content'], text: string, at: number): Word | undefined {
  if (content.start === content.end && content.quote === undefined) return { start: at, end: at };
  if ('|>*[{'.includes(text[content.at] ?? '')) return undefined;
  if (content.quote === undefined) return at < content.start ? { start: at, end: content.end } : content;
  const isInside = at >= content.start && (at <= content.end || content.closed !== true);
  return isInside ? content : undefined;
}

/** The keys in a column of the lines around, up to where the map ends, without those of the line itself. */
function keysAround({ text, line }: Block, column: number): readonly string[] {
  const keys: string[] = [];
  // Behind a dash on the same line a map begins, so that nothing above belongs to it.
  const begins = !line.blank && columnOn(line, line.first) < column;
  for (let row = begins ? undefined : rowBefore(text, line); row !== undefined; row = rowBefore(text, row)) {
    if (row.blank) continue;
    keys.push(...keyIn(text, row, column));
    if (columnOn(row, row.first) < column) break;
  }
  for (let row = rowAfter(text, line); row !== undefined; row = rowAfter(text, row)) {
    if (row.blank) continue;
    if (columnOn(row, row.first) < column) break;
    keys.push(...keyIn(text, row, column));
  }
  return keys;
}

/** The key of a line if it is in a column; lines that are indented more are not taken apart for it. */
function keyIn(text: string, row: Row, column: number): readonly string[] {
  const key = columnOn(row, row.first) > column ? undefined : lineOf(text, row).key;
  return key !== undefined && columnOn(row, key.at) === column ? [key.text] : [];
}
