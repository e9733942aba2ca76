import { partsOf } from './expression';
import { readLicense, type Reading } from './reading';
import type { Tier } from './tier';

/** What the `license` of an artifact says, told short. */
export type ParsedLicense =
  /**
   * An ImpACT license. `exact` is false for a spelling other than the canonical id whose tier is clear all the same;
   * `expression` is there where further licenses apply as well, such as `AI2-ImpACT-LR AND LicenseRef-Llama-2`.
   */
  | { readonly kind: 'impact'; readonly tier: Tier; readonly exact: boolean; readonly expression?: string }
  /** `unknown`, or another word for it. */
  | { readonly kind: 'unknown' }
  /** A single license that SPDX does not list, `LicenseRef-…`. */
  | { readonly kind: 'ref'; readonly id: string }
  /** A valid SPDX expression; `ids` are all licenses in it, in order, references included, without exceptions. */
  | { readonly kind: 'spdx'; readonly ids: readonly string[]; readonly expression: string }
  /** None of these; an ImpACT license whose tier is lost included. */
  | { readonly kind: 'invalid' };

/** What a license text means. Surrounding white space does not matter. */
export function parseLicense(text: string): ParsedLicense {
  return inShort(readLicense(text), text);
}

/** The same of a text that has been read. */
export function inShort(reading: Reading, text: string): ParsedLicense {
  const expression = text.trim();
  const { tier, exact, fault } = reading;
  if (fault === 'unknown' && tier === undefined) return { kind: 'unknown' };
  if (fault !== undefined) return { kind: 'invalid' };
  const isOne = 'part' in reading.expression;
  if (tier !== undefined) return { kind: 'impact', tier, exact, ...(isOne ? {} : { expression }) };
  if (!exact) return { kind: 'invalid' };
  const ids = partsOf(reading.expression).map(({ text }) => text);
  const [id] = ids;
  return id !== undefined && isOne && /^(?:License|Document)Ref-/.test(id)
    ? { kind: 'ref', id }
    : { kind: 'spdx', ids, expression };
}
