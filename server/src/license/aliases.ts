import { nearest } from '../text/words';
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

/** What a text that names an ImpACT license says of it. */
export interface Named {
  /** The tiers that it may be, the strictest first; only one where the text is clear. */
  readonly tiers: readonly [Tier, ...Tier[]];
  /** Whether that is the meaning beyond doubt. */
  readonly certain: boolean;
}

/** Words after which a tier is not what holds. */
const DENIALS: readonly string[] = [
  ...['not', 'no', 'non', 'isn', 'never', 'except', 'without', 'instead', 'than', 'unlike'],
  ...['was', 'former', 'formerly', 'previously', 'until', 'before'],
];

const ALL_TIERS: Named['tiers'] = ['high', 'medium', 'low'];

/**
 * What a text says of an ImpACT license where it names one in any way, in any letters: `LicenseRef-AI2ImpACTHR`,
 * “ImpACT MR (gated)”. Undefined where it names none. Such a text is never to be taken for some other license; which
 * tier it means is for a person to say unless exactly one is named.
 */
export function impactNamed(text: string): Named | undefined {
  const recognized = recognizeLicense(text);
  const words = wordsOf(folded(text)).flatMap(unglued);
  const named = TIERS.filter((tier) => isTierNamed(words, tier));
  if (recognized !== undefined && 'canonical' in recognized) {
    const [tier = 'high'] = TIERS.filter((one) => licenseIdOf(one) === recognized.canonical);
    return { tiers: [tier], certain: true };
  }
  // No word of plain English has these capitals.
  const isSpelled = /\bImpACT|ImpACT\b/.test(text);
  if (recognized === undefined && !isNamed(words) && !isSpelled) return undefined;
  const [tier, other] = named;
  if (tier === undefined || words.some((word) => DENIALS.includes(word))) return { tiers: ALL_TIERS, certain: false };
  if (other !== undefined) return { tiers: strictestFirst(named), certain: false };
  return { tiers: isPlainEnglish(words) && !isSpelled ? ALL_TIERS : [tier], certain: false };
}

function strictestFirst(tiers: readonly Tier[]): Named['tiers'] {
  const [first, ...rest] = TIERS.filter((tier) => tiers.includes(tier)).reverse();
  return first === undefined ? ALL_TIERS : [first, ...rest];
}

function isTierNamed(words: readonly string[], tier: Tier): boolean {
  return words.includes(tier) || words.includes(TIER_LETTERS[tier]);
}

/** `impact` beside a tier or the licensor, “MR Agreement” and its like; also with a slip in “impact”. */
function isNamed(words: readonly string[]): boolean {
  const isLetters = (word: string | undefined): boolean => Object.values(TIER_LETTERS).some((one) => one === word);
  const saysLicensor = words.some((word) => LICENSOR_WORDS.includes(word));
  const saysLetters = words.some(isLetters);
  const saysTier = TIERS.some((tier) => isTierNamed(words, tier));
  const saysLicense = words.some((word) => LICENSE_WORDS.includes(word) && word !== 'licenseref');
  if (words.some(isAlmostImpact)) return saysLicensor || saysLetters;
  if (!words.includes('impact')) {
    return saysLetters && (saysLicensor || saysLicense || words.some((word) => word === 'risk'));
  }
  if (saysLicensor || saysLetters) return true;
  const at = words.indexOf('impact');
  const isBeside = TIERS.some((tier) => words[at - 1] === tier || words[at + 1] === tier);
  return saysTier && (isBeside || saysLicense || words.some((word) => word === 'risk' || word.startsWith('artifact')));
}

function isAlmostImpact(word: string): boolean {
  return word !== 'impact' && word.length > 4 && nearest(word, ['impact']) !== undefined;
}

/** “Low impact”: it may be the license, and it may say something else. */
function isPlainEnglish(words: readonly string[]): boolean {
  const at = words.indexOf('impact');
  const isBefore = TIERS.some((tier) => words[at - 1] === tier || (words[at - 1] === 'risk' && words[at - 2] === tier));
  const saysMore = words.some((word) => LICENSOR_WORDS.includes(word) || LICENSE_WORDS.includes(word));
  return isBefore && !saysMore;
}

/** The parts of a word that several were written as: `ai2impacthr`, `impactmr`, `mragreement`. */
function unglued(word: string): readonly string[] {
  const match =
    /^(ai2|allenai|allen)?(impact)?(license|licence)?(lr|mr|hr|low|medium|high)?(risk)?(artifacts?)?(license|licence|agreement)?(v?\d+)?$/.exec(
      word,
    ) ?? /^(lr|mr|hr|low|medium|high)(risk)?(impact)(license|licence)?$/.exec(word);
  const parts = match?.slice(1).filter((part) => (part as string | undefined) !== undefined) ?? [];
  return parts.length < 2 ? [word] : parts;
}

/** In small letters, without what can't be seen. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .toLowerCase()
    .replace(/\bimp[\s_-]act\b/g, 'impact');
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
