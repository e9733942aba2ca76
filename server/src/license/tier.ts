import { t } from '../text/l10n';

/** The risk that the licensor assigned to an artifact; it alone decides which of the three licenses applies. */
export type Tier = 'low' | 'medium' | 'high';

/** The short ids of the licenses, as a manifest writes them. */
export type LicenseId = 'AI2-ImpACT-LR' | 'AI2-ImpACT-MR' | 'AI2-ImpACT-HR';

/** All tiers, from the laxest to the strictest. */
export const TIERS: readonly Tier[] = ['low', 'medium', 'high'];

const LICENSE_IDS: Readonly<Record<Tier, LicenseId>> = {
  low: 'AI2-ImpACT-LR',
  medium: 'AI2-ImpACT-MR',
  high: 'AI2-ImpACT-HR',
};

const LICENSE_NAMES: Readonly<Record<Tier, string>> = {
  low: 'AI2 ImpACT License for Low Risk Artifacts',
  medium: 'AI2 ImpACT License for Medium Risk Artifacts',
  high: 'AI2 ImpACT License for High Risk Artifacts',
};

/** Whether the word is a tier, spelled exactly as in a manifest. */
export function isTier(word: string): word is Tier {
  return TIERS.some((tier) => tier === word);
}

/** Whether `a` permits less than `b`; a tier is not stricter than itself. */
export function isStricter(a: Tier, b: Tier): boolean {
  return TIERS.indexOf(a) > TIERS.indexOf(b);
}

/**
 * The strictest of the tiers, or undefined for none. That mixed tiers take the strictest is this format's reading:
 * the license texts do not say (see the open point `mixed-tiers` in `terms.ts`).
 */
export function strictest(first: Tier, ...rest: readonly Tier[]): Tier;
export function strictest(...tiers: readonly Tier[]): Tier | undefined;
export function strictest(...tiers: readonly Tier[]): Tier | undefined {
  return TIERS.findLast((tier) => tiers.includes(tier));
}

/** The canonical license id of a tier. */
export function licenseIdOf(tier: Tier): LicenseId {
  return LICENSE_IDS[tier];
}

/** The tier of a canonical license id; undefined for every other spelling, which `aliases.ts` recognizes. */
export function tierOfLicense(id: string): Tier | undefined {
  return TIERS.find((tier) => LICENSE_IDS[tier] === id);
}

/** The tier in words, such as “medium risk”. */
export function tierName(tier: Tier): string {
  return TIER_NAMES[tier];
}

const TIER_NAMES: Readonly<Record<Tier, string>> = { low: t`low risk`, medium: t`medium risk`, high: t`high risk` };

/** The name of the license as attributions write it, such as “AI2 ImpACT License for Medium Risk Artifacts”. */
export function licenseName(tier: Tier): string {
  return LICENSE_NAMES[tier];
}
