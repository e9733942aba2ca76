import { shareAlikeIn } from '../license/share-alike';
import { isTier, type Tier } from '../license/tier';
import { artifactLicense } from './artifact-license';
import type { Work } from '../manifest/manifest';

/** What is asked of all that a work comes from: the highest rank that any of it has by itself, zero where none. */
export type Fact = 'tier' | 'unknown' | 'data' | 'model' | 'shareAlike';

export const FACTS: readonly Fact[] = ['tier', 'unknown', 'data', 'model', 'shareAlike'];

/** The tiers by their rank. */
export const RANKED_TIERS: readonly (Tier | undefined)[] = [undefined, 'low', 'medium', 'high'];

type Ranks = Readonly<Record<Fact, number>>;

const NO_RANKS: Ranks = { tier: 0, unknown: 0, data: 0, model: 0, shareAlike: 0 };

/** The ranks that a work has by its own fields, whatever it comes from. */
export function ownRanks(work: Work): Ranks {
  if (work.kind === 'derivative') {
    const stated = work.risk?.value;
    return { ...NO_RANKS, tier: stated !== undefined && isTier(stated) ? RANKED_TIERS.indexOf(stated) : 0 };
  }
  const { tier, known, reading } = artifactLicense(work);
  return {
    tier: RANKED_TIERS.indexOf(tier),
    unknown: known ? 0 : 1,
    data: tier !== undefined && work.type?.value === 'data' ? 1 : 0,
    model: tier !== undefined && work.type?.value === 'model' ? 1 : 0,
    shareAlike: reading !== undefined && shareAlikeIn(reading).length > 0 ? 1 : 0,
  };
}
