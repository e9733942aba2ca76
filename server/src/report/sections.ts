import type { Block } from '../text/markdown';
import { located, span, type Fragment, type Located, type Span } from '../text/span';

/** A heading of a report with all that stands under it. */
export interface Section {
  /** 1 to 6; 7 for a line in bold that stands for a heading. */
  readonly level: number;
  /** The words of the heading, without its marks, and where they stand. */
  readonly title: Located<string>;
  /** From the end of the heading to the next heading of the same or a higher level. */
  readonly body: Span;
  /** What there is to read in the body, headings left out; a paragraph each. */
  readonly words: readonly string[];
}

/** The level of a line in bold that stands for a heading: below all others. */
const BOLD = 7;

/** Whether words are the title of a section that is known. */
export type IsTitle = (words: string) => boolean;

interface Head {
  readonly level: number;
  readonly title: string;
  /** The place among the blocks, and what of that block is the beginning of the body. */
  readonly index: number;
  readonly rest: string;
  readonly titleSpan: Span;
  readonly start: number;
  readonly bodyStart: number;
}

/**
 * The sections of a text in file order, those inside of others included. A heading is one of CommonMark’s, outside of lists
 * and quotations; or a paragraph or an item that begins with a known title in bold, which may be numbered; or, among those,
 * a line all in bold.
 */
export function sectionsOf(fragment: Fragment, blocks: readonly Block[], isTitle: IsTitle): readonly Section[] {
  const heads: Head[] = [];
  for (const [index, block] of blocks.entries()) {
    const head =
      block.kind === 'heading' ? headingOf(fragment, block, index) : boldOf({ fragment, block, index }, isTitle, heads);
    if (head !== undefined) heads.push(head);
  }
  const titled = new Set(heads.map(({ index }) => index));
  const following = followingOf(heads);
  return heads.map((head, place): Section => {
    const follower = following[place];
    const next = follower === undefined ? undefined : heads[follower];
    const inside = blocks.slice(head.index + 1, next?.index).filter((_, at) => !titled.has(head.index + 1 + at));
    const rest = heads.slice(place, follower).flatMap(({ rest: words }) => (words === '' ? [] : [words]));
    const end = next?.start ?? fragment.text.length;
    return {
      level: head.level,
      title: located(head.title, head.titleSpan),
      body: span(fragment, Math.min(head.bodyStart, end), end),
      words: [...rest, ...inside.map(({ text }) => text)],
    };
  });
}

/** For each heading the place of the next one of the same or a higher level. */
function followingOf(heads: readonly Head[]): readonly (number | undefined)[] {
  // For each level the place of the nearest such heading behind the one that has been reached, going backwards.
  const nearest: (number | undefined)[] = [];
  const found: (number | undefined)[] = [];
  for (let place = heads.length - 1; place >= 0; place -= 1) {
    const level = heads[place]?.level ?? BOLD;
    found[place] = nearest[level];
    for (let lower = level; lower <= BOLD; lower += 1) nearest[lower] = place;
  }
  return found;
}

function headingOf(fragment: Fragment, block: Block, index: number): Head | undefined {
  if (!block.isTop) return undefined;
  const { text } = fragment;
  const line = text.slice(block.start, block.end);
  const atx = /^ {0,3}#{1,6}(?=[ \t]|$)[ \t]*/.exec(line);
  // Beneath the words of the other kind there is a line of marks.
  const words = atx === null ? withoutLastLine(line) : withoutClosing(line.slice(atx[0].length).trimEnd());
  const start = block.start + line.indexOf(words, atx?.[0].length ?? 0);
  return {
    level: block.level,
    title: block.text.trim(),
    index,
    rest: '',
    titleSpan: span(fragment, start, start + words.length),
    start: block.start,
    bodyStart: block.end,
  };
}

function withoutLastLine(text: string): string {
  return text.slice(0, Math.max(0, text.lastIndexOf('\n'), text.lastIndexOf('\r'))).trim();
}

/** A heading may be closed by marks as well, which are set off by a space. */
function withoutClosing(words: string): string {
  let end = words.length;
  while (words[end - 1] === '#') end -= 1;
  return end === 0 || ' \t'.includes(words[end - 1] ?? 'x') ? words.slice(0, end).trimEnd() : words;
}

/** A paragraph that stands for a heading. */
function boldOf(
  { fragment, block, index }: { readonly fragment: Fragment; readonly block: Block; readonly index: number },
  isTitle: IsTitle,
  before: readonly Head[],
): Head | undefined {
  if (block.kind !== 'text' || block.bold === 0 || (block.depth > 0 && !block.beginsItem)) return undefined;
  const bold = block.text.slice(0, block.bold).trim();
  const rest = block.text
    .slice(block.bold)
    .trimStart()
    .replace(/^[:.–—-]/, '')
    .trim();
  const isAmong = before.at(-1)?.level === BOLD && rest === '' && isLikeTitle(bold);
  if (!isTitle(bold) && !isAmong) return undefined;
  const line = fragment.text.slice(block.start, block.end);
  const at = /\*\*|__/.exec(line)?.index ?? 0;
  const until = /\*\*|__/.exec(line.slice(at + 2));
  const end = until === null ? line.length : at + 2 + until.index + 2;
  return {
    level: BOLD,
    title: bold,
    index,
    rest,
    titleSpan: span(fragment, block.start + at, block.start + end),
    start: block.start,
    bodyStart: block.start + end,
  };
}

/** A few words without a period, or with a number before them or a colon behind. */
function isLikeTitle(words: string): boolean {
  return words.length < 60 && (/^\d{1,2}[.)]\s|:$/.test(words) || !/[.!?]$/.test(words));
}
