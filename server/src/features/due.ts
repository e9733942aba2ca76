import type { Analysis } from '../analysis/analyze';
import { verdictOf } from '../analysis/verdict';
import { breachedWork, cureOf } from '../lineage/cure';
import { labelOf } from '../lineage/proof';
import type { Category } from '../report/questions';
import { isShared, statusOf, type Distribution } from '../manifest/manifest';
import { settles } from '../obligations/reason';
import { lapsedRemedy, manner } from '../obligations/lapsed';
import { addDays, parseDate } from '../text/dates';
import { t } from '../text/l10n';
import type { Span } from '../text/span';
import { dayText } from '../words/day';
import { faultText } from '../words/obligation';

/** Something that has to be seen to by a day, or at once. */
export interface Due {
  readonly kind: 'report' | 'cure' | 'lapsed' | 'review' | 'waiver';
  /** The last day; nothing for what is due at once. */
  readonly day: string | undefined;
  /** What has to be done, as a sentence. */
  readonly message: string;
  readonly span: Span;
}

const messages = {
  before: (report: string, id: string, fault: string) => t`${report} is due before “${id}” is released: ${fault}.`,
  overdue: (report: string, id: string, fault: string) => t`${report} is overdue, since “${id}” is released: ${fault}.`,
  report: (category: Category, name: string) =>
    category === 'data' ? t`The data impact report of ${name}` : t`The model impact report of ${name}`,
  cure: (name: string, ends: string) => t`The breach of the license of ${name} has to be remedied by ${ends}.`,
  lapsed: (name: string, how: string) => t`The breach of the license of ${name} ${how}.`,
  review: (review: string, saw: string, now: string) =>
    t`The review of ${review} no longer counts: it saw “${saw}”, and now it is “${now}”.`,
  ends: (rules: string, day: string) => t`The comment that silences ${rules} expires on ${day}.`,
  ended: (rules: string, day: string) => t`The comment that silences ${rules} expired on ${day}.`,
};

/** All that is due in a manifest within so many days, or is overdue, the nearest day first. */
export function dueIn(analysis: Analysis, within: number): readonly Due[] {
  const { today } = analysis.options;
  const last = addDays(today, within) ?? today;
  const shared = [...analysis.context.manifest.distributions.values()].filter(isShared);
  const all = [
    ...shared.flatMap((distribution) => reportsDue(analysis, distribution)),
    ...breachesDue(analysis),
    ...shared.flatMap((distribution) => reviewsDue(analysis, distribution)),
    ...waiversDue(analysis),
  ];
  return inOrder(all.filter(({ day }) => day === undefined || day <= last));
}

/** The nearest day first; before them what is due at once. */
export function inOrder<T extends { readonly day: string | undefined }>(all: readonly T[]): readonly T[] {
  return [...all].sort((a, b) => ((a.day ?? '') < (b.day ?? '') ? -1 : (a.day ?? '') > (b.day ?? '') ? 1 : 0));
}

/** A report is due before the release, so without a date of it no day can be told. */
function reportsDue(analysis: Analysis, distribution: Distribution): readonly Due[] {
  const verdict = verdictOf(analysis, distribution);
  const date = distribution.date === undefined ? undefined : parseDate(distribution.date.value);
  const isReleased = statusOf(distribution) === 'released';
  if (verdict.kind === 'forbidden' || (date === undefined && !isReleased)) return [];
  return verdict.obligations.flatMap((obligation): readonly Due[] => {
    if (obligation.kind !== 'report' || (obligation.state !== 'missing' && obligation.state !== 'wrong')) return [];
    const { category, derivative, named } = obligation;
    const told = isReleased ? messages.overdue : messages.before;
    const message = told(messages.report(category, labelOf(derivative)), distribution.id.value, faultText(obligation));
    return [{ kind: 'report', day: date, message, span: named?.span ?? derivative.id.span }];
  });
}

function breachesDue({ context, options }: Analysis): readonly Due[] {
  return context.manifest.breaches.flatMap((breach): readonly Due[] => {
    const work = breachedWork(breach, context);
    const cure = work === undefined ? undefined : cureOf(breach, options.today);
    if (work === undefined || cure === undefined) return [];
    const { ends: day, notified } = cure;
    const name = labelOf(work);
    if (cure.state === 'open')
      return [{ kind: 'cure', day, message: messages.cure(name, dayText(day)), span: notified.span }];
    if (cure.state !== 'lapsed') return [];
    const message = `${messages.lapsed(name, manner(cure))} ${lapsedRemedy(name)}`;
    return [{ kind: 'lapsed', day, message, span: notified.span }];
  });
}

/** Reviews that saw another value than there is now. */
function reviewsDue(analysis: Analysis, distribution: Distribution): readonly Due[] {
  const points = verdictOf(analysis, distribution).reasons.flatMap(({ review }) => review ?? []);
  return distribution.reviews.flatMap((review): readonly Due[] => {
    const point = points.find(({ subject }) => subject === review.subject.value);
    if (point === undefined || settles(review, point, analysis.options.today)) return [];
    if (point.value === review.saw.value) return [];
    const message = messages.review(t`${point.subject} for “${distribution.id.value}”`, review.saw.value, point.value);
    return [{ kind: 'review', day: undefined, message, span: review.saw.span }];
  });
}

function waiversDue({ comments, options }: Analysis): readonly Due[] {
  return [...comments.values()].flat().flatMap(({ until, rules, scope, span }): readonly Due[] => {
    const day = until === undefined ? undefined : parseDate(until.value);
    if (day === undefined || scope === undefined) return [];
    const told = day < options.today ? messages.ended : messages.ends;
    return [{ kind: 'waiver', day, message: told(rules.map(({ value }) => value).join(', '), dayText(day)), span }];
  });
}
