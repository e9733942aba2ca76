import type { OffsetEdit } from '../text/edit';
import { t } from '../text/l10n';
import { span, textOf, type Fragment, type Span } from '../text/span';
import { compose, MAX_LEXEMES, tooMuch, unread } from './compose';
import { assemble, reassemble, type Assembled } from './assemble';
import { readSimple } from './simple';
import { atStart, cut, sameState, SECTIONS, type Cut, type CutState } from './split';
import { isEmpty, valueOf, type MapNode, type Node, type Part, type Problem } from './tree';

interface Piece extends Part, Size {
  readonly state: CutState;
}

/** How much there is to read and to look at. */
interface Size {
  /** About how many words, marks and spaces. */
  readonly lexemes: number;
  /** How many entries, and keys of the top level. */
  readonly entries: number;
}

/**
 * The most entries and other keys of the top level that are read of a document. Each takes some kilobytes and a tenth of a
 * millisecond until all rules have looked at it; the largest known collections list two thousand.
 */
const MAX_ENTRIES = 5100;

const tooMany = t`Nothing in this file is read, since it has more than ${String(MAX_ENTRIES)} entries: split it into several manifests.`;

/** The parts that a text was read in. */
interface Reading {
  readonly pieces: readonly Piece[];
  /** Where each part starts, as offsets into the text. */
  readonly starts: readonly number[];
  /** Whether it can't be cut. */
  readonly whole: boolean;
  readonly size: Size;
  /** Whether there is so much in it that none of it is read. */
  readonly isTooLarge?: true;
  readonly assembled?: Assembled | undefined;
}

/** Pieces in a row: those from `first` to before `end`, behind which the text has moved by `moved`. */
interface Stretch {
  readonly first: number;
  readonly end: number;
  readonly moved: number;
}

/** So many places are looked up one by one; for more of them a table is worth its making. */
const FEW = 50;

/**
 * A document as read, immutable. Its parts are read on their own, and after an edit those outside of it are the same
 * objects as before, so whatever was computed from one can be kept with it.
 */
export class Tree {
  private index: Map<Fragment, number> | undefined;
  private lookups = 0;

  private readonly pieces: readonly Piece[];
  private readonly starts: readonly number[];
  private assembled: Assembled | undefined;

  constructor(
    readonly uri: string,
    readonly text: string,
    private readonly reading: Reading,
  ) {
    ({ pieces: this.pieces, starts: this.starts, assembled: this.assembled } = reading);
  }

  get parts(): readonly Part[] {
    return this.pieces;
  }

  /** Whether there is more in it than is read, so that nothing is known of what it says. */
  get isTooLarge(): boolean {
    return this.reading.isTooLarge === true;
  }

  /** The map of the top level; nothing where the document is not one. */
  get root(): MapNode | undefined {
    return this.assembly().root;
  }

  /** What can't be seen within one part: keys that two parts share. */
  get problems(): readonly Problem[] {
    return this.assembly().problems;
  }

  /** The span's place in the whole text; nothing for a span of another document or of an earlier state of this one. */
  resolve(at: Span): { readonly start: number; readonly end: number } | undefined {
    const start = at.fragment.uri === this.uri ? this.startOf(at.fragment) : undefined;
    return start === undefined ? undefined : { start: start + at.start, end: start + at.end };
  }

  /** The part that holds an offset of the text, and the offset in it. At a border it is the part that begins there. */
  at(offset: number): { readonly part: Part; readonly offset: number } {
    const index = this.pieceAt(offset);
    const part = this.pieces[index];
    if (part === undefined) throw new RangeError('a tree has at least one part');
    return { part, offset: Math.max(0, Math.min(offset - (this.starts[index] ?? 0), part.text.length)) };
  }

  /** The empty span at an offset of the text. */
  spanAt(offset: number): Span {
    const found = this.at(offset);
    return span(found.part, found.offset, found.offset);
  }

  /**
   * The document after an edit. Equal in all it tells to reading the new text afresh, for work that grows with the
   * parts that the edit touches. A caller that has the text after the edit hands it in, so that it is there only once.
   */
  edited(edit: OffsetEdit, text = this.text.slice(0, edit.start) + edit.newText + this.text.slice(edit.end)): Tree {
    if (this.reading.whole) return parse(this.uri, text);
    // A piece ends where the next one begins, and whether it begins there is decided by its first line: so the pieces
    // on both sides of the edit are cut anew.
    const first = Math.max(0, this.pieceAt(edit.start) - 1);
    const last = Math.min(this.pieces.length - 1, this.pieceAt(edit.end) + 1);
    const from = this.starts[first] ?? 0;
    const moved = edit.newText.length - (edit.end - edit.start);
    const next = this.pieces[last + 1];
    const to = next === undefined ? text.length : (this.starts[last + 1] ?? 0) + moved;
    const { cuts, state, whole } = cut(text, { from, to }, this.pieces[first]?.state ?? atStart);
    if (whole) return parse(this.uri, text);
    const kept = next !== undefined && sameState(state, next.state);
    if (next !== undefined && !kept)
      return this.stitch(text, { first, end: this.pieces.length, moved }, this.toEnd(text, from, first));
    const middle = read({ uri: this.uri, text }, { cuts, to }, this.reusable(first, last + 1));
    return this.stitch(text, { first, end: last + 1, moved }, middle);
  }

  /** The same for whoever only has the text after it: what is alike at both ends is not read again. */
  rewritten(text: string): Tree {
    const most = Math.min(this.text.length, text.length);
    let start = 0;
    while (start < most && this.text.charCodeAt(start) === text.charCodeAt(start)) start++;
    let tail = 0;
    while (
      tail < most - start &&
      this.text.charCodeAt(this.text.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)
    )
      tail++;
    const end = this.text.length - tail;
    return this.edited({ start, end, newText: text.slice(start, text.length - tail) }, text);
  }

  private toEnd(text: string, from: number, first: number): readonly Piece[] | undefined {
    const { cuts, whole } = cut(text, { from, to: text.length }, this.pieces[first]?.state ?? atStart);
    if (whole) return undefined;
    return read({ uri: this.uri, text }, { cuts, to: text.length }, this.reusable(first, this.pieces.length));
  }

  /** The pieces from `first` to before `end` by their text and section: an edit leaves most of them as they were. */
  private reusable(first: number, end: number): Map<string, Piece> {
    return new Map(this.pieces.slice(first, end).map((piece) => [identity(piece.section, piece.text), piece]));
  }

  private stitch(text: string, { first, end, moved }: Stretch, middle: readonly Piece[] | undefined): Tree {
    if (middle === undefined) return parse(this.uri, text);
    const gone = this.pieces.slice(first, end);
    const size = added(subtracted(this.reading.size, sizeOf(gone)), sizeOf(middle));
    const pieces = [...this.pieces.slice(0, first), ...middle, ...this.pieces.slice(end)];
    if (excessOf(size) !== undefined) return parse(this.uri, text);
    const starts = this.starts.slice(0, first);
    let start = this.starts[first] ?? 0;
    for (const piece of middle) {
      starts.push(start);
      start += piece.text.length;
    }
    for (let index = end; index < this.starts.length; index++) starts.push((this.starts[index] ?? 0) + moved);
    const before = this.pieces.length === 1 ? undefined : this.assembled;
    const assembled = before && reassemble(before, gone, middle);
    return new Tree(this.uri, text, { pieces, starts, whole: false, size, assembled });
  }

  private startOf(fragment: Fragment): number | undefined {
    if (this.index === undefined && this.lookups++ > FEW)
      this.index = new Map(this.pieces.map((piece, index) => [piece, index]));
    const index = this.index?.get(fragment) ?? (this.pieces as readonly Fragment[]).indexOf(fragment);
    return this.starts[index];
  }

  private pieceAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private assembly(): Assembled {
    this.assembled ??= assemble(this.pieces);
    return this.assembled;
  }
}

/** Reads a document. Never throws; one that is too large is one part that is not read, and says so. */
export function parse(uri: string, text: string): Tree {
  const { cuts, whole } = cut(text, { from: 0, to: text.length }, atStart);
  const used: readonly Cut[] = whole ? [AS_A_WHOLE] : cuts;
  if (used.length > MAX_ENTRIES) return notRead({ uri, text }, tooMany, used[MAX_ENTRIES]?.start);
  const pieces = read({ uri, text }, { cuts: used, to: text.length });
  const size = sizeOf(pieces);
  const excess = excessOf(size);
  if (excess !== undefined) return notRead({ uri, text }, excess, used[pieces.length - 1]?.start);
  return new Tree(uri, text, { pieces, starts: used.map((piece) => piece.start), whole, size });
}

const AS_A_WHOLE: Cut = { start: 0, section: undefined, state: atStart };

/** `from` is the offset of the part with which it has become too much. */
function notRead(document: Pick<Fragment, 'uri' | 'text'>, why: string, from?: number): Tree {
  const made = { ...document, section: undefined, state: atStart, ...NOTHING };
  const piece = Object.assign(made, unread(made, why, from));
  return new Tree(document.uri, document.text, {
    pieces: [piece],
    starts: [0],
    whole: true,
    size: NOTHING,
    isTooLarge: true,
  });
}

const NOTHING: Size = { lexemes: 0, entries: 0 };

function sizeOf(pieces: readonly Piece[]): Size {
  return pieces.reduce<Size>(added, NOTHING);
}

function added(a: Size, b: Size): Size {
  return { lexemes: a.lexemes + b.lexemes, entries: a.entries + b.entries };
}

function subtracted(a: Size, b: Size): Size {
  return { lexemes: a.lexemes - b.lexemes, entries: a.entries - b.entries };
}

/** Why something of that size is not read; nothing where it is. */
function excessOf({ lexemes, entries }: Size): string | undefined {
  if (entries > MAX_ENTRIES) return tooMany;
  return lexemes > MAX_LEXEMES ? tooMuch : undefined;
}

/** The entries in a piece: one, or those that could not be cut from each other. */
function entriesIn(content: Node | undefined, section: string | undefined): number {
  if (content?.kind !== 'map' || section !== undefined) return 1;
  const inSections = SECTIONS.map((name) => valueOf(content, name));
  return inSections.reduce((sum, it) => sum + (it?.kind === 'map' ? it.entries.length : 0), content.entries.length);
}

/** Reads the pieces, up to the one with which they are more than is read. */
function read(
  { uri, text }: Pick<Fragment, 'uri' | 'text'>,
  { cuts, to }: { readonly cuts: readonly Cut[]; readonly to: number },
  known?: Map<string, Piece>,
): readonly Piece[] {
  const pieces: Piece[] = [];
  let size = NOTHING;
  for (const [index, { start, section, state }] of cuts.entries()) {
    const words = text.slice(start, cuts[index + 1]?.start ?? to);
    const before = known?.get(identity(section, words));
    const isKept = before !== undefined && sameState(before.state, state);
    if (isKept) known?.delete(identity(section, words));
    const read = isKept
      ? before
      : piece({ uri, text: known === undefined ? words : detached(words) }, { section, state });
    pieces.push(read);
    size = added(size, read);
    if (excessOf(size) !== undefined) break;
  }
  return pieces;
}

function piece({ uri, text }: Pick<Fragment, 'uri' | 'text'>, { section, state }: Omit<Cut, 'start'>): Piece {
  // The nodes name the fragment they are in, so the fragment has to be there first and is filled in once.
  const made = {
    uri,
    text,
    section,
    state,
    content: undefined as Node | undefined,
    problems: [] as readonly Problem[],
    ...NOTHING,
  };
  const { content, problems, lexemes } = readSimple(made) ?? compose(made);
  const isKeyed = content === undefined || content.kind === 'map' || isEmpty(content) || problems.length > 0;
  made.content = content;
  made.lexemes = lexemes;
  made.entries = entriesIn(content, section);
  made.problems = isKeyed ? problems : [{ span: content.span, message: notKeyed(content) }];
  return made;
}

function notKeyed(content: Node): string {
  const word = content.kind === 'scalar' ? textOf(content.span) : '';
  const named = /^[\w.-]+$/.test(word) ? `“${word}”` : 'This';
  return t`${named} is not a key with a value: write the key, a colon, a space and the value.`;
}

/** A copy: a slice would keep all of the text that it was cut from in memory, after every edit another one. */
function detached(words: string): string {
  return ` ${words}`.slice(1);
}

function identity(section: string | undefined, text: string): string {
  return `${section ?? ''}\n${text}`;
}
