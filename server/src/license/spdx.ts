import { nearest } from '../text/words';
import { namesImpact, recognizeLicense } from './aliases';
import { licenseIdOf, strictest, TIERS, tierOfLicense, type Tier } from './tier';

/** What the `license` of an artifact says. */
export type ParsedLicense =
  /**
   * An ImpACT license. `exact` is false for a spelling other than the canonical id whose tier is certain all the same;
   * `expression` is there where further licenses apply as well, such as `AI2-ImpACT-LR AND LicenseRef-Llama-2`.
   */
  | { readonly kind: 'impact'; readonly tier: Tier; readonly exact: boolean; readonly expression?: string }
  /** The word `unknown`: said to be not known. */
  | { readonly kind: 'unknown' }
  /** A single license that only its author knows, `LicenseRef-…`. */
  | { readonly kind: 'ref'; readonly id: string }
  /** A valid SPDX expression; `ids` are all licenses in it, in order, references included, without exceptions. */
  | { readonly kind: 'spdx'; readonly ids: readonly string[]; readonly expression: string }
  /** None of these; an ImpACT license whose tier is lost included. */
  | { readonly kind: 'invalid' };

/** A parsed expression, as `spdx-expression-parse` returns it. */
type Expression =
  | { readonly license: string; readonly plus?: true; readonly exception?: string }
  | { readonly left: Expression; readonly conjunction: 'and' | 'or'; readonly right: Expression };

/** Far more than any real expression; the parser's time and depth grow with the text. */
const LONGEST_EXPRESSION = 1000;

/**
 * What a license text means. Surrounding white space does not matter; letter case does in SPDX ids, and
 * `nearestLicense` offers the right one.
 */
export function parseLicense(text: string): ParsedLicense {
  const expression = text.trim();
  const recognized = recognizeLicense(expression);
  if (recognized !== undefined && 'lostTier' in recognized) return { kind: 'invalid' };
  const tier = recognized === undefined ? undefined : tierOfLicense(recognized.canonical);
  if (tier !== undefined) return { kind: 'impact', tier, exact: recognized?.exact === true };
  if (expression === 'unknown') return { kind: 'unknown' };
  const parsed = parseExpression(expression);
  return parsed === undefined ? { kind: 'invalid' } : meaningOf(parsed, expression);
}

function meaningOf(parsed: Expression, expression: string): ParsedLicense {
  const ids = leavesOf(parsed);
  const recognized = ids.map((id) => recognizeLicense(id));
  const isUnclear = (id: string, index: number): boolean => {
    const one = recognized[index];
    return one === undefined ? namesImpact(id) : 'lostTier' in one;
  };
  if (ids.some(isUnclear)) return { kind: 'invalid' };
  const tier = tierOf(parsed);
  if (tier !== undefined) return { kind: 'impact', tier, exact: true, expression };
  const [id] = ids;
  return id !== undefined && ids.length === 1 && isReference(id)
    ? { kind: 'ref', id }
    : { kind: 'spdx', ids, expression };
}

/**
 * The tier that binds a licensee: the strictest of what applies together, the laxest of what may be chosen from, and
 * none where something else may be chosen.
 */
function tierOf(parsed: Expression): Tier | undefined {
  if ('license' in parsed) {
    const recognized = recognizeLicense(parsed.license);
    return recognized !== undefined && 'canonical' in recognized ? tierOfLicense(recognized.canonical) : undefined;
  }
  const sides = [tierOf(parsed.left), tierOf(parsed.right)].filter((tier) => tier !== undefined);
  if (parsed.conjunction === 'and') return strictest(...sides);
  return sides.length < 2 ? undefined : TIERS.find((tier) => sides.includes(tier));
}

/**
 * The license text that was most likely meant: the right letter case, dashes instead of spaces, a near id, each part of
 * an expression on its own; an ImpACT license under its canonical id. Undefined for a valid text and where nothing is
 * near, so that a license that SPDX does not hold is not turned into one that it does.
 */
export function nearestLicense(text: string): string | undefined {
  const wanted = text.trim();
  const recognized = recognizeLicense(wanted);
  if (recognized !== undefined) {
    return 'canonical' in recognized && !recognized.exact ? recognized.canonical : undefined;
  }
  if (wanted.length > LONGEST_EXPRESSION || parseLicense(wanted).kind !== 'invalid') return undefined;
  const candidates = [...TIERS.map(licenseIdOf), 'unknown', ...allIds()];
  const whole =
    sameLetters(wanted.replace(/[\s_]/g, '-'), candidates) ??
    onlyVersion(wanted, candidates) ??
    ofPage(wanted, candidates);
  if (whole !== undefined) return whole;
  const parts = wanted.split(/([\s()+]+)/).map((part) => {
    if (/^(?:and|or|with)$/i.test(part)) return part.toUpperCase();
    if (part === '' || /^[\s()+]/.test(part) || isReference(part)) return part;
    return sameLetters(part, [...candidates, ...exceptions()]) ?? nearId(part, candidates) ?? part;
  });
  const found = parts.join('').replace(/\s+/g, ' ');
  return parseLicense(found).kind === 'invalid' ? undefined : found;
}

/** The id of a license of which SPDX lists a single version, for a text that leaves the version out: `odc-by`. */
function onlyVersion(text: string, candidates: readonly string[]): string | undefined {
  const family = `${text.toLowerCase()}-`;
  const versions = candidates.filter((id) => id.toLowerCase().startsWith(family));
  const [only] = versions;
  return only !== undefined && versions.length === 1 && /^\d+(?:\.\d+)*$/.test(only.slice(family.length))
    ? only
    : undefined;
}

/** The id that a page of SPDX, of the Open Source Initiative or of Creative Commons about one license stands for. */
function ofPage(address: string, candidates: readonly string[]): string | undefined {
  const [, host, path] = /^https?:\/\/(?:www\.)?([a-z.]+)\/licenses?\/([\w./-]+)$/i.exec(address) ?? [];
  const words = path?.replace(/(?:\.(?:html|txt|json|php)|\/(?:deed\.\w+|legalcode)?)$/i, '');
  if (words === undefined) return undefined;
  switch (host?.toLowerCase()) {
    case 'spdx.org':
    case 'opensource.org':
      return sameLetters(words, candidates);
    case 'creativecommons.org':
      return sameLetters(`CC-${words.replaceAll('/', '-')}`, candidates);
    default:
      return undefined;
  }
}

/** The full name of an SPDX license, or undefined for an id that is not in the list, letter case included. */
export function licenseTitle(id: string): string | undefined {
  const list = require('spdx-license-list') as typeof import('spdx-license-list');
  return Object.hasOwn(list, id) ? list[id]?.name : undefined;
}

/** The current SPDX license ids, without the deprecated ones, for completion. */
export function spdxIds(): readonly string[] {
  return require('spdx-license-ids') as readonly string[];
}

/**
 * Whether a licensee who takes something under this expression may add no further restrictions, whichever alternative
 * is chosen: the GPL family, CC-BY-SA and ODbL. False for what is no valid expression. That such licenses conflict with
 * restrictions that flow down is likely, not sure (see the open point `share-alike` in `terms.ts`).
 */
export function forbidsFurtherRestrictions(expression: string): boolean {
  // Most licenses are told apart by their letters, without loading the parser and its lists.
  if (!/GPL-|CC-BY-SA-|ODbL-/.test(expression)) return false;
  const parsed = parseExpression(expression.trim());
  return parsed !== undefined && forbids(parsed);
}

function forbids(parsed: Expression): boolean {
  if ('license' in parsed) return /^(?:[AL]?GPL-\d|CC-BY-SA-|ODbL-)/.test(parsed.license);
  return parsed.conjunction === 'and'
    ? forbids(parsed.left) || forbids(parsed.right)
    : forbids(parsed.left) && forbids(parsed.right);
}

/** The parsed expression, with canonical ImpACT ids taken for references; undefined for what is not valid SPDX. */
function parseExpression(text: string): Expression | undefined {
  if (text.length > LONGEST_EXPRESSION) return undefined;
  const parse = require('spdx-expression-parse') as (source: string) => Expression;
  try {
    return parse(text.replace(/(?<![\w.-])AI2-ImpACT-[LMH]R(?![\w.-])/g, 'LicenseRef-$&'));
  } catch {
    // The parser has no other way to say no.
    return undefined;
  }
}

function leavesOf(parsed: Expression): readonly string[] {
  return 'license' in parsed ? [parsed.license] : [...leavesOf(parsed.left), ...leavesOf(parsed.right)];
}

function isReference(id: string): boolean {
  return id.startsWith('LicenseRef-') || id.startsWith('DocumentRef-');
}

function allIds(): readonly string[] {
  return [...spdxIds(), ...(require('spdx-license-ids/deprecated') as readonly string[])];
}

function exceptions(): readonly string[] {
  return require('spdx-exceptions') as readonly string[];
}

function sameLetters(word: string, candidates: readonly string[]): string | undefined {
  return candidates.find((candidate) => candidate.toLowerCase() === word.toLowerCase());
}

/**
 * A near id whose version, where the word names one, is the same: another version is another license. Words of less
 * than five letters are near to too much, and the letters of a tier have to stand, or a tier would be guessed.
 */
function nearId(word: string, candidates: readonly string[]): string | undefined {
  if (word.length < 5) return undefined;
  const version = versionOf(word);
  const tier = /-[lmh]r$/i.exec(word)?.[0].toUpperCase() ?? '-';
  return nearest(
    word,
    candidates.filter((candidate) =>
      tierOfLicense(candidate) === undefined
        ? version === '' || versionOf(candidate) === version
        : candidate.endsWith(tier),
    ),
  );
}

/** The first number in an id, without `.0` at its end; empty where there is none. */
function versionOf(id: string): string {
  return /\d[\d.]*/.exec(id)?.[0].replace(/\.0$/, '') ?? '';
}
