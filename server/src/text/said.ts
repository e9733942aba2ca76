import { blankComments, blankStruck } from './unseen';
import { once } from './once';
import { asksToSay, rulesOut, takesBack, WORDS } from './unsaid';

/** A text that ships, prepared to be asked what it says. White space, letter case and marks do not count. */
export interface SaidText {
  /** What a reader gets to see of it, in one Unicode form. */
  readonly seen: string;
  /** Its words in lower case, each with a space before and behind; empty where there are none. */
  readonly words: string;
  /** Where they stand in what is seen. */
  readonly places: () => readonly { readonly start: number; readonly end: number }[];
  /** Code in a language that is not for people to read. */
  readonly code: () => readonly { readonly start: number; readonly end: number }[];
}

export function saidText(text: string): SaidText {
  const seen = blankStruck(blankComments(text)).normalize('NFC').replace(/\(c\)/gi, ' © ');
  const list = wordsOf(seen);
  return {
    seen,
    words: list.length === 0 ? '' : ` ${list.join(' ')} `,
    places: once(() =>
      [...seen.matchAll(WORD)].map(({ index, 0: word }) => ({ start: index, end: index + word.length })),
    ),
    code: once(() => codeIn(seen)),
  };
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** The words of a text in lower case. */
export function wordsOf(text: string): readonly string[] {
  return text.normalize('NFC').replace(/\(c\)/gi, ' ').toLowerCase().match(WORD) ?? [];
}

/** Whether words stand in a text, whatever is said of them. */
export function mentions({ words }: SaidText, wanted: string): boolean {
  const folded = wordsOf(wanted).join(' ');
  return folded !== '' && words.includes(` ${folded} `);
}

/** How a text may say something: `shown` where it is not enough that its reader is asked to say so. */
export type Saying = 'told' | 'shown';

/** As many places are looked at before the words count as not said. */
const MOST_PLACES = 500;

/**
 * Whether a text says words of its own: somewhere they stand as they are, in a sentence that does not take them back, under
 * nothing that rules them out. “This is not Built with Llama” and “Built with Llama?” say nothing of the kind.
 */
export function says(text: SaidText, wanted: string, saying: Saying = 'told'): boolean {
  return isSaid(text, wanted, (around) => saying === 'told' || !asksToSay(around));
}

/** Whether a text says words in a sentence, or beside one, that holds others as well. */
export function saysSome(text: SaidText, wanted: string, others: RegExp): boolean {
  return isSaid(text, wanted, (around) => others.test(around.toLowerCase()));
}

function isSaid(text: SaidText, wanted: string, fits: (around: string) => boolean): boolean {
  const list = wordsOf(wanted);
  if (list.length === 0) return false;
  const folded = ` ${list.join(' ')} `;
  let at = text.words.indexOf(folded);
  let before = 0;
  let from = 0;
  for (let tried = 0; at >= 0 && tried < MOST_PLACES; tried += 1) {
    before += spacesIn(text.words, from, at);
    from = at;
    const start = text.places()[before]?.start ?? 0;
    const end = text.places()[before + list.length - 1]?.end ?? start;
    if (isSaidAt(text, { start, end }, fits)) return true;
    at = text.words.indexOf(folded, at + 1);
  }
  return false;
}

function spacesIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) if (text[at] === ' ') count += 1;
  return count;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function isSaidAt(text: SaidText, place: Stretch, fits: (around: string) => boolean): boolean {
  if (text.code().some(({ start, end }) => start <= place.start && place.end <= end)) return false;
  return !isTakenBack(text.seen, place) && fits(surroundings(text.seen, place).around);
}

/** Whether words at a place are taken back: by their sentence, by what leads to their list, by the heading above. */
export function isTakenBack(text: string, place: Stretch): boolean {
  const { around, leads } = surroundings(text, place);
  return takesBack(around) || leads.some(rulesOut);
}

/** The sentence that words stand in, with `WORDS` in their place, and what leads to it. */
function surroundings(
  text: string,
  { start, end }: Stretch,
): { readonly around: string; readonly leads: readonly string[] } {
  const from = sentenceStart(text, start);
  const to = sentenceEnd(text, end);
  return {
    around: [text.slice(from, start), text.slice(end, to)].map((beside) => beside.replaceAll(WORDS, ' ')).join(WORDS),
    leads: leadsOf(text, from),
  };
}

/** No sentence is looked at farther than that to either side. */
const LONGEST = 600;

/** Where a line begins that is one of its own: an item, a heading, a row, a quotation. */
const MARKED_LINE = /^[ \t]*(?:[-*+•][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|\||>)/;

/** The end of a sentence. */
const SENTENCE_END = /[.!?…]["”’)\]*_]{0,9}(?=\s+["“„(*_[<#]{0,9}[\p{Lu}\p{N}])|[。！？]/gu;

const ABBREVIATED = /^(?:\p{L}|inc|ltd|co|corp|eg|ie|etc|cf|vs|no|nr|dr|mr|ms|mrs|prof|st|al|bzw|ca|vgl|usw)$/iu;

/** Whether a mark ends a sentence, and not an abbreviation. */
function endsSentence(text: string, at: number): boolean {
  if (text[at] !== '.') return true;
  const word = /[\p{L}\p{N}]{1,12}$/u.exec(text.slice(Math.max(0, at - 12), at))?.[0] ?? '';
  return !ABBREVIATED.test(word);
}

function sentenceStart(text: string, start: number): number {
  let from = Math.max(0, start - LONGEST);
  let line = text.lastIndexOf('\n', start - 1) + 1;
  while (line > from) {
    const before = text.lastIndexOf('\n', line - 2) + 1;
    const above = text.slice(before, line);
    const isAlone = above.trim() === '' || /^[ \t]*#/.test(above);
    if (isAlone || (MARKED_LINE.test(text.slice(line, line + 20)) && !(isQuoted(above) && text[line] === '>'))) {
      from = line;
      break;
    }
    line = before;
  }
  let found = from;
  // With the first letter behind it, by which the end of a sentence is told.
  const before = text.slice(from, start + 1);
  for (const { index, 0: end } of before.matchAll(SENTENCE_END))
    if (endsSentence(before, index)) found = from + index + end.length;
  return found;
}

function isQuoted(line: string): boolean {
  return /^>[ \t]*[^\s>]/.test(line);
}

function sentenceEnd(text: string, end: number): number {
  const rest = text.slice(end, end + LONGEST);
  const lines = /\n(?=[ \t]*\r?\n|[ \t]*(?:[-*+•][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|\||>[ \t]*\r?\n|$))/.exec(rest);
  const part = rest.slice(0, lines?.index ?? rest.length);
  for (const { index, 0: mark } of part.matchAll(SENTENCE_END))
    if (endsSentence(part, index)) return end + index + mark.length;
  return end + part.length;
}

/** The sentence with a colon that leads to the list which an item stands in, and the heading above. */
function leadsOf(text: string, from: number): readonly string[] {
  const before = text.slice(Math.max(0, from - LONGEST * 4), from).split('\n');
  const heading = before.findLast((line) => /^[ \t]*#{1,6}[ \t]/.test(line));
  const isItem = MARKED_LINE.test(text.slice(text.lastIndexOf('\n', from - 1) + 1, from + 20));
  const lead = isItem
    ? before.findLast((line) => line.trim() !== '' && !/^[ \t]/.test(line) && !MARKED_LINE.test(line))
    : undefined;
  return [heading, lead?.trimEnd().endsWith(':') === true ? lead : undefined].filter((one) => one !== undefined);
}

/** Fences whose language is one of prose, or of credits. */
const PROSE = /^(?:text|txt|plain|plaintext|none|license|notice|markdown|md|bib|bibtex|latex|tex|console|output)$/i;

/** A line that opens or closes a block of code. */
const FENCE = /^ {0,3}(?<marks>`{3,}|~{3,})(?<info>(?:[^`~\n][^\n]*)?)$/gm;

function codeIn(text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  let open: { readonly start: number; readonly marks: string; readonly isCode: boolean } | undefined;
  const close = (end: number): void => {
    if (open?.isCode === true) found.push({ start: open.start, end });
    open = undefined;
  };
  for (const { index, 0: line, groups: { marks = '', info = '' } = {} } of text.matchAll(FENCE)) {
    const [word = ''] = info.trim().split(/\s/);
    if (open === undefined) open = { start: index, marks, isCode: word !== '' && !PROSE.test(word) };
    else if (marks.startsWith(open.marks) && word === '') close(index + line.length);
  }
  close(text.length);
  return found;
}
