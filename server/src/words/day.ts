import { parseDate } from '../text/dates';
import { spoken } from '../text/l10n';

/**
 * A day as people say it: “March 11, 2024”. Where it is written for machines, or into a file, it stays as it is; so does
 * what is no day.
 */
export function dayText(day: string): string {
  const known = parseDate(day);
  if (known === undefined) return day;
  const tag = spoken();
  const format = new Intl.DateTimeFormat(tag === 'en' ? 'en-US' : tag, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${known}T00:00:00Z`));
}
