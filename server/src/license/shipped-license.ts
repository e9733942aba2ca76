import { fnv1a } from '../text/hash';
import { mentions, saidText, says, wordsOf, type SaidText } from '../text/said';
import { marksOf } from './other-licenses';
import type { OtherLicense } from './other-license';
import { licenseTitle } from './spdx-ids';

/** A text that ships, prepared to be asked also whether it is that of a license. */
export interface ShippedText extends SaidText {
  /** Its words, line by line where that may be a title, with how many words stand from there to the end. */
  readonly titles: () => readonly { readonly words: string; readonly left: number }[];
  /** Hashes of all runs of eight words. */
  readonly runs: () => ReadonlySet<string>;
}

export function shippedText(text: string): ShippedText {
  const said = saidText(text);
  const list = (): readonly string[] => said.words.split(' ').filter((word) => word !== '');
  let runs: ReadonlySet<string> | undefined;
  const runsIn = (words: readonly string[]): ReadonlySet<string> =>
    new Set(words.slice(RUN - 1).map((_, at) => fnv1a(words.slice(at, at + RUN).join(' '))));
  return {
    ...said,
    titles: () => titlesIn(said.seen, list().length),
    runs: () => (runs ??= runsIn(list())),
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

/** As many words a text has at least that is a license, and not only the name of one. */
const LENGTH_OF_AGREEMENT = 300;

/**
 * Whether a text holds the text of a license: the words of the one that SPDX lists; of any other, whose words are not
 * kept here, a text of some length below a line that names it.
 */
export function holdsText(text: ShippedText, terms: OtherLicense): boolean {
  const marks = marksOf(terms.id);
  if (marks.length > 0) {
    const runs = text.runs();
    const holds = marks.filter((mark) => runs.has(mark)).length >= marks.length * 0.8;
    // The texts of one family have too many words in common; each says its own name.
    return holds && (terms.shipText !== 'text-or-uri' || mentions(text, titleWithin(terms.id)));
  }
  // A card of that length that only speaks of the license does not begin a part with its name.
  const names = namesOf(terms).map((name) => ` ${wordsOf(name).join(' ')} `);
  return text
    .titles()
    .some(({ words, left }) => left > LENGTH_OF_AGREEMENT && names.some((name) => words.includes(name)));
}

/** What the text of a license calls itself; those of Creative Commons do so with the version. */
function titleWithin(id: string): string {
  const title = licenseTitle(id) ?? id;
  return title.startsWith('Creative Commons ')
    ? title.replace(/^Creative Commons /, '')
    : title.replace(/^Open Data Commons (?=Open )/, '').replace(/ v?\d+\.\d+$/, '');
}

/** How much stands before an address where the name of what it leads to is looked for. */
const NEARBY = 300;

/** Whether a text says where a license can be read: an address that is its own, or one of a license beside its name. */
export function linksTo(text: ShippedText, terms: OtherLicense): boolean {
  if (pagesOf(terms).some((page) => says(text, page))) return true;
  if (text.words === '') return false;
  return [...text.seen.matchAll(/https?:\/\/[^\s<>"'`)\]]{4,2000}/g)].some(({ index, 0: address }) => {
    // Whose pages are for one version each is taken at its word.
    if (
      !/licen[cs]e|legal|agreement|terms|opendatacommons|cdla/i.test(address) ||
      /creativecommons\.org|spdx\.org/i.test(address)
    )
      return false;
    const before =
      text.seen
        .slice(Math.max(0, index - NEARBY), index)
        .split(/\n[ \t]*\r?\n/)
        .at(-1) ?? '';
    return namesLicense(shippedText(`${before} ${address}`), terms) && says(text, address);
  });
}

/** The pages of one license that are known, as Creative Commons and SPDX have them. */
function pagesOf({ id, isSpdx }: OtherLicense): readonly string[] {
  const [, letters, version] = /^CC-(BY[A-Z-]*)-(\d\.\d)/.exec(id) ?? [];
  return [
    ...(letters === undefined || version === undefined
      ? []
      : [`creativecommons.org/licenses/${letters.toLowerCase()}/${version}`]),
    ...(isSpdx ? [`spdx.org/licenses/${id}`] : []),
  ];
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

/** Whether a text says that something is under a license, which it names by its id, its name or the address of its page. */
export function namesLicense(text: SaidText, terms: OtherLicense): boolean {
  return namesOf(terms).some((name) => says(text, name));
}

/** Whether the words of a license’s name are there at all, also where they are taken back. */
export function mentionsLicense(text: SaidText, terms: OtherLicense): boolean {
  return namesOf(terms).some((name) => mentions(text, name));
}

/** How a license is named: its id, its name, its keywords, the address of its page. */
export function namesOf({ id, name, isSpdx, huggingFace, match }: OtherLicense): readonly string[] {
  const bare = id.replace(/^LicenseRef-/, '');
  const title = isSpdx ? licenseTitle(id) : undefined;
  const plain = name.split(' (')[0] ?? name;
  const address = /^CC-(.+)-(\d\.\d)$/.exec(id);
  // The keywords of other versions are those of other licenses.
  const keywords = match === undefined ? huggingFace : huggingFace.filter((word) => word === id.toLowerCase());
  return [
    bare,
    bare.replace(/-/g, ' '),
    plain,
    ...keywords.filter((word) => word.includes('-') || word.includes('.')),
    ...(title === undefined ? [] : [title, title.replace(/ International$/, '')]),
    ...(address === null
      ? []
      : [`creativecommons.org/licenses/${address[1]?.toLowerCase() ?? ''}/${address[2] ?? ''}`]),
  ];
}
