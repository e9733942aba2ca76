import type { Fix, Report, Severity } from '../findings/finding';
import { keepInside } from '../edits/keep-inside';
import { settles } from '../obligations/reason';
import { severityFor } from '../obligations/severity';
import type { TermsReason } from '../obligations/terms/reasons';
import { setField } from '../syntax/insert';
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
      for (const reason of context.assessments.get(distribution).terms) {
        if (reason.rule === about.id && !isSettled(reason, distribution, context))
          yield report(reason, distribution, context);
      }
    },
  };
}

/** Whether somebody has looked at it, as the distribution says. */
function isSettled({ review }: TermsReason, { reviews }: Distribution, { today }: Context): boolean {
  return review !== undefined && reviews.some((one) => settles(one, review, today));
}

function report(reason: TermsReason, distribution: Distribution, context: Context): Report {
  const { span, message, remedy, related } = reason;
  return {
    span,
    message,
    remedy,
    related: related(),
    severity: severityOf(reason, distribution),
    fixes: () => fixesOf(reason, distribution, context),
  };
}

/** What only a person can judge is no fault yet. */
function severityOf({ verdict }: TermsReason, distribution: Distribution): Severity {
  if (verdict === 'needs-review') return 'information';
  return severityFor(distribution, verdict === 'forbidden' ? 'forbidden' : 'obligation') ?? 'information';
}

function fixesOf({ verdict, cure }: TermsReason, distribution: Distribution, { manifest }: Context): readonly Fix[] {
  if (verdict === 'forbidden') return keepInside(distribution);
  const map = cure === undefined ? undefined : manifest.derivatives.get(cure.id)?.entry.value;
  if (cure === undefined || map?.kind !== 'map') return [];
  // What it is released under is for its author to say.
  return [
    {
      title: `Release it under ${cure.license}`,
      edits: [setField(map, 'license', cure.license, ['from', 'risk'])],
      safe: false,
    },
  ];
}
