import type { Analysis } from '../../analysis/analyze';
import { licenseTitle, spdxIds } from '../../license/spdx-ids';
import { isTier, licenseIdOf, tierName, TIERS } from '../../license/tier';
import type { Slot } from '../../syntax/slot';
import { span } from '../../text/span';
import { aboutLicense } from '../hover/license';
import { aboutTier } from '../hover/tier';
import { stop } from './insertion';
import type { Candidate } from './item';

/** What an artifact can be licensed under: the ImpACT licenses first, then the word for not knowing, then all of SPDX. */
export function licenseCandidates({ manifest }: Analysis, slot: Slot): readonly Candidate[] {
  const risk = manifest.artifacts.get(String(slot.path[1]))?.risk?.value;
  const stated = risk !== undefined && isTier(risk) ? risk : undefined;
  const impact = TIERS.map((tier) => ({
    value: licenseIdOf(tier),
    detail: tierName(tier),
    documentation: () => aboutTier(tier),
    discouraged: stated === undefined || stated === tier ? undefined : `its risk is ${stated}`,
  }));
  const isAlone = !/[\s()]/.test(slot.typed);
  const unknown = { value: 'unknown', detail: 'not known', documentation: () => aboutLicense('unknown') };
  const reference = { value: 'LicenseRef-', detail: 'a license of its own', insertion: ['LicenseRef-', stop('Name')] };
  return [
    ...impact,
    ...(isAlone ? [unknown] : []),
    reference,
    ...spdxIds().map((value) => ({ value, detail: licenseTitle(value), documentation: () => aboutLicense(value) })),
  ];
}

/** The one id at the cursor, where several make an expression. */
export function licenseSlot(slot: Slot): Slot {
  const { fragment, start, end } = slot.span;
  const cursor = start + slot.typed.length;
  const before = slot.typed.split(/[\s()]/).at(-1) ?? '';
  const after = /^[^\s()]*/.exec(fragment.text.slice(cursor, end))?.[0] ?? '';
  return { ...slot, span: span(fragment, cursor - before.length, cursor + after.length), typed: before };
}
