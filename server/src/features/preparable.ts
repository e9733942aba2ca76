import type { Verdict } from '../analysis/verdict';
import type { VerdictKind } from '../obligations/reason';

/** The rules whose findings are mended as the light bulb does it when a release is prepared, in this order. */
export const MENDED_FIRST = ['distribution/agreement', 'terms/flow-down', 'distribution/attribution'] as const;

/** The rule whose finding is mended by the notice, which is written last of all. */
export const MENDED_BY_NOTICE = 'distribution/notices';

/** All rules whose findings it mends: others with the notice too, and by what a person has answered. */
export const MENDED: ReadonlySet<string> = new Set([
  ...MENDED_FIRST,
  MENDED_BY_NOTICE,
  'distribution/modification-notice',
  'terms/attribution',
  'terms/license-text',
  'terms/notice-text',
]);

/** Whether there is something to prepare: it may be shared once all that it owes is there. */
export function isPreparable({ kind, distribution }: Verdict): boolean {
  return canBePrepared(kind, distribution.status?.value);
}

/** The same of a release of which no more is known than its verdict and its status. */
export function canBePrepared(kind: VerdictKind, status: string | undefined): boolean {
  return kind === 'obligations-missing' && status !== 'withdrawn';
}
