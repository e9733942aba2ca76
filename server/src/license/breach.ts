import { addDays, daysBetween } from '../text/dates';

/** How long a licensee has to remedy a breach, in days. Source: the licensor's summary of the licenses. */
export const CURE_DAYS = 30;

/**
 * The last day on which a breach can be remedied in time. What starts the clock is not public: `notified` is the day
 * the licensee learned of it (see the open point `cure-clock` in `terms.ts`). Undefined where it is no date.
 */
export function cureEnds(notified: string): string | undefined {
  return addDays(notified, CURE_DAYS);
}

/**
 * How many days are left on `today`: 0 on the last day, negative once the time is gone. Undefined where one of the two
 * is no date.
 */
export function cureDaysLeft(notified: string, today: string): number | undefined {
  const gone = daysBetween(notified, today);
  return gone === undefined ? undefined : CURE_DAYS - gone;
}
