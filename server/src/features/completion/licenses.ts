import type { Analysis } from '../../analysis/analyze';
import { licenseTitle, spdxIds } from '../../license/spdx-ids';
import { otherLicenses } from '../../license/other-licenses';
import { isTier, licenseIdOf, tierName, TIERS, type Tier } from '../../license/tier';
import { outboundJudge } from '../../obligations/terms/outbound';
import type { Path } from '../../syntax/locate';
import type { Slot } from '../../syntax/slot';
import { t } from '../../text/l10n';
import { span } from '../../text/span';
import { aboutLicense } from '../hover/license';
import { aboutTier } from '../hover/tier';
import { stop } from './insertion';
import type { Candidate } from './item';

/**
 * What an artifact can be licensed under: the ImpACT licenses first, then the word for not knowing, then the licenses whose
 * terms are known here, then all others of SPDX.
 */
export function licenseCandidates({ context: { manifest } }: Analysis, slot: Slot): readonly Candidate[] {
  const artifact = manifest.artifacts.get(String(slot.path[1]));
  const risk = artifact?.risk?.value;
  const stated = risk !== undefined && isTier(risk) ? risk : undefined;
  const isOutside = artifact?.type?.value === 'code' || artifact?.type?.value === 'service';
  const against = (tier: Tier): string | undefined => {
    if (isOutside) return t`for data and models only`;
    return stated === undefined || stated === tier ? undefined : t`its risk is ${stated}`;
  };
  const impact = TIERS.map((tier) => ({
    value: licenseIdOf(tier),
    detail: tierName(tier),
    documentation: () => aboutTier(tier),
    discouraged: against(tier),
  }));
  const isAlone = !/[\s()]/.test(slot.typed);
  const unknown = { value: 'unknown', detail: t`not known`, documentation: () => aboutLicense('unknown') };
  return [...impact, ...(isAlone ? [unknown] : []), ownTerms, ...others()];
}

const ownTerms: Candidate = {
  value: 'LicenseRef-',
  detail: t`a license of its own`,
  insertion: ['LicenseRef-', stop('Name')],
};

/** The licenses whose terms are known here, then all others of SPDX. */
function others(): readonly Candidate[] {
  const known = otherLicenses().map((terms) => ({
    value: terms.id,
    detail: terms.isSpdx ? licenseTitle(terms.id) : terms.name,
    documentation: () => aboutLicense(terms.id),
  }));
  const ids = new Set(known.map(({ value }) => value));
  const rest = spdxIds().filter((id) => !ids.has(id));
  return [
    ...known,
    ...rest.map((value) => ({ value, detail: licenseTitle(value), documentation: () => aboutLicense(value) })),
  ];
}

/** What a derivative can be released under: what stands against a license is said beside it, and it comes last. */
export function outboundLicenses({ context }: Analysis, path: Path): readonly Candidate[] {
  const derivative = context.manifest.derivatives.get(String(path[1]));
  if (derivative === undefined) return [ownTerms, ...others()];
  const judge = outboundJudge(derivative, context);
  const known = new Set(otherLicenses().map(({ id }) => id));
  const tier = context.lineage.risk(derivative);
  const impact =
    tier === undefined
      ? []
      : [{ value: licenseIdOf(tier), detail: tierName(tier), documentation: () => aboutTier(tier) }];
  return [
    ...impact,
    ownTerms,
    ...others().map((candidate) =>
      // Of licenses whose terms are not known here nothing more is said.
      known.has(candidate.value) && judge(candidate.value).length > 0
        ? { ...candidate, discouraged: t`drops what it inherits` }
        : candidate,
    ),
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
