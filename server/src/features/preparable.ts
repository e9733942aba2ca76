import type { Verdict } from '../analysis/verdict';
import type { VerdictKind } from '../obligations/reason';

/** Whether there is something to prepare: it may be shared once all that it owes is there. */
export function isPreparable({ kind, distribution }: Verdict): boolean {
  return canBePrepared(kind, distribution.status?.value);
}

/** The same of a release of which no more is known than its verdict and its status. */
export function canBePrepared(kind: VerdictKind, status: string | undefined): boolean {
  return kind === 'obligations-missing' && status !== 'withdrawn';
}
