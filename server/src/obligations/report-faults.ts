import type { Severity } from '../findings/finding';
import type { Assessments } from './assess';
import type { Derivative, Distribution } from '../manifest/manifest';
import type { ReportFaults, ReportOwed } from './obligation';
import { severityFor } from './severity';
import type { Usage } from '../manifest/usage';

/** Something wrong with a report, and the distribution for which it weighs most. */
export interface ReportFault<K extends ReportFaults['kind'] = ReportFaults['kind']> {
  readonly owed: ReportOwed;
  readonly fault: Extract<ReportFaults, { readonly kind: K }>;
  readonly distribution: Distribution;
  readonly severity: Severity;
}

/** What is wrong with the reports that a distribution owes; empty for one that stays inside or was withdrawn. */
export function reportFaultsOf(distribution: Distribution, assessments: Assessments): readonly ReportFault[] {
  const severity = severityFor(distribution, 'obligation');
  if (severity === undefined) return [];
  return assessments
    .get(distribution)
    .obligations.flatMap((owed) =>
      owed.kind === 'report' ? owed.faults.map((fault) => ({ owed, fault, distribution, severity })) : [],
    );
}

/**
 * What is wrong with the reports of a derivative, each fault once, however many distributions share the derivative: with
 * a release before a plan, and else in file order.
 */
export function reportFaultsAbout(
  derivative: Derivative,
  usage: Usage,
  assessments: Assessments,
): readonly ReportFault[] {
  const faults = usage
    .users(derivative.id.value)
    .flatMap((user) => (user.kind === 'distribution' ? reportFaultsOf(user, assessments) : []))
    .filter(({ owed }) => owed.derivative === derivative);
  const once = new Map<string, ReportFault>();
  for (const it of faults) {
    const key = `${it.owed.category} ${it.fault.kind}`;
    const known = once.get(key);
    if (known === undefined || (known.severity !== 'error' && it.severity === 'error')) once.set(key, it);
  }
  return [...once.values()];
}
