import type { LicenseKeyword, LicenseTable, OtherLicense } from './other-license';
import { referredName } from './referred-name';

/** The table lies in a bundle of its own: a manifest of ImpACT artifacts alone never loads it. */
function tableOf(): LicenseTable {
  return (require('./other-licenses.generated') as typeof import('./other-licenses.generated')).table;
}

/** The same by what it is looked up by. */
function folded(): typeof import('./other-licenses-folded') {
  return require('./other-licenses-folded') as typeof import('./other-licenses-folded');
}

/** Every license whose terms are known here, in the order of the facts. */
export function otherLicenses(): readonly OtherLicense[] {
  return tableOf().licenses;
}

/** The words that Hugging Face has for licenses. */
export function licenseKeywords(): readonly LicenseKeyword[] {
  return tableOf().keywords;
}

/** What could not be read when the facts were collected. */
export function notKnown(): readonly string[] {
  return tableOf().notKnown;
}

/** By which words the text of an SPDX license is known again; empty where it is not known. */
export function marksOf(id: string): readonly string[] {
  const { marks } = tableOf();
  return Object.hasOwn(marks, id) ? (marks[id] ?? []) : [];
}

/** Whether these words stand in place of a license and name none; in small letters, with one space between two. */
export function isUnknownWord(spaced: string): boolean {
  return folded().unknownWords.has(spaced);
}

/**
 * The terms of a license by its id: another version of a license whose versions have the same terms included, and an id
 * of SPDX behind `LicenseRef-`, as scanners write it. Undefined where its terms are not known here.
 */
export function termsOf(id: string): OtherLicense | undefined {
  const { byId, families, byLetters, lettersOf } = folded();
  const bare = referredName(id);
  const found =
    byId.get(id) ??
    byId.get(bare) ??
    families.find(({ match }) => match.test(bare))?.license ??
    // A reference names it in other letters: `LicenseRef-llama2` is `LicenseRef-Llama-2`.
    (bare === id ? undefined : byLetters.get(lettersOf(bare)));
  return found === undefined ? undefined : versioned(found, bare);
}

/** The license of one version, with its own id, and less sure where only other versions were read. */
function versioned(license: OtherLicense, id: string): OtherLicense {
  if (license.match === undefined || license.id === id) return license;
  // Ports of Creative Commons and its versions 1.0 were looked through by a search for phrases only.
  const isGuess = id.startsWith('CC-') && /-1\.0|\d-[A-Z]/.test(id);
  return { ...license, id, name: nameOf(license, id), ...(isGuess ? { confidence: 'C' } : {}) };
}

function nameOf({ name }: OtherLicense, id: string): string {
  return name.includes('all versions') ? id : name;
}

/** The id that a keyword of Hugging Face or a `license_name` there stands for; letter case and separators aside. */
export function idOfKeyword(word: string): string | undefined {
  const wanted = word.toLowerCase().replace(/[\s_]+/g, '-');
  const { keywords, byName } = folded();
  return keywords.get(wanted)?.id ?? byName.get(wanted)?.id;
}

/** The id of a license whose terms are known here, in these letters, whatever their case. */
export function idInLetters(word: string): string | undefined {
  return folded().bySmallId.get(word.toLowerCase())?.id;
}

/** Whether a word names a family of licenses with different terms, such as `cc`. */
export function isFamily(word: string): boolean {
  return folded().familyWords.has(word.toLowerCase());
}
