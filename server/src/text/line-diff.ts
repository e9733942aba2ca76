import { diffArrays } from 'diff';
import type { OffsetEdit } from './edit';
import { lineBreakOf, type LineBreak } from './line-break';

/** A line as it is written, with where it is in its text. */
interface Line {
  readonly start: number;
  /** The words with the line break that ends them; only the last line may have none. */
  readonly text: string;
}

/** Lines of the text before and after that are the same but for white space at their ends. */
type Pair = readonly [before: number, after: number];

/** The most lines that may be gone or new before the search for what is the same costs more than it is worth. */
const MOST_CHANGES = 1000;

/**
 * Small edits that turn `before` into `after`, line by line, for texts that are much the same. Lines that have not changed
 * are not touched; line breaks are taken for equal however they are written, and new ones are written as `eol`, whatever
 * they are in `after`.
 */
export function lineEdits(before: string, after: string, eol = lineBreakOf(before)): readonly OffsetEdit[] {
  const old = linesOf(before);
  const now = linesOf(after).map(({ text }) => text);
  const pairs = matches(
    old.map(({ text }) => text.trim()),
    now.map((text) => text.trim()),
  );
  const edits: (readonly OffsetEdit[])[] = [];
  let [i, j] = [0, 0];
  for (const [a, b] of [...pairs, [old.length, now.length] as const]) {
    edits.push(replaced(old.slice(i, a), now.slice(j, b), { end: old[a]?.start ?? before.length, eol }));
    const [was, is] = [old[a], now[b]];
    if (was !== undefined && is !== undefined)
      edits.push(replaced([was], [is], { end: was.start + was.text.length, eol }));
    [i, j] = [a + 1, b + 1];
  }
  return joined(edits.flat());
}

/** Edits that touch are one: two insertions at one place would leave their order open. */
function joined(edits: readonly OffsetEdit[]): readonly OffsetEdit[] {
  const apart: OffsetEdit[] = [];
  for (const edit of edits) {
    const last = apart.at(-1);
    if (last?.end === edit.start)
      apart[apart.length - 1] = { ...last, end: edit.end, newText: last.newText + edit.newText };
    else apart.push(edit);
  }
  return apart;
}

/** The lines by their own words; as many gone as new are taken for one another. */
function replaced(
  was: readonly Line[],
  is: readonly string[],
  { end, eol }: { readonly end: number; readonly eol: LineBreak },
): readonly OffsetEdit[] {
  if (was.length === is.length) return was.flatMap((line, index) => changed(line, is[index] ?? '', eol));
  const first = was[0];
  return changed({ start: first?.start ?? end, text: was.map(({ text }) => text).join('') }, is.join(''), eol);
}

/** Edits of the white space alone where the words are the same; else one edit. */
function changed({ start, text: was }: Line, after: string, eol: LineBreak): readonly OffsetEdit[] {
  if (was.replaceAll('\r\n', '\n') === after) return [];
  const is = after.replaceAll('\n', lineBreakOf(was, eol));
  // Words at odd places, the white space around them at even ones.
  const [old, now] = [was.split(/(\S+)/), is.split(/(\S+)/)];
  const isSpaceOnly = old.length === now.length && old.every((piece, index) => index % 2 === 0 || piece === now[index]);
  if (!isSpaceOnly) return trimmed(start, was, is);
  let at = start;
  return old.flatMap((piece, index) => {
    const edits = trimmed(at, piece, now[index] ?? '');
    at += piece.length;
    return edits;
  });
}

/** One edit without what both texts begin and end with; none where they are the same. */
function trimmed(start: number, was: string, is: string): readonly OffsetEdit[] {
  if (was === is) return [];
  const least = Math.min(was.length, is.length);
  let head = 0;
  while (head < least && was[head] === is[head]) head++;
  let tail = 0;
  while (tail < least - head && was[was.length - 1 - tail] === is[is.length - 1 - tail]) tail++;
  // Neither a pair of surrogates nor a line break of two characters is torn apart.
  if (head > 0 && isTorn([was, head], [is, head])) head--;
  if (tail > 0 && isTorn([was, was.length - tail], [is, is.length - tail])) tail--;
  return [{ start: start + head, end: start + was.length - tail, newText: is.slice(head, is.length - tail) }];
}

function isTorn(...cuts: readonly (readonly [text: string, at: number])[]): boolean {
  return cuts
    .map(([text, at]) => text.slice(at - 1, at + 1))
    .some((two) => two === '\r\n' || /^[\uD800-\uDBFF]/.test(two));
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline + 1;
    lines.push({ start, text: text.slice(start, end) });
    start = end;
  }
  return lines;
}

/** What two lists have in common, in order; of lists that differ too much only what they begin and end with. */
function matches(a: readonly string[], b: readonly string[]): readonly Pair[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const middle = common(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  return [
    ...a.slice(0, head).map((_, index): Pair => [index, index]),
    ...middle.map(([i, j]): Pair => [i + head, j + head]),
    ...a.slice(a.length - tail).map((_, index): Pair => [a.length - tail + index, b.length - tail + index]),
  ];
}

function common(a: readonly string[], b: readonly string[]): readonly Pair[] {
  let [i, j] = [0, 0];
  return (diffArrays([...a], [...b], { maxEditLength: MOST_CHANGES }) ?? []).flatMap(({ added, removed, count }) => {
    const [from, to] = [i, j];
    if (!added) i += count;
    if (!removed) j += count;
    return added || removed ? [] : Array.from({ length: count }, (_, index): Pair => [from + index, to + index]);
  });
}
