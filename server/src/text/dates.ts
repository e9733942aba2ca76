const DAY = 86_400_000;

/**
 * The text itself where it is a day of the calendar, written `YYYY-MM-DD`; undefined for everything else, such as the
 * 30th of February. Days have no time zone here.
 */
export function parseDate(text: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return day >= 1 && day <= daysIn(month, year) ? text : undefined;
}

const DAYS_IN_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** None where there is no such month. */
function daysIn(month: number, year: number): number {
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeapYear ? 29 : (DAYS_IN_MONTHS[month - 1] ?? 0);
}

/**
 * The day that many days later (earlier for a negative number), or undefined where `date` is no date, `days` is no
 * whole number or the day is outside the years 0 to 9999.
 */
export function addDays(date: string, days: number): string | undefined {
  const time = timeOf(date);
  return time === undefined || !Number.isInteger(days) ? undefined : formatDate(time + days * DAY);
}

/** How many days `to` is after `from`, negative where it is before; undefined where one of them is no date. */
export function daysBetween(from: string, to: string): number | undefined {
  const start = timeOf(from);
  const end = timeOf(to);
  return start === undefined || end === undefined ? undefined : (end - start) / DAY;
}

/** Negative where `a` is before `b`, 0 for the same day, positive where it is after; undefined where one is no date. */
export function compareDates(a: string, b: string): number | undefined {
  return daysBetween(b, a);
}

/** Milliseconds, always at midnight UTC, so that no time zone or summer time moves a day. */
function timeOf(date: string): number | undefined {
  const known = parseDate(date);
  return known === undefined ? undefined : Date.parse(`${known}T00:00:00Z`);
}

function formatDate(time: number): string | undefined {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return undefined;
  const text = date.toISOString();
  // Years beyond four digits are written with a sign.
  return /^\d/.test(text) ? text.slice(0, 10) : undefined;
}
