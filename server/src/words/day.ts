import { parseDate } from '../text/dates';

const LONG = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });

/**
 * A day as people say it: “March 11, 2024”. Where it is written for machines, or into a file, it stays as it is; so does
 * what is no day.
 */
export function dayText(day: string): string {
  const known = parseDate(day);
  return known === undefined ? day : LONG.format(new Date(`${known}T00:00:00Z`));
}
