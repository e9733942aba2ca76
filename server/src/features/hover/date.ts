import type { Analysis } from '../../analysis/analyze';
import { CURE_DAYS } from '../../license/breach';
import { openPoint } from '../../license/terms';
import { breachedWork, cureOf } from '../../lineage/cure';
import type { Breach } from '../../manifest/manifest';
import type { Place } from '../../syntax/locate';
import { t } from '../../text/l10n';
import { blocks, bold, say, type Markdown } from '../../words/markdown';
import { daysBetween } from '../../text/dates';
import { dayText } from '../../words/day';
import { count } from '../../text/words';

const SAID: ReadonlyMap<string, string> = new Map([
  ['acquired', 'Obtained'],
  ['updated', t`The last substantive change`],
  ['date', t`The day of sharing`],
  ['notified', t`The breach became known`],
  ['remedied', 'Remedied'],
  ['resolved', t`Settled with the licensor`],
]);

/** How far away a day is, and for a breach how many of its days are left; nothing for a value that is no date. */
export function aboutDate({ context }: Analysis, { path, span }: Place, value: string): Markdown | undefined {
  const said = SAID.get(String(path.at(-1)));
  const away = daysBetween(context.today, value);
  if (said === undefined || away === undefined) return undefined;
  const about = context.manifest.breaches.find(
    ({ notified, remedied }) => notified?.span === span || remedied?.span === span,
  );
  const breach = about !== undefined && breachedWork(about, context) !== undefined ? about : undefined;
  return blocks(
    say`${said}: ${dayText(value)}, ${bold(awayText(away))}.`,
    ...(breach === undefined ? [] : [daysLeft(breach, context.today), openPoint('cure-clock')?.sentence]),
  );
}

/** How far a breach is from being remedied, as a sentence. */
function daysLeft(breach: Breach, today: string): Markdown | undefined {
  const cure = cureOf(breach, today);
  if (cure === undefined) return undefined;
  const { state, ends } = cure;
  switch (state) {
    case 'remedied':
      return say`Remedied in time: the ${count(CURE_DAYS, 'day')} ended on ${dayText(ends)}.`;
    case 'resolved':
      return say`Settled with the licensor.`;
    case 'open':
      return say`The ${count(CURE_DAYS, 'day')} to remedy it end on ${dayText(ends)}: ${bold(t`${count(cure.daysLeft, 'day')} left`)}.`;
    case 'lapsed':
      return say`The ${count(CURE_DAYS, 'day')} to remedy it ended on ${dayText(ends)}, ${bold(agoText(-cure.daysLeft))}; the rights may be terminated.`;
  }
}

function awayText(days: number): string {
  if (days === 0) return t`today`;
  if (days < 0) return agoText(-days);
  return days === 1 ? t`in 1 day` : t`in ${days} days`;
}

function agoText(days: number): string {
  return days === 1 ? t`1 day ago` : t`${days} days ago`;
}
