import { span, type Fragment, type Span } from '../text/span';
import { compose } from './compose';
import type { MapNode, Problem } from './tree';

/** YAML at the head of a Markdown text, with offsets into the whole of it. */
export interface FrontMatterText {
  /** From the first mark to the last, both included. */
  readonly span: Span;
  /** Where the text goes on. */
  readonly end: number;
  readonly root: MapNode | undefined;
  readonly problems: readonly Problem[];
  /** Whether there is the line of dashes that ends it. */
  readonly isClosed: boolean;
}

/**
 * The front matter of a text, which stands between two lines of three dashes, the first of which is the first line of the
 * file. Where the second one is missing, and fields follow the first, it reaches to the first line that is none.
 */
export function frontMatterIn(fragment: Fragment): FrontMatterText | undefined {
  const head = headOf(fragment.text);
  if (head === undefined) return undefined;
  const { start, closing, end, isClosed } = head;
  // The YAML begins where the file does, so that its offsets are the file's.
  const { content, problems } = compose(fragment, closing);
  return {
    span: span(fragment, start, start + fragment.text.slice(start, end).trimEnd().length),
    end: isClosed ? end : 0,
    root: content?.kind === 'map' ? content : undefined,
    problems,
    isClosed,
  };
}

/** Offsets into the text: where the front matter begins, where its last mark begins, and where the text goes on. */
interface Head {
  readonly start: number;
  readonly closing: number;
  readonly end: number;
  readonly isClosed: boolean;
}

function headOf(text: string): Head | undefined {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const lineEnd = (from: number): number => {
    const newline = text.indexOf('\n', from);
    return newline === -1 ? text.length : newline + 1;
  };
  const first = lineEnd(start);
  if (text.slice(start, first).trimEnd() !== '---') return undefined;
  for (let at = first; at < text.length;) {
    const next = lineEnd(at);
    if (/^(?:---|\.\.\.)$/.test(text.slice(at, next).trimEnd()))
      return { start, closing: at, end: next, isClosed: true };
    at = next;
  }
  let end = first;
  while (end < text.length && /^\s*[a-z][\w-]*:(?:\s|$)/i.test(text.slice(end, lineEnd(end)))) end = lineEnd(end);
  return end === first ? undefined : { start, closing: end, end, isClosed: false };
}
