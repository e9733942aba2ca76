import { nearest } from '../text/words';

/** The current SPDX license ids, without the deprecated ones, for completion. */
export function spdxIds(): readonly string[] {
  return require('spdx-license-ids') as readonly string[];
}

/** Worked out when the first license that needs it is read; most sessions have such a one, and every start goes without. */
function folded(): typeof import('./spdx-folded') {
  return require('./spdx-folded') as typeof import('./spdx-folded');
}

/** Whether it is an id of SPDX, a deprecated one too, letter case included. */
export function isSpdxId(text: string): boolean {
  return folded().ids.has(text);
}

/** The id of SPDX in these letters, whatever their case. */
export function spdxIdFor(word: string): string | undefined {
  return folded().byLetters.get(word.toLowerCase());
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
      return spdxIdFor(words);
    case 'creativecommons.org':
      return spdxIdFor(`CC-${words.replaceAll('/', '-')}`);
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
  const { conditionsOf, byConditions } = folded();
  return nearest(word, byConditions.get(conditionsOf(word)) ?? []);
}
