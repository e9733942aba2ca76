import { impactNamed } from '../license/aliases';
import { partsOf } from '../license/expression';
import { licenseKeywords } from '../license/other-licenses';
import { readLicense } from '../license/reading';
import { tierOfLicense, type Tier } from '../license/tier';
import type { Located } from '../text/span';
import type { Card } from './card';

/** What a card says of the license, in the words of a manifest. */
export interface CardLicense {
  /** An expression; `unknown` where a part of it names none. */
  readonly text: string;
  /** Whether it is said what applies, be it terms of one’s own. */
  readonly isKnown: boolean;
}

/** The license that a card names; nothing for one that names none. All of a list apply. */
export function licenseOfCard(card: Card): CardLicense | undefined {
  const parts = card.licenses.map((license) => meaningOf(license.value, card));
  if (parts.length === 0) return undefined;
  const isKnown = parts.every((part) => part !== 'unknown');
  return { text: isKnown ? joined(parts) : 'unknown', isKnown };
}

/** Licenses as one expression, each once. */
export function joined(licenses: readonly string[]): string {
  const [first = 'unknown', ...rest] = [...new Set(licenses)];
  const bracketed = (one: string): string => (/ (?:OR|AND) /.test(one) ? `(${one})` : one);
  return rest.length === 0 ? first : [first, ...rest].map(bracketed).join(' AND ');
}

function meaningOf(word: string, { licenseName, licenseLink }: Card): string {
  const folded = keywordOf(word);
  if (folded === 'other') return named(licenseName?.value ?? licenseLink?.value);
  const keyword = licenseKeywords().find((one) => one.word === folded);
  if (keyword !== undefined) return keyword.id ?? 'unknown';
  const { canonical, certain } = readLicense(word);
  return certain ? (canonical ?? 'unknown') : 'unknown';
}

/** What the name beside `other`, or the address in its place, means; a name that is known nowhere is one’s own terms. */
function named(name: string | undefined): string {
  if (name === undefined) return 'unknown';
  const reading = readLicense(name);
  // The tier is never guessed, and what names several is not taken apart.
  if (reading.canonical !== undefined && reading.certain) return reading.canonical;
  const tokens = name.split(/[^a-z0-9.]+/i).filter((word) => word !== '');
  const isLost = partsOf(reading.expression).some(({ kind }) => kind !== 'unread' && kind !== 'license');
  if (isLost || tokens.length === 0 || /^https?:/i.test(name)) return 'unknown';
  return `LicenseRef-${tokens.join('-')}`;
}

/** A keyword as Hugging Face spells it, letter case and space aside. */
export function keywordOf(word: string): string {
  return word.trim().toLowerCase();
}

/** Whether Hugging Face knows the word as a license. */
export function isKeyword(word: string): boolean {
  return licenseKeywords().some((keyword) => keyword.word === word);
}

/** The tier that a card has people accept before it opens, where it names just one. */
export function tierOfGate({ gate }: Card): Located<Tier> | undefined {
  if (gate === undefined) return undefined;
  // A prompt says much; each of its sentences is looked at for itself, as words of others may deny what one says.
  const tiers = gate.value.split(/(?<=[.!?])\s+|\n+/).flatMap((sentence) => {
    const tiersNamed = impactNamed(sentence)?.tiers ?? [];
    return tiersNamed.length === 1 ? tiersNamed : [];
  });
  const [tier, ...others] = new Set(tiers);
  return tier === undefined || others.length > 0 ? undefined : { value: tier, span: gate.span };
}

/** What a card writes for a license: the keys, and their values. */
export interface CardFields {
  readonly license: string;
  readonly name?: string;
}

/** The fields that say a license on a card: its keyword, or `other` with a name. */
export function cardFieldsFor(license: string): CardFields {
  const keyword = licenseKeywords().find(({ id }) => id === license);
  if (keyword !== undefined) return { license: keyword.word };
  return { license: 'other', name: nameFor(license) };
}

/** Names as they stand on public cards; anything else in small letters. */
function nameFor(license: string): string {
  const tier = tierOfLicense(license);
  if (tier !== undefined) return `ai2-impact-license-${tier}-risk`;
  return license
    .replaceAll('LicenseRef-', '')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^-|-$/g, '');
}
