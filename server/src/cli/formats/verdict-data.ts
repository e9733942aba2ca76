import type { PlacedVerdict } from '../outcome';

/** A verdict for other programs. */
export interface VerdictData {
  readonly distribution: string;
  readonly shares: readonly string[];
  readonly audience?: string;
  readonly status: string;
  readonly verdict: string;
  readonly passes: boolean;
  readonly owed: number;
  readonly met: number;
  readonly line: number;
}

/** The same at every door: whatever prints verdicts for programs prints this. */
export function verdictData({ place, audience, ...rest }: PlacedVerdict): VerdictData {
  const { distribution, shares, status, verdict, passes, owed, met } = rest;
  const to = audience === undefined ? {} : { audience };
  return { distribution, shares, ...to, status, verdict, passes, owed, met, line: place.start.line };
}
