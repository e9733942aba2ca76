import { InvalidArgumentError, Option } from 'commander';
import { parseDate } from '../text/dates';
import { t } from '../text/l10n';

/** `--manifest FILE`, for commands that work on one manifest. */
export function manifestOption(): Option {
  return new Option('-m, --manifest <file>', t`the manifest (default: the one here with that id)`);
}

/** `--today DATE`, so that what is printed can be repeated. */
export function todayOption(): Option {
  return new Option('--today <date>', t`the day to check for, YYYY-MM-DD (default: today)`).argParser(day);
}

/** `--check`: nothing is written. */
export function checkOption(): Option {
  return new Option('--check', t`write nothing; fail if something would be written`);
}

/** A text of an option that says something. */
export function filled(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError(t`It may not be empty.`);
  return text.trim();
}

function day(text: string): string {
  const date = parseDate(text);
  if (date === undefined) throw new InvalidArgumentError(t`It is a date, such as 2024-03-01.`);
  return date;
}
