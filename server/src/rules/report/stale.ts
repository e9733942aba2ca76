import { labelOf, reasonText, relatedOf } from '../../model/proof';
import { reportFaultsOf } from '../../model/report-faults';
import { onReportPath } from '../report-rule';
import type { Context, Rule } from '../rule';
import type { Report } from '../../findings/finding';
import type { Distribution } from '../../model/manifest';

const messages = {
  outdated: (path: string, date: string, name: string, updated: string, reason: string) =>
    `${path} is dated ${date}, before the last update of ${name} on ${updated}: ${reason}.`,
  revise: 'Revise the report for what has changed, and date it anew.',
  late: (path: string, date: string, name: string, release: string, reason: string) =>
    `${path} is dated ${date}, after the release of ${name} on ${release}: ${reason}.`,
  order: 'Publish the report before the release, or correct the date.',
};

const outdated = onReportPath('outdated', ({ owed, fault: { date, updated } }) => {
  const name = labelOf(owed.derivative);
  return {
    message: messages.outdated(owed.named?.value ?? '', date.value, name, updated.value, reasonText(owed.path(), 'it')),
    remedy: messages.revise,
    related: [
      { span: updated.span, message: `${name} was updated on ${updated.value}.` },
      { span: date.span, message: `The report is dated ${date.value}.` },
    ],
  };
});

/** A report that is older than what it reports on, or that came too late. */
export const stale: Rule = {
  id: 'report/stale',
  why: 'A report is published before the release and again after each substantive update.',
  severity: 'warning',
  derivative: outdated.derivative,
  *distribution(distribution, context) {
    yield* outdated.distribution(distribution, context);
    yield* late(distribution, context);
  },
};

/** Sits on the date of the release, since another release of the same derivative may be in time. */
function* late(distribution: Distribution, { assessments }: Context): Iterable<Report> {
  for (const { owed, fault, severity } of reportFaultsOf(distribution, assessments)) {
    if (fault.kind !== 'after-release') continue;
    const { date, release } = fault;
    const path = owed.path();
    const name = labelOf(owed.derivative);
    const shared = { distribution, of: owed.subjects[0].of };
    yield {
      span: release.span,
      message: messages.late(owed.named?.value ?? '', date.value, name, release.value, reasonText(path, 'it')),
      remedy: messages.order,
      related: [...relatedOf(path, shared), { span: date.span, message: `The report is dated ${date.value}.` }],
      severity,
    };
  }
}
