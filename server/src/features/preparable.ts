import type { Verdict } from '../analysis/verdict';

/** Whether there is something to prepare: it may be shared once all that it owes is there. */
export function isPreparable({ kind, distribution }: Verdict): boolean {
  return kind === 'obligations-missing' && distribution.status?.value !== 'withdrawn';
}
