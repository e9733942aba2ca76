import { undecodedAt } from '../text/decode';

/**
 * Where a manifest can be cut into pieces that parse on their own: before each key of the top level, and before each
 * entry of the sections below. Cutting has two ends: a fault stays inside its entry, and after an edit only the
 * entries it touches are read again.
 *
 * A text is cut the same way however one arrives at it. Whether a line begins a piece depends only on the line and on
 * the state that the lines before it left, so that cutting can be taken up again at any piece.
 */
export interface Cut {
  readonly start: number;
  /** The section whose entry begins here; nothing at the top level. */
  readonly section: string | undefined;
  /** The state before this piece, from which cutting can go on. */
  readonly state: CutState;
}

/** What the lines so far decide about the next ones. */
export interface CutState {
  readonly section: string | undefined;
  /** How far the section's entries are indented: -1 before the first, 0 where they can't be cut (a list). */
  readonly indent: number;
  /** Whether a `---` or a key has been seen, after which a document mark would begin another document. */
  readonly marked: boolean;
  /** Whether a key has been seen. */
  readonly begun: boolean;
}

export const atStart: CutState = { section: undefined, indent: 0, marked: false, begun: false };

/** The keys whose value is a map of ids, each worth a piece of its own. */
export const SECTIONS: readonly string[] = ['artifacts', 'derivatives', 'distributions'];

/** A line: where it starts, where the next one does, and how far it is indented. */
interface Row {
  readonly start: number;
  readonly end: number;
  readonly indent: number;
}

const SPACE = 32;
const BYTE_ORDER_MARK = 0xfeff;
/** A line that begins with one of these goes on with what is above it: `]`, `}`, `,`, `:`. */
const CONTINUES = new Set([93, 125, 44, 58]);

export interface Cuts {
  readonly cuts: readonly Cut[];
  readonly state: CutState;
  /** The text holds something that reaches over every border (document marks, directives, anchors, what is no text). */
  readonly whole: boolean;
}

/**
 * Cuts `text` from `from` (the start of a line) to `to`. The first cut is always at `from`; its state is the one given.
 */
export function cut(text: string, { from, to }: { readonly from: number; readonly to: number }, state: CutState): Cuts {
  const cuts: Cut[] = [{ start: from, section: sectionAt(text, rowAt(text, from, to), state), state }];
  let now = state;
  const first = from === 0 && text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : from;
  for (let start = first; start < to;) {
    const row = rowAt(text, start, to);
    const { end, indent } = row;
    const code = text.charCodeAt(start + indent);
    if (start + indent < end && !isPassedOver(code)) {
      if (reachesOver(text, row, now)) return { cuts, state: now, whole: true };
      const boundary = beginsPiece(text, row, now);
      if (boundary && start > first) cuts.push({ start, section: indent > 0 ? now.section : undefined, state: now });
      now = after(text, row, now);
    }
    start = end;
  }
  return { cuts, state: now, whole: hasAnchors(text, from, to) || undecodedAt(text.slice(from, to)) !== -1 };
}

/** Whether two states lead to the same cuts. */
export function sameState(a: CutState, b: CutState): boolean {
  return a.section === b.section && a.indent === b.indent && a.marked === b.marked && a.begun === b.begun;
}

/** The line at `start`, which ends at `to` at the latest. */
function rowAt(text: string, start: number, to: number): Row {
  const end = lineEnd(text, start, to);
  return { start, end, indent: indentAt(text, start, end) };
}

function sectionAt(text: string, row: Row, state: CutState): string | undefined {
  return row.indent > 0 && beginsPiece(text, row, state) ? state.section : undefined;
}

function beginsPiece(text: string, { start, end, indent }: Row, state: CutState): boolean {
  const code = text.charCodeAt(start + indent);
  if (CONTINUES.has(code) || isDash(text, start + indent, end)) return false;
  if (indent === 0) return true;
  return state.section !== undefined && (state.indent === indent || state.indent === -1);
}

function after(text: string, row: Row, state: CutState): CutState {
  const { start, end, indent } = row;
  if (indent === 0) {
    if (isMark(text, row, '---')) return { ...state, marked: true };
    if (CONTINUES.has(text.charCodeAt(start))) return state;
    if (isDash(text, start, end)) return { ...state, indent: 0 };
    const section = headerOf(text, start, end);
    return OPENED.find((it) => it.section === section) ?? state;
  }
  if (state.section === undefined || state.indent !== -1) return state;
  return { ...state, indent: isDash(text, start + indent, end) ? 0 : indent };
}

/** The states after a key of the top level, which thousands of manifests share. */
const OPENED: readonly CutState[] = [undefined, ...SECTIONS].map((section) => ({
  section,
  indent: -1,
  marked: true,
  begun: true,
}));

/** The section that a line opens: `artifacts:` and nothing more but a comment. */
function headerOf(text: string, start: number, end: number): string | undefined {
  return SECTIONS.find((name) => {
    if (!text.startsWith(`${name}:`, start)) return false;
    let index = start + name.length + 1;
    while (index < end && isSpace(text.charCodeAt(index))) index++;
    return index >= end || (text[index] === '#' && isSpace(text.charCodeAt(index - 1)));
  });
}

/** Document marks but a bare one at the head, directives, and a top level that is no plain block map. */
function reachesOver(text: string, row: Row, state: CutState): boolean {
  const { start, end, indent } = row;
  if (indent > 0) return !state.begun;
  if (isMark(text, row, '...')) return true;
  if (isMark(text, row, '---')) return state.marked || !isBare(text, start + 3, end);
  const first = text[start] ?? '';
  return first === '%' || (!state.begun && ('{[?!|>'.includes(first) || isDash(text, start, end)));
}

function isMark(text: string, { start, end }: Row, mark: '---' | '...'): boolean {
  return text.startsWith(mark, start) && (start + 3 >= end || isSpace(text.charCodeAt(start + 3)));
}

/** Whether nothing but space and a comment is left on the line. */
function isBare(text: string, start: number, end: number): boolean {
  const rest = text.slice(start, end).trimStart();
  return rest === '' || rest.startsWith('#');
}

/** Whether anchors or aliases may be in use: what one names may stand in another piece. May err on the side of yes. */
function hasAnchors(text: string, from: number, to: number): boolean {
  const words = text.slice(from, to);
  for (const mark of ['&', '*']) {
    for (let at = words.indexOf(mark); at !== -1; at = words.indexOf(mark, at + 1)) {
      const before = at === 0 ? '\n' : (words[at - 1] ?? '');
      const next = text[from + at + 1] ?? ' ';
      if (' \t\r\n,[{:'.includes(before) && !' \t\r\n*&'.includes(next)) return true;
    }
  }
  return false;
}

function isDash(text: string, at: number, end: number): boolean {
  return text[at] === '-' && (at + 1 >= end || isSpace(text.charCodeAt(at + 1)));
}

/** Where the next line starts. */
function lineEnd(text: string, start: number, to: number): number {
  const newline = text.indexOf('\n', start);
  return newline === -1 || newline >= to ? to : newline + 1;
}

function indentAt(text: string, start: number, end: number): number {
  let index = start;
  while (index < end && text.charCodeAt(index) === SPACE) index++;
  return index - start;
}

/** Blank lines and comments decide nothing; a tab can't indent, so such a line goes on with what is above it. */
function isPassedOver(code: number): boolean {
  return code === 35 || code === 13 || code === 10 || code === 9;
}

function isSpace(code: number): boolean {
  return code === SPACE || code === 9 || code === 13 || code === 10;
}
