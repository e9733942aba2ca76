import type { Report } from '../findings/finding';
import { reviewFix, reviewRemedy } from '../edits/review-fix';
import { keepInside } from '../edits/keep-inside';
import type { TermsOwed } from '../obligations/obligation';
import { settles, type Reason } from '../obligations/reason';
import { severityFor } from '../obligations/severity';
import { fixesForDuty } from '../edits/duty-fixes';
import type { Distribution } from '../manifest/manifest';
import type { Context, Rule } from './rule';

/** What differs from one rule about the terms of other licenses to the next. */
type About = Pick<Rule, 'id' | 'description' | 'why'>;

/**
 * A rule that tells what the licenses other than the ImpACT ones have against a distribution, or ask for with it, as far
 * as it is a matter of this rule. What is worked out for the verdict and what is told here are the same.
 */
export function termsRule(about: About): Rule {
  return {
    ...about,
    severity: 'warning',
    *distribution(distribution, context) {
      if (severityFor(distribution, 'forbidden') === undefined) return;
      const { terms, obligations } = context.assessments.get(distribution);
      for (const owed of obligations) {
        if (owed.kind === 'terms' && owed.rule === about.id && owed.state === 'missing')
          yield missing(owed, distribution, context);
      }
      for (const reason of terms) {
        if (reason.rule === about.id && !isSettled(reason, distribution, context))
          yield report(reason, distribution, context);
      }
    },
  };
}

/** Whether somebody has looked at it, as the distribution says. */
function isSettled({ review }: Reason, { reviews }: Distribution, { today }: Context): boolean {
  return review !== undefined && reviews.some((one) => settles(one, review, today));
}

function missing(owed: TermsOwed, distribution: Distribution, context: Context): Report {
  const { span, message, remedy, related } = owed;
  return {
    span,
    message,
    remedy,
    related: related(),
    severity: severityFor(distribution, 'obligation') ?? 'information',
    fixes: () => fixesForDuty(owed, distribution, context),
  };
}

function report(reason: Reason, distribution: Distribution, context: Context): Report {
  const { span, message, related, verdict } = reason;
  const forbids = verdict === 'forbidden';
  const severity = severityFor(distribution, forbids ? 'forbidden' : 'obligation');
  return {
    span,
    message,
    remedy: reviewRemedy(reason, distribution, context),
    related: related(),
    // What only a person can judge is no fault yet.
    severity: (verdict === 'needs-review' ? undefined : severity) ?? 'information',
    ...(forbids || reason.review === undefined ? {} : { judged: reason.review.subject }),
    fixes: () => (forbids ? keepInside(distribution) : reviewFix(reason, distribution, context)),
  };
}
