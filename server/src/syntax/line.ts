/** A word in a text: UTF-16 offsets of what is inside its quotes, if it has any. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly quote?: '"' | "'";
  /** Whether the quote is closed on the same line. */
  readonly closed?: boolean;
}

/** Where a line of a text is. All places are offsets into the whole text. */
export interface Row {
  readonly start: number;
  /** Before the line ending. */
  readonly end: number;
  /** Where the next line starts, or the end of the text. */
  readonly next: number;
  /** The first place that is no space; the end of an empty line. */
  readonly first: number;
  /** Whether there is nothing on it but space and a comment. */
  readonly blank: boolean;
}

/** One line of block style, taken apart as if nothing above it mattered. */
export interface Line extends Row {
  /** The places of the dashes that the line begins with. */
  readonly dashes: readonly number[];
  readonly key: (Word & { readonly text: string; readonly at: number; readonly colon: number }) | undefined;
  /** Where what follows the key or the dashes starts, quotes included. Empty, at the end of the line, where there is nothing. */
  readonly content: Word & { readonly at: number };
  /** The place of the `#`, if there is one. */
  readonly comment: number | undefined;
}

/** The line that holds an offset of the text. One at the end of the text, behind a line ending, is empty. */
export function rowAt(text: string, offset: number): Row {
  const top = text.startsWith('\ufeff') ? 1 : 0;
  const start = offset <= top ? top : Math.max(top, text.lastIndexOf('\n', offset - 1) + 1);
  const newline = text.indexOf('\n', start);
  const next = newline === -1 ? text.length : newline + 1;
  const end = newline === -1 ? next : newline > start && text[newline - 1] === '\r' ? newline - 1 : newline;
  const first = skipSpace(text, start, end);
  return { start, end, next, first, blank: first === end || text[first] === '#' };
}

/** The line below another; nothing below the last one. */
export function rowAfter(text: string, { end, next }: Row): Row | undefined {
  return end < next ? rowAt(text, next) : undefined;
}

/** The line above another; nothing above the first one. */
export function rowBefore(text: string, { start }: Row): Row | undefined {
  return text[start - 1] === '\n' ? rowAt(text, start - 1) : undefined;
}

/** The column of a place on a line. */
export function columnOn(line: Row, offset: number): number {
  return offset - line.start;
}

/** The word that begins at a place: in quotes up to the closing one or the end, else up to the end without the space before it. */
export function wordAt(text: string, at: number, end: number): Word {
  const quote = text[at];
  if (quote !== '"' && quote !== "'") return { start: at, end: at + text.slice(at, end).trimEnd().length };
  const close = closing(text, at, end);
  return { start: at + 1, end: close ?? end, quote, closed: close !== undefined };
}

export function isSpace(char: string | undefined): boolean {
  return char === ' ' || char === '\t';
}

/** Takes a line apart. */
export function lineOf(text: string, { start, end, next, first, blank }: Row): Line {
  const dashes: number[] = [];
  let at = first;
  while (text[at] === '-' && (at + 1 >= end || isSpace(text[at + 1]))) {
    dashes.push(at);
    at = skipSpace(text, at + 1, end);
  }
  const key = keyAt(text, at, end);
  const from = key === undefined ? at : skipProperties(text, skipSpace(text, key.colon + 1, end), end);
  const word = wordAt(text, from, end);
  const after = word.quote === undefined ? from : word.closed === true ? word.end + 1 : end;
  const mark = commentFrom(text, after, end);
  const content = { ...(word.quote === undefined ? wordAt(text, from, mark) : word), at: from };
  const comment = mark < end ? mark : undefined;
  return { start, end, next, first, blank, dashes, key, content, comment };
}

/** Where the first comment of a stretch of plain text starts: a `#` with space before it; its end where there is none. */
function commentFrom(text: string, at: number, end: number): number {
  for (let mark = at; mark < end; mark++) {
    if (text[mark] === '#' && (mark === at || isSpace(text[mark - 1]))) return mark;
  }
  return end;
}

function keyAt(text: string, at: number, end: number): Line['key'] {
  if (at >= end || '[{#|>&*!%@`'.includes(text[at] ?? '')) return undefined;
  const word = wordAt(text, at, end);
  if (word.quote !== undefined) {
    const colon = word.closed === true ? skipSpace(text, word.end + 1, end) : end;
    return endsKey(text, colon, end) ? { ...word, text: text.slice(word.start, word.end), at, colon } : undefined;
  }
  const limit = commentFrom(text, at, end);
  for (let colon = at; colon < limit; colon++) {
    if (!endsKey(text, colon, end)) continue;
    const { end: last } = wordAt(text, at, colon);
    return { start: at, end: last, text: text.slice(at, last), at, colon };
  }
  return undefined;
}

function endsKey(text: string, colon: number, end: number): boolean {
  return text[colon] === ':' && colon < end && (colon + 1 >= end || isSpace(text[colon + 1]));
}

function closing(text: string, at: number, end: number): number | undefined {
  const quote = text[at] ?? '';
  for (let index = at + 1; index < end; index++) {
    if (quote === '"' && text[index] === '\\') index++;
    else if (text[index] === quote && quote === "'" && text[index + 1] === "'" && index + 1 < end) index++;
    else if (text[index] === quote) return index;
  }
  return undefined;
}

/** Past anchors and tags. */
function skipProperties(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text[at] === '&' || text[at] === '!')) {
    while (at < end && !isSpace(text[at])) at++;
    at = skipSpace(text, at, end);
  }
  return at;
}

function skipSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isSpace(text[at])) at++;
  return at;
}

/** The column of what the content of a line belongs to: its key, else its last dash; -1 for neither. */
export function ownerOf(line: Line): number {
  const owner = line.key?.at ?? line.dashes.at(-1);
  return owner === undefined ? -1 : columnOn(line, owner);
}
