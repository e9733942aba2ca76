import type { Report } from '../../findings/finding';
import { reviewFix, reviewRemedy } from '../../edits/review-fix';
import { isExternal, statusOf, type Distribution } from '../../manifest/manifest';
import { settles, type Reason } from '../../obligations/reason';
import { t } from '../../text/l10n';
import type { Context, Rule } from '../rule';

const messages = {
  left: (id: string, message: string, subject: string) =>
    t`${message} A person has to review this before “${id}” is released (${subject}).`,
  stale: (subject: string, saw: string, now: string) =>
    t`This review of ${subject} no longer counts: it saw “${saw}”, and now it is “${now}”.`,
  idle: (subject: string) =>
    t`This review of ${subject} settles nothing: there is nothing of this kind left to review.`,
  lookAgain: t`Review it again, and record what is there now.`,
  remove: t`Remove it.`,
};

/** What a person has to look at before a release, and reviews that no longer count. */
export const review: Rule = {
  id: 'distribution/review',
  description: 'Something is left that only a person can decide, or a review no longer counts.',
  why: 'Finds what only a person can decide before a release, since it stays open until a review is recorded.',
  severity: 'information',
  *distribution(distribution, context) {
    if (statusOf(distribution) === 'withdrawn') return;
    const { reasons } = context.assessments.get(distribution);
    const points = reasons.filter((reason) => reason.review !== undefined);
    // What is forbidden has that one finding, and what stays inside owes nothing.
    const isForbidden = reasons.some(({ verdict }) => verdict === 'forbidden');
    if (isExternal(distribution) && !isForbidden) {
      for (const point of points) if (isOpen(point, distribution, context)) yield left(point, distribution, context);
    }
    yield* outdated(distribution, points);
  },
};

function isOpen({ review: point, rule }: Reason, { reviews }: Distribution, { today }: Context): boolean {
  // Rules of their own tell of a breach, a use and a conflict.
  return rule === review.id && point !== undefined && !reviews.some((it) => settles(it, point, today));
}

function left(point: Reason, distribution: Distribution, context: Context): Report {
  const subject = point.review?.subject ?? '';
  return {
    span: point.span,
    message: messages.left(distribution.id.value, point.message, subject),
    remedy: reviewRemedy(point, distribution, context),
    related: point.related(),
    judged: subject,
    fixes: () => reviewFix(point, distribution, context),
  };
}

function* outdated(distribution: Distribution, points: readonly Reason[]): Iterable<Report> {
  for (const { subject, saw } of distribution.reviews) {
    const those = points.flatMap(({ review: point }) => (point?.subject === subject.value ? [point] : []));
    const now = those.find(({ value }) => value === saw.value) ?? those[0];
    if (now === undefined) yield { span: subject.span, message: messages.idle(subject.value), remedy: messages.remove };
    else if (now.value !== saw.value)
      yield {
        span: saw.span,
        message: messages.stale(subject.value, saw.value, now.value),
        remedy: messages.lookAgain,
      };
  }
}
