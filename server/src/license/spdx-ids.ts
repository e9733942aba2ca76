import { nearest } from '../text/words';
import { licenseIdOf, TIERS } from './tier';

/** The current SPDX license ids, without the deprecated ones, for completion. */
export function spdxIds(): readonly string[] {
  return require('spdx-license-ids') as readonly string[];
}

export function spdxIdsWithDeprecated(): readonly string[] {
  return [...spdxIds(), ...(require('spdx-license-ids/deprecated') as readonly string[])];
}

export function spdxExceptions(): readonly string[] {
  return require('spdx-exceptions') as readonly string[];
}

/** The full name of an SPDX license, or undefined for an id that is not in the list, letter case included. */
export function licenseTitle(id: string): string | undefined {
  const list = require('spdx-license-list') as typeof import('spdx-license-list');
  return Object.hasOwn(list, id) ? list[id]?.name : undefined;
}

/** The id that a page of SPDX, of the Open Source Initiative or of Creative Commons about one license stands for. */
export function pageId(address: string): string | undefined {
  const [, host, path] = /^https?:\/\/(?:www\.)?([a-z.]+)\/licenses?\/([\w./-]+)$/i.exec(address) ?? [];
  const words = path?.replace(/(?:\.(?:html|txt|json|php)|\/(?:deed\.\w+|legalcode)?)$/i, '');
  if (words === undefined) return undefined;
  switch (host?.toLowerCase()) {
    case 'spdx.org':
    case 'opensource.org':
      return sameLetters(words, spdxIdsWithDeprecated());
    case 'creativecommons.org':
      return sameLetters(`CC-${words.replaceAll('/', '-')}`, spdxIdsWithDeprecated());
    default:
      return undefined;
  }
}

export function sameLetters(word: string, candidates: readonly string[]): string | undefined {
  return candidates.find((candidate) => candidate.toLowerCase() === word.toLowerCase());
}

/**
 * The id that a slip of the pen most likely stands for. What carries a condition has to be the same: the letters NC, SA
 * and ND, the version, “only” and “or later”, the letters of a tier. Words of less than five letters are near to too much.
 */
export function nearestId(word: string): string | undefined {
  if (word.length < 5 || /\s/.test(word.trim())) return undefined;
  const conditions = conditionsOf(word);
  const candidates = [...TIERS.map(licenseIdOf), ...spdxIdsWithDeprecated()];
  return nearest(
    word,
    candidates.filter((id) => conditionsOf(id) === conditions),
  );
}

/** What in an id changes the terms: its version without `.0` at the end, and the words that stand for conditions. */
function conditionsOf(id: string): string {
  const words = id.toLowerCase().split(/[^a-z0-9.]+/);
  const version = /\d[\d.]*/.exec(id)?.[0].replace(/\.0$/, '') ?? '';
  const conditions = words.filter((word) => CONDITIONS.includes(word));
  const tier = /-[lmh]r$/i.exec(id)?.[0].toLowerCase() ?? '';
  return [version, id.includes('+') ? '+' : '', tier, ...conditions.sort()].join(' ');
}

const CONDITIONS: readonly string[] = ['nc', 'sa', 'nd', 'only', 'later', 'clear', 'no', 'modified', 'research'];
