import { partsOf, written, type Part } from './expression';
import { readLicense, type Reading } from './reading';
import { namesLicense } from './part';
import { licenseIdOf, tierOfLicense, type Tier } from './tier';

/** What says that a license is one of a family whose members have different terms, so that a reference would hide them. */
const FAMILY = /gpl|gnu|odbl|share.?alike|\bby.?sa\b|\bcc\b|creative.?commons|\brail\b|openrail|\bbsd\b/i;

/**
 * What can be written in place of a text that no manifest writes, the most likely first: never laxer than what is
 * written, with nothing left out, and nothing made known that is not. Empty where only a person can say.
 */
export function replacementsFor(text: string, reading = readLicense(text)): readonly string[] {
  switch (reading.fault) {
    case 'exception':
      return [];
    case 'lost-tier':
      return withTiers(reading);
    case 'unknown':
      return partsOf(reading.expression).length === 1 && text.trim() !== 'unknown' ? ['unknown'] : [];
    case 'unread':
      return standInsFor(reading, text.trim());
    case undefined:
      return reading.canonical === undefined || reading.exact ? [] : [reading.canonical];
  }
}

/** One text for each tier that a lost one may be, the strictest first. */
function withTiers({ expression }: Reading): readonly string[] {
  const lost = partsOf(expression).filter((part) => part.kind === 'lost');
  const [first] = lost;
  if (first === undefined || lost.length > 1) return [];
  return first.tiers.flatMap((tier) => written(expression, (part) => idWith(part, tier)) ?? []);
}

function idWith(part: Part, tier: Tier): string | undefined {
  switch (part.kind) {
    case 'impact':
      return licenseIdOf(part.tier);
    case 'lost':
      return licenseIdOf(tier);
    case 'license':
      return part.id;
    case 'unknown':
    case 'unread':
      return undefined;
  }
}

/** A reference, as SPDX writes licenses that it does not list; not for a text that names others, which would be lost. */
function standInsFor({ expression }: Reading, text: string): readonly string[] {
  if (partsOf(expression).some(({ kind }) => kind === 'impact')) return [];
  if (FAMILY.test(text)) return ['unknown'];
  if (partsOf(expression).length > 1 || namesLicense(text)) return [];
  const words = text.replace(/^(?:LicenseRef-|https?:\/\/(?:www\.)?)/i, '').split(/[^a-z0-9.]+/i);
  const name = words.filter((word) => /[a-z0-9]/i.test(word)).join('-');
  const reference = readLicense(`LicenseRef-${name}`);
  return [reference.fault === undefined && tierOfLicense(text) === undefined ? `LicenseRef-${name}` : 'unknown'];
}
