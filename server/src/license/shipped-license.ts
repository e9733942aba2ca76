import { fnv1a } from '../text/hash';
import { marksOf } from './other-licenses';
import type { OtherLicense } from './other-license';
import { licenseTitle } from './spdx-ids';

/** A text that ships, prepared to be asked what it holds. White space, letter case and marks do not count. */
export interface ShippedText {
  /** Its words in small letters, with a space around each. */
  readonly words: string;
  /** The same of each line that may be a title, with how many words stand from there to the end. */
  readonly titles: () => readonly { readonly words: string; readonly left: number }[];
  /** Hashes of all runs of eight words. */
  readonly runs: () => ReadonlySet<string>;
}

export function shippedText(text: string): ShippedText {
  const list = wordsOf(text);
  let runs: ReadonlySet<string> | undefined;
  return {
    words: ` ${list.join(' ')} `,
    titles: () => titlesIn(text, list.length),
    runs: () => (runs ??= new Set(list.slice(RUN - 1).map((_, at) => fnv1a(list.slice(at, at + RUN).join(' '))))),
  };
}

/** A title has few words. */
const LENGTH_OF_TITLE = 16;

function titlesIn(text: string, all: number): ReturnType<ShippedText['titles']> {
  let before = 0;
  return text.split('\n').flatMap((line) => {
    const words = wordsOf(line);
    const left = all - before;
    before += words.length;
    return words.length > 0 && words.length <= LENGTH_OF_TITLE ? [{ words: ` ${words.join(' ')} `, left }] : [];
  });
}

/** As many words as the marks of the table are made of. */
const RUN = 8;

function wordsOf(text: string): readonly string[] {
  const seen = text
    .replace(/<!--(?:[^-]|-(?!->))*(?:-->|$)/g, ' ')
    .normalize('NFC')
    .replace(/\(c\)/gi, ' ')
    .toLowerCase();
  return seen.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Whether words stand in a text as they are, white space, letter case and marks aside. */
export function says(text: ShippedText, sentence: string): boolean {
  const wanted = wordsOf(sentence).join(' ');
  return wanted !== '' && text.words.includes(` ${wanted} `);
}

/** As many words a text has at least that is a license, and not only the name of one. */
const LENGTH_OF_AGREEMENT = 300;

/**
 * Whether a text holds the text of a license: the words of the one that SPDX lists; of any other, whose words are not
 * kept here, a text of some length below a line that names it.
 */
export function holdsText(text: ShippedText, terms: OtherLicense): boolean {
  // The texts of one family have too many words in common; each begins with its own name.
  if (terms.shipText === 'text-or-uri') return namesLicense(text, terms);
  const marks = marksOf(terms.id);
  if (marks.length > 0) {
    const runs = text.runs();
    return marks.filter((mark) => runs.has(mark)).length >= marks.length * 0.8;
  }
  // A card of that length that only speaks of the license does not begin a part with its name.
  const names = namesOf(terms).map((name) => ` ${wordsOf(name).join(' ')} `);
  return text
    .titles()
    .some(({ words, left }) => left > LENGTH_OF_AGREEMENT && names.some((name) => words.includes(name)));
}

/** The words that have to be displayed, with the name of what is shared filled in. */
export function displaysOf(
  { display }: OtherLicense,
  work: { readonly name?: { readonly value: string } },
): readonly string[] {
  if (display === undefined) return [];
  const filled = display.text.replace(/^\[[^\]]*\]/, work.name?.value ?? '');
  return [filled, ...(display.alternative === undefined ? [] : [display.alternative])];
}

/** Whether a text names a license, by its id, its name or the address of its page. */
export function namesLicense(text: ShippedText, terms: OtherLicense): boolean {
  return namesOf(terms).some((name) => says(text, name));
}

/** How a license is named: its id, its name, its keywords, the address of its page. */
export function namesOf({ id, name, isSpdx, huggingFace }: OtherLicense): readonly string[] {
  const bare = id.replace(/^LicenseRef-/, '');
  const title = isSpdx ? licenseTitle(id) : undefined;
  const plain = name.split(' (')[0] ?? name;
  const address = /^CC-(.+)-(\d\.\d)$/.exec(id);
  return [
    bare,
    bare.replace(/-/g, ' '),
    plain,
    ...huggingFace.filter((word) => word.includes('-') || word.includes('.')),
    ...(title === undefined ? [] : [title, title.replace(/ International$/, '')]),
    ...(address === null
      ? []
      : [`creativecommons.org/licenses/${address[1]?.toLowerCase() ?? ''}/${address[2] ?? ''}`]),
  ];
}
