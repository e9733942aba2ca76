import type { ParsedLicense } from './spdx';
import { licenseIdOf } from './tier';

/**
 * The text of a license with another one in place of its ImpACT license, all that applies beside it kept. Undefined
 * where it holds no ImpACT license, or several.
 */
export function replaceImpact(parsed: ParsedLicense, license: string): string | undefined {
  if (parsed.kind !== 'impact') return undefined;
  const { expression, tier } = parsed;
  if (expression === undefined) return license;
  const parts = expression.split(/([\s()+]+)/);
  const places = parts.flatMap((part, index) => (/^(?:LicenseRef-)?AI2-ImpACT-[LMH]R$/.test(part) ? [index] : []));
  const [place] = places;
  if (place === undefined || places.length > 1 || !(parts[place] ?? '').endsWith(licenseIdOf(tier))) return undefined;
  return parts.with(place, license).join('');
}
