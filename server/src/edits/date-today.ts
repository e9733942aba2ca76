import { t } from '../text/l10n';
import type { Fix } from '../findings/finding';
import { replaceValue } from '../syntax/insert';
import { textOf, type Located } from '../text/span';

/** Writes the day of the check over another one. Whether what the day stands for has happened only a person knows. */
export function dateToday({ span }: Pick<Located<string>, 'span'>, today: string): readonly Fix[] {
  if (textOf(span) === today) return [];
  return [{ title: t`Set its date to today, ${today}`, edits: [replaceValue(span, today)], safe: false }];
}
