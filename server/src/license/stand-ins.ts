import { namesImpact } from './aliases';
import { licenseIdOf, TIERS } from './tier';

/** What says that there is no answer, as cards, SPDX and people do. */
const NO_ANSWER = /^(?:other|none|noassertion|n\/?a|tb[ad]|todo|[?-]+)$/i;

/** Licenses that forbid further restrictions, by their common names: as a reference they would look like any other. */
const SHARE_ALIKE = /gpl|gnu|odbl|share.?alike|by.?sa/i;

/** Whether two spellings differ in letter case and separators alone, so that they certainly mean one license. */
export function isRespelled(spelling: string, license: string): boolean {
  const letters = (text: string): string => text.toLowerCase().replace(/[^a-z0-9.+]/g, '');
  return letters(spelling) === letters(license);
}

/**
 * What can be written in place of a text that is no license and near to none: a reference, as SPDX writes licenses that
 * it does not list. What may be an ImpACT license, or one of SPDX that lacks its version, is not made to look like
 * another license; never empty.
 */
export function standInsFor(text: string): readonly string[] {
  const spelling = text.trim();
  if (namesImpact(spelling)) return TIERS.map(licenseIdOf);
  if (NO_ANSWER.test(spelling) || SHARE_ALIKE.test(spelling)) return ['unknown'];
  const words = spelling.replace(/^(?:LicenseRef-|https?:\/\/(?:www\.)?)/i, '').split(/[^a-z0-9.]+/i);
  const name = words.filter((word) => /[a-z0-9]/i.test(word)).join('-');
  return [name === '' ? 'unknown' : `LicenseRef-${name}`];
}
