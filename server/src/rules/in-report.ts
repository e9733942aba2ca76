import { CATEGORIES } from '../report/questions';
import type { Fix, Report } from '../findings/finding';
import { movesSince } from '../report/fingerprint';
import { movesText } from '../report/moves-text';
import { labelOf } from '../lineage/proof';
import { frontMatterProblems, type Mend } from '../report/front-matter';
import { answersOf, type FrontMatter, type ImpactReport } from '../report/report';
import { missingSections } from '../report/answers';
import { refreshReport } from '../edits/report-refresh';
import { dateToday } from '../edits/date-today';
import { writeReport } from '../edits/report-fix';
import { replaceValue, setField } from '../syntax/insert';
import { compareDates } from '../text/dates';
import { inLanguage, t } from '../text/l10n';
import { relativePath } from '../text/uri';
import { span, type Located, type Span } from '../text/span';
import { listOf, nearest } from '../text/words';
import { severityFor } from '../obligations/severity';
import { categoryOf, subjectOf } from './report-subject';
import type { Owner, ReportSubject } from './rule';

const messages = {
  unknown: (id: string, near: string | undefined) =>
    t`No manifest here has a derivative “${id}”.${near === undefined ? '' : t` Did you mean “${near}”?`}`,
  otherDerivative: (id: string, wanted: string, manifest: string) =>
    t`${manifest} names this file as the report of “${wanted}”, not of “${id}”.`,
  otherCategory: (found: string, wanted: string, id: string) =>
    t`The manifest names this file as the ${wanted} report of “${id}”, but the file says that it is a ${found} report.`,
  unnamed: (id: string) => t`No manifest here names this file as a report of “${id}”, so it does not count yet.`,
  unanswered: (question: string) => t`Not answered yet: ${question}`,
  missing: (headings: readonly string[]) =>
    t`Not answered yet, and the heading is missing: ${listOf(headings, 'and')}.`,
  outdated: (name: string, updated: string) => t`${name} was updated on ${updated}, after this report.`,
  moved: (name: string, moves: string) => t`This report describes an earlier state of ${name}: ${moves}.`,
};

const titles = {
  change: (word: string) => t`Change to “${word}”`,
  field: (field: string, value: string) => t`Add “${field}: ${value}”`,
  add: t`Add the missing headings`,
  refresh: t`Update the generated parts`,
};

/*
 * What the rules about reports say in the report itself, where the words stand. On the path that a manifest names the
 * report by they say the same of it as a whole, with the distribution that owes it.
 */

/** What is not as a report has to be: front matter that can't be read, questions that are open, another subject. */
export function* unfinishedIn(subject: ReportSubject): Iterable<Report> {
  for (const { span: at, message, mend } of frontMatterProblems(subject.report, subject.today)) {
    const fixes = (): readonly Fix[] => mended(mend, subject);
    yield { span: at, message, fixes, severity: 'error' };
  }
  yield* about(subject);
  yield* answers(subject);
}

/** What has become of the derivative since the report was written. */
export function* outdatedIn(subject: ReportSubject): Iterable<Report> {
  const { frontMatter } = subject.report;
  if (frontMatter === undefined) return;
  yield* dates(subject, frontMatter);
  yield* moved(subject, frontMatter);
}

/** A report that nothing counts, since no manifest names it. */
export function* unnamedIn({ report, owners, manifests }: ReportSubject): Iterable<Report> {
  if (owners.length > 0) return;
  const named = (report.frontMatter?.derivatives ?? []).filter(({ value }) =>
    manifests.some(({ manifest }) => manifest.derivatives.has(value)),
  );
  for (const id of named)
    yield {
      span: id.span,
      message: messages.unnamed(id.value),
      severity: 'information',
      fixes: () => manifests.flatMap((context) => naming(report, id.value, context)),
    };
}

/** Has the manifest name the report, where it has no other of its category. */
function naming({ uri, frontMatter }: ImpactReport, id: string, context: Owner['context']): readonly Fix[] {
  const derivative = context.manifest.derivatives.get(id);
  const category = CATEGORIES.find((one) => one === frontMatter?.category?.value);
  if (derivative === undefined || category === undefined || derivative.reports[category] !== undefined) return [];
  const { contact } = context.manifest;
  const path = relativePath(context.uri, uri);
  const fix = writeReport(derivative, { category, path, ifThere: 'leave' }, { ...context, contact });
  return typeof fix === 'string' ? [] : [fix];
}

/** As the distributions that owe the report have it: an error once one of them is released; else the rule’s default. */
function weightOf({ owners }: ReportSubject): Pick<Report, 'severity'> {
  const severities = owners.flatMap(({ context, derivative }) =>
    context.usage
      .users(derivative.id.value)
      .flatMap((user) => (user.kind === 'distribution' ? (severityFor(user, 'obligation') ?? []) : [])),
  );
  return severities.includes('error') ? { severity: 'error' } : {};
}

/** Whether it is about what the manifests say it is about. */
function about(subject: ReportSubject): readonly Report[] {
  const { report, owners, manifests } = subject;
  const { derivative: id, category } = report.frontMatter ?? {};
  const [owner] = owners;
  const weight = weightOf(subject);
  // A word that is no category is a matter of the structure.
  const isCategory = CATEGORIES.some((one) => one === category?.value);
  const isOther =
    isCategory && category !== undefined && owner !== undefined && owners.every((it) => it.category !== category.value);
  const mismatch = isOther ? [{ ...weight, ...otherCategory(category, owner) }] : [];
  if (id === undefined || manifests.length === 0) return mismatch;
  const ids = manifests.flatMap(({ manifest }) => [...manifest.derivatives.keys()]);
  if (!ids.includes(id.value)) {
    const near = owner?.derivative.id.value ?? nearest(id.value, ids);
    const fixes = (): readonly Fix[] => (near === undefined ? [] : [change(id, near)]);
    return [...mismatch, { ...weight, span: id.span, message: messages.unknown(id.value, near), fixes }];
  }
  if (owner === undefined || owners.some(({ derivative }) => derivative.id.value === id.value)) return mismatch;
  const wanted = owner.derivative.id.value;
  const message = messages.otherDerivative(id.value, wanted, t`The manifest`);
  return [...mismatch, { ...weight, span: id.span, message, fixes: () => [change(id, wanted)] }];
}

function otherCategory(found: Located<string>, { category, derivative }: Owner): Report {
  const message = messages.otherCategory(found.value, category, derivative.id.value);
  return { span: found.span, message, fixes: () => [change(found, category)] };
}

function answers(subject: ReportSubject): readonly Report[] {
  const { report } = subject;
  const category = categoryOf(subject);
  if (category === undefined) return [];
  const weight = weightOf(subject);
  const owner = subject.owners.find((it) => it.category === category);
  const asked: Pick<Report, 'report'> =
    owner === undefined ? {} : { report: { uri: owner.context.uri, derivative: owner.derivative.id.value, category } };
  const open = answersOf(report, category).filter(({ isAnswered }) => !isAnswered);
  const empty = open.flatMap(({ section, question }) =>
    section === undefined
      ? []
      : [
          {
            ...weight,
            ...asked,
            span: section.title.span,
            message: messages.unanswered(inLanguage(question.question)),
          },
        ],
  );
  const absent = open.filter(({ section }) => section === undefined).map(({ question }) => question.heading);
  if (absent.length === 0) return empty;
  const at = report.sections[0]?.title.span ?? report.frontMatter?.span ?? span(report.fragment, 0, 0);
  const fixes = (): readonly Fix[] => [
    { title: titles.add, edits: missingSections(report, category), safe: false, preferred: true },
  ];
  return [{ ...weight, ...asked, span: firstLine(at), message: messages.missing(absent), fixes }, ...empty];
}

function dates(subject: ReportSubject, { date }: FrontMatter): readonly Report[] {
  const { derivative } = subjectOf(subject) ?? {};
  const { updated } = derivative ?? {};
  if (date === undefined || derivative === undefined || updated === undefined) return [];
  if ((compareDates(date.value, updated.value) ?? 0) >= 0) return [];
  const message = messages.outdated(labelOf(derivative), updated.value);
  const related = [{ span: updated.span, message: t`This is when ${labelOf(derivative)} was updated.` }];
  const fixes = (): readonly Fix[] => dateToday(date, subject.today);
  return [{ ...weightOf(subject), span: date.span, message, related, fixes }];
}

function moved(subject: ReportSubject, { fingerprint }: FrontMatter): readonly Report[] {
  const about = subjectOf(subject);
  if (about === undefined || fingerprint === undefined) return [];
  const { derivative, context } = about;
  const moves = movesSince(fingerprint.value, derivative, context.lineage);
  if (moves.length === 0) return [];
  const fixes = (): readonly Fix[] => [
    { title: titles.refresh, edits: refreshReport(subject.report, derivative, context.lineage), safe: false },
  ];
  const message = messages.moved(labelOf(derivative), movesText(moves));
  return [{ ...weightOf(subject), span: fingerprint.span, message, fixes }];
}

/** What follows from the manifest that names the report, and a near match. */
function mended(mend: Mend | undefined, subject: ReportSubject): readonly Fix[] {
  const [owner] = subject.owners;
  switch (mend?.kind) {
    case 'value':
      return [{ title: titles.change(mend.to), edits: [replaceValue(mend.at, mend.to)], safe: false, preferred: true }];
    case 'date':
      return dateToday({ span: mend.at }, subject.today);
    case 'field': {
      const values: Readonly<Record<string, string | number | undefined>> = {
        'impact-report': 1,
        date: subject.today,
        category: owner?.category,
        derivative: owner?.derivative.id.value,
      };
      const value = values[mend.field];
      if (value === undefined) return [];
      const edits = [setField(mend.map, { key: mend.field, value })];
      return [{ title: titles.field(mend.field, String(value)), edits, safe: false }];
    }
    case undefined:
      return [];
  }
}

function change(from: Located<string>, to: string): Fix {
  return { title: titles.change(to), edits: [replaceValue(from.span, to)], safe: false, preferred: true };
}

function firstLine(at: Span): Span {
  const { text } = at.fragment;
  const newline = text.slice(at.start, at.end).search(/[\r\n]/);
  return newline === -1 ? at : span(at.fragment, at.start, at.start + newline);
}
