import type { Fix, Report } from '../findings/finding';
import { keepInside } from '../edits/keep-inside';
import type { TermsOwed } from '../obligations/obligation';
import { settles, type Reason } from '../obligations/reason';
import { severityFor } from '../obligations/severity';
import type { Distribution } from '../manifest/manifest';
import type { Context, Rule } from './rule';
import { addField, DERIVATIVE } from '../edits/add-field';

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
        if (reason.rule === about.id && !isSettled(reason, distribution, context)) yield report(reason, distribution);
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
    fixes: () => fixesFor(owed, context),
  };
}

function report({ span, message, remedy, related, verdict }: Reason, distribution: Distribution): Report {
  const forbids = verdict === 'forbidden';
  return {
    span,
    message,
    remedy,
    related: related(),
    // What only a person can judge is no fault yet.
    severity:
      (verdict === 'needs-review' ? undefined : severityFor(distribution, forbids ? 'forbidden' : 'obligation')) ??
      'information',
    fixes: () => (forbids ? keepInside(distribution) : []),
  };
}

function fixesFor({ duty, terms, work }: TermsOwed, { manifest }: Context): readonly Fix[] {
  const map = duty === 'same-license' ? manifest.derivatives.get(work.id.value)?.entry.value : undefined;
  if (map?.kind !== 'map') return [];
  // What it is released under is for its author to say.
  return [
    {
      title: `Release it under ${terms.id}`,
      edits: [addField(map, DERIVATIVE, { key: 'license', value: terms.id })],
      safe: false,
    },
  ];
}
