import { labelOf, reasonText, relatedOf } from '../../lineage/proof';
import { movesText } from '../../report/moves-text';
import { readReport } from '../../report/report';
import { reportFaultsOf } from '../../obligations/report-faults';
import { refreshReport } from '../../edits/report-refresh';
import { t } from '../../text/l10n';
import { frontMatterFix } from '../../edits/report-fix';
import { dateToday } from '../../edits/date-today';
import { outdatedIn } from '../in-report';
import { onReportPath, together } from '../report-rule';
import type { Context, Rule } from '../rule';
import type { Report } from '../../findings/finding';
import type { Distribution } from '../../manifest/manifest';

const messages = {
  outdated: ({
    path,
    date,
    name,
    updated,
    reason,
  }: Readonly<Record<'path' | 'date' | 'name' | 'updated' | 'reason', string>>) =>
    t`${path} is dated ${date}, before the last update of ${name} on ${updated}: ${reason}.`,
  revise: t`Revise the report for what has changed, and update its date.`,
  late: ({
    path,
    date,
    name,
    release,
    reason,
  }: Readonly<Record<'path' | 'date' | 'name' | 'release' | 'reason', string>>) =>
    t`${path} is dated ${date}, after the release of ${name} on ${release}: ${reason}.`,
  moved: ({ path, name, moves, reason }: Readonly<Record<'path' | 'name' | 'moves' | 'reason', string>>) =>
    t`${path} describes an earlier state of ${name}: ${moves}. ${reason}.`,
  read: t`Read the answers again, correct what is no longer right, and update the generated parts.`,
  title: (path: string) => t`Update the generated parts of ${path}`,
  undated: (path: string) =>
    t`${path} has no front matter, so its date can’t be checked against the release and the last update.`,
  date: t`Add front matter at the top with “impact-report: 1”, its category, its derivative and its date.`,
  order: t`Publish the report before the release, or correct the date.`,
};

const outdated = onReportPath('outdated', ({ owed, fault: { date, updated } }, { today }) => {
  const name = labelOf(owed.derivative);
  return {
    message: messages.outdated({
      path: owed.named?.value ?? '',
      date: date.value,
      name,
      updated: updated.value,
      reason: reasonText(owed.path(), owed.derivative),
    }),
    remedy: messages.revise,
    related: [
      { span: updated.span, message: t`${name} was updated on ${updated.value}.` },
      { span: date.span, message: t`The report is dated ${date.value}.` },
    ],
    fixes: () => dateToday(date, today),
  };
});

/** That the answers still hold is for a person to say, so the fix is not safe. */
const moved = onReportPath('moved', ({ owed, fault: { at, moves } }, { lineage }) => {
  const { derivative, named } = owed;
  const path = named?.value ?? '';
  const { fragment } = at.span;
  return {
    message: messages.moved({
      path,
      name: labelOf(derivative),
      moves: movesText(moves),
      reason: reasonText(owed.path()),
    }),
    remedy: messages.read,
    related: [{ span: at.span, message: t`This is what it is about.` }],
    fixes: () => {
      const edits = refreshReport(readReport(fragment.uri, fragment.text), derivative, lineage);
      return [{ title: messages.title(path), edits, safe: false }];
    },
  };
});

/** It counts, and a person may want to date it. */
const undated = onReportPath('undated', ({ owed }, context) => ({
  message: messages.undated(owed.named?.value ?? ''),
  remedy: messages.date,
  severity: 'information',
  fixes: () => frontMatterFix(owed, context),
}));

const content = together(outdated, moved, undated);

/** A report that is older than what it reports on, or that came too late. */
export const stale: Rule = {
  id: 'report/stale',
  description: 'An impact report is older than the last change of its derivative, or later than the release.',
  why: 'Finds reports older than an update or later than a release, since one is owed before each.',
  severity: 'warning',
  report: outdatedIn,
  derivative: content.derivative,
  *distribution(distribution, context) {
    yield* content.distribution(distribution, context);
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
    const shared = { distribution, id: owed.subjects[0].id };
    yield {
      span: release.span,
      message: messages.late({
        path: owed.named?.value ?? '',
        date: date.value,
        name,
        release: release.value,
        reason: reasonText(path, owed.derivative),
      }),
      remedy: messages.order,
      related: [...relatedOf(path, shared), { span: date.span, message: t`The report is dated ${date.value}.` }],
      severity,
    };
  }
}
