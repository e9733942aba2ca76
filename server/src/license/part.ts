import { impactNamed } from './aliases';
import type { Part } from './expression';
import { idInLetters, idOfKeyword, termsOf } from './other-licenses';
import { isSpdxId, nearestId, pageId, spdxIdFor } from './spdx-ids';
import { licenseIdOf } from './tier';
import { referredName } from './referred-name';
import { meansUnknown } from './unknown-words';

/**
 * What one license of a text is: an ImpACT one where it is named in any way, an id or a keyword, a word for not knowing,
 * or nothing that is known. Nothing is guessed here beyond letter case and separators.
 */
export function partOf(text: string): Part {
  const impact = impactNamed(text);
  if (impact !== undefined) {
    const [tier, other] = impact.tiers;
    if (other !== undefined) return { kind: 'lost', text, tiers: impact.tiers };
    return { kind: 'impact', text, tier, exact: text === licenseIdOf(tier), certain: impact.certain };
  }
  if (isSpdxId(text)) return { kind: 'license', text, id: text, exact: true, certain: true };
  if (meansUnknown(text)) return { kind: 'unknown', text };
  if (isReference(text)) return { kind: 'license', text, id: text, exact: true, certain: true };
  const id = idFor(text);
  if (id === undefined) return { kind: 'unread', text };
  return { kind: 'license', text, id, exact: false, certain: isRespelled(text, id) };
}

/** The part with a near id in place of what is no license; the part itself where nothing is near. */
export function guessed(part: Part): Part {
  if (part.kind !== 'unread') return part;
  const near = nearestId(part.text);
  if (near === undefined) return part;
  const found = partOf(near);
  if (found.kind === 'impact') return { ...found, text: part.text, exact: false, certain: false };
  return { kind: 'license', text: part.text, id: near, exact: false, certain: false };
}

/** Whether a license that is written in a text among other words is named there: one that a fix must not drop. */
export function namesLicense(text: string): boolean {
  const words = text.split(/[\s,;()&|]+/).filter((word) => word.length > 2);
  return words.some((word) => partOf(word).kind === 'license');
}

/** Whether two spellings differ in letter case and separators alone, so that they certainly mean one license. */
export function isRespelled(spelling: string, license: string): boolean {
  const letters = (text: string): string => text.toLowerCase().replace(/[^a-z0-9.+]/g, '');
  return letters(spelling) === letters(license);
}

/** A reference as SPDX writes it: `LicenseRef-NAME`, with the document that defines it where it is another one. */
function isReference(text: string): boolean {
  return /^(?:DocumentRef-[\w.-]+:)?LicenseRef-[\w.-]+$/.test(text) && /[a-z0-9]/i.test(referredName(text));
}

/** The id that a keyword, an id in other letters, or the address of a page stands for. */
function idFor(text: string): string | undefined {
  const dashed = text.trim().replace(/[\s_]+/g, '-');
  return idOfKeyword(dashed) ?? spdxIdFor(dashed) ?? idInLetters(dashed) ?? pageId(text) ?? referenceOf(dashed);
}

/** A license that has no id at SPDX under its known name, in other letters: `Llama-2`. */
function referenceOf(name: string): string | undefined {
  const terms = termsOf(`LicenseRef-${referredName(name)}`);
  return terms !== undefined && !terms.isSpdx ? terms.id : undefined;
}
