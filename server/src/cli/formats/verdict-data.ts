import type { Verdict } from '../../../types/api';
import type { PlacedVerdict } from '../outcome';

/** The same at every door: whatever prints verdicts for programs prints this. */
export function verdictData({ place, audience, ...rest }: PlacedVerdict): Verdict {
  const { distribution, shares, status, verdict, passes, owed, met } = rest;
  const to = audience === undefined ? {} : { audience };
  return { distribution, shares, ...to, status, verdict, passes, owed, met, line: place.start.line };
}
