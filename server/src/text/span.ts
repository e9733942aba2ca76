/**
 * A piece of a document that is parsed on its own. Its text never changes; when a document is edited, the pieces
 * around the edit stay the very same objects, and only a table of where each begins moves (see `syntax/parse.ts`).
 */
export interface Fragment {
  /** The document it belongs to. */
  readonly uri: string;
  readonly text: string;
}

/**
 * A stretch of text: UTF-16 offsets into its fragment, `end` exclusive. A span knows its document and its own words,
 * so it needs no second argument to be a place.
 */
export interface Span {
  readonly fragment: Fragment;
  readonly start: number;
  readonly end: number;
}

/** A value read from a document, with the place it was read from. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}

export function span(fragment: Fragment, start: number, end: number): Span {
  return { fragment, start, end };
}

export function located<T>(value: T, at: Span): Located<T> {
  return { value, span: at };
}

/** The words that a span covers. */
export function textOf(at: Span): string {
  return at.fragment.text.slice(at.start, at.end);
}

/** The empty span at the end of `at`, where something is to be inserted. */
export function endOf(at: Span): Span {
  return span(at.fragment, at.end, at.end);
}

/** The empty span at the start of `at`. */
export function startOf(at: Span): Span {
  return span(at.fragment, at.start, at.start);
}

/** Whether the offset lies in the span or at one of its borders, as a cursor does. */
export function touches(at: Span, fragment: Fragment, offset: number): boolean {
  return at.fragment === fragment && at.start <= offset && offset <= at.end;
}
