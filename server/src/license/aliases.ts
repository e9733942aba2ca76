import { licenseIdOf, TIERS, type LicenseId, type Tier } from './tier';

/** What a spelling was recognized as. */
export type Recognized =
  /** Certainly this license; `exact` where the spelling is the canonical id itself. */
  | { readonly canonical: LicenseId; readonly exact: boolean }
  /** Certainly an ImpACT license, but the tier cannot be told: a person has to say which. */
  | { readonly lostTier: true };

const TIER_LETTERS: Readonly<Record<Tier, string>> = { low: 'lr', medium: 'mr', high: 'hr' };

/** Words that name the licensor, so that what follows can only be its license. */
const LICENSOR_WORDS: readonly string[] = ['ai2', 'allen', 'allenai'];

/** Words that say that a license is meant. */
const LICENSE_WORDS: readonly string[] = ['license', 'licence', 'licenses', 'licences', 'agreement', 'licenseref'];

/** Words that change nothing. A spelling with any word beyond these lists means something else, and is not guessed. */
const FILLER_WORDS: readonly string[] = [
  ...[
    'impact',
    'risk',
    'artifact',
    'artifacts',
    'for',
    'the',
    'under',
    'institute',
    'artificial',
    'intelligence',
    'ai',
  ],
  ...['version', 'v1', 'v2', '0', '1', '2'],
];

/**
 * The license that a spelling means: ids, names, Hugging Face `license_name`s and the licensor's URLs, in any letter
 * case, with any dashes and in any order of words. Undefined where it is not certainly an ImpACT license. The tier is
 * never guessed: a spelling that names none, or two, has lost it. Spellings seen in the wild, from public cards.
 */
export function recognizeLicense(spelling: string): Recognized | undefined {
  const folded = spelling.normalize('NFKC').trim().toLowerCase();
  const page = pageOf(folded);
  const words = wordsOf(page ?? folded);
  const tiers = TIERS.filter((tier) => words.includes(tier) || words.includes(TIER_LETTERS[tier]));
  if (!isImpact(words, tiers)) return undefined;
  const [tier, other] = tiers;
  if (tier === undefined || other !== undefined) return { lostTier: true };
  const canonical = licenseIdOf(tier);
  return { canonical, exact: spelling === canonical };
}

function isImpact(words: readonly string[], tiers: readonly Tier[]): boolean {
  const letters = tiers.filter((tier) => words.includes(TIER_LETTERS[tier]));
  const known = [...LICENSOR_WORDS, ...LICENSE_WORDS, ...FILLER_WORDS, ...TIERS, ...Object.values(TIER_LETTERS)];
  if (words.some((word) => !known.includes(word))) return false;
  // “MR Agreement” is the license's own short name for itself.
  if (!words.includes('impact')) return words.length === 2 && letters.length === 1 && words[1] === 'agreement';
  // “Low impact” and “high risk, high impact” are plain English, not the name of a license.
  const saysLicense = words.some((word) => LICENSE_WORDS.includes(word) || word.startsWith('artifact'));
  const saysLicensor = words.some((word) => LICENSOR_WORDS.includes(word));
  return tiers.length === letters.length || saysLicensor || (saysLicense && words.includes('risk'));
}

/**
 * Whether a text speaks of the licensor's ImpACT licenses, also where it is none of their names: `AI2-ImpACT-MR-only`.
 * Whatever is meant by it is not to be taken for some other license.
 */
export function namesImpact(text: string): boolean {
  const words = wordsOf(text.normalize('NFKC').toLowerCase());
  return words.includes('impact') && LICENSOR_WORDS.some((word) => words.includes(word));
}

/**
 * Whether an address is one of the licensor's pages about the licenses. They have been reported gone since July 2025, so
 * that they identify a license, but are no link to offer.
 */
export function isLicensePage(address: string): boolean {
  return pageOf(address.normalize('NFKC').trim().toLowerCase()) !== undefined;
}

function wordsOf(folded: string): readonly string[] {
  return folded
    .replaceAll('ai2impact', 'ai2 impact')
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word !== '');
}

/** The words of a page of the licensor about its licenses; undefined for what is no such address. */
function pageOf(folded: string): string | undefined {
  const address = /^(?:https?:\/\/)?(?:www\.)?allenai\.org\/([a-z/-]+)(?:[?#].*)?$/.exec(folded);
  const path = address?.[1]?.replace(/^licenses\//, '').replace(/\/$/, '');
  return path === undefined || !/^impact-(?:license|[lmh]r)$/.test(path) ? undefined : path;
}
