import { fnv1a } from '../text/hash';
import { marksOf } from './other-licenses';
import type { OtherLicense } from './other-license';
import { licenseTitle } from './spdx-ids';

/** A text that ships, prepared to be asked what it holds. White space, letter case and marks do not count. */
export interface ShippedText {
  /** Its words in small letters, with a space around each. */
  readonly words: string;
  /** Hashes of all runs of eight words. */
  readonly runs: () => ReadonlySet<string>;
}

export function shippedText(text: string): ShippedText {
  const list = wordsOf(text);
  let runs: ReadonlySet<string> | undefined;
  return {
    words: ` ${list.join(' ')} `,
    runs: () => (runs ??= new Set(list.slice(RUN - 1).map((_, at) => fnv1a(list.slice(at, at + RUN).join(' '))))),
  };
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
 * kept here, a text of some length that names it.
 */
export function holdsText(text: ShippedText, terms: OtherLicense): boolean {
  // The texts of one family have too many words in common; each begins with its own name.
  if (terms.shipText === 'text-or-uri') return namesLicense(text, terms);
  const marks = marksOf(terms.id);
  if (marks.length > 0) {
    const runs = text.runs();
    return marks.filter((mark) => runs.has(mark)).length >= marks.length * 0.8;
  }
  return namesLicense(text, terms) && text.words.split(' ').length > LENGTH_OF_AGREEMENT;
}

/** Whether a text names a license, by its id, its name or the address of its page. */
export function namesLicense(text: ShippedText, terms: OtherLicense): boolean {
  return namesOf(terms).some((name) => says(text, name));
}

function namesOf({ id, name, isSpdx, huggingFace }: OtherLicense): readonly string[] {
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
