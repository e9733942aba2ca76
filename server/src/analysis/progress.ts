import type { Verdict } from './verdict';

/** How far a distribution has come: all that has to be there, and how much of that is. */
export function progressOf({ obligations, reasons }: Pick<Verdict, 'obligations' | 'reasons'>): Progress {
  // What has no evidence of its own, such as a license that drops what is inherited, is in the way as well.
  const others = reasons.filter(({ verdict }) => verdict === 'obligations-missing').length;
  const met = obligations.filter(({ state }) => state === 'met').length;
  return { owed: obligations.length + others, met };
}

/** How many obligations there are, and how many of them are met. */
export interface Progress {
  readonly owed: number;
  readonly met: number;
}
