import type { Finding, Fix, Severity } from '../../findings/finding';
import { movesSince } from '../../report/fingerprint';
import { movesText } from '../../report/moves-text';
import { labelOf } from '../../lineage/proof';
import { answersOf, type FrontMatter } from '../../report/report';
import { missingSections } from '../../report/answers';
import { refreshReport } from '../../edits/report-refresh';
import { locateProblem } from '../../schema/locate-problem';
import { validateReport } from '../../schema/validate';
import { replaceValue } from '../../syntax/insert';
import { toPlain } from '../../syntax/plain';
import { compareDates } from '../../text/dates';
import { span, type Located, type Span } from '../../text/span';
import { listOf, nearest } from '../../text/words';
import { categoryOf, isReport, subjectOf, type ReportDocument } from './report-document';

const messages = {
  unknown: (id: string, near: string | undefined) =>
    `No manifest here has a derivative “${id}”.${near === undefined ? '' : ` Did you mean “${near}”?`}`,
  otherDerivative: (id: string, wanted: string, manifest: string) =>
    `${manifest} names this file as the report of “${wanted}”, not of “${id}”.`,
  otherCategory: (found: string, wanted: string, id: string) =>
    `The manifest names this file as the ${wanted} report of “${id}”, and it says that it is a ${found} report.`,
  unnamed: (id: string) => `No manifest here names this file as a report of “${id}”, so it counts for nothing yet.`,
  unanswered: (question: string) => `Not answered yet: ${question}`,
  missing: (headings: readonly string[]) => `Not answered yet, and without a heading: ${listOf(headings, 'and')}.`,
  outdated: (name: string, updated: string) => `${name} was updated on ${updated}, after this report.`,
  future: (today: string) => `This day is still to come: today is ${today}.`,
  moved: (name: string, moves: string) => `This report answers for an earlier state of ${name}: ${moves}.`,
};

const titles = {
  change: (word: string) => `Change to “${word}”`,
  add: 'Add the headings that are missing',
  refresh: 'Bring the generated parts up to date',
};

/**
 * What is wrong with a report, in file order; empty for a Markdown file that is none. These are the rules that a manifest
 * is checked by as well, told where the words stand.
 */
export function reportFindings(document: ReportDocument): readonly Finding[] {
  if (!isReport(document)) return [];
  const { frontMatter } = document.report;
  const found = [
    ...(frontMatter === undefined ? [] : [...structure(frontMatter), ...subject(document, frontMatter)]),
    ...answers(document),
    ...(frontMatter === undefined ? [] : [...dates(document, frontMatter), ...moved(document, frontMatter)]),
  ];
  const severities = document.manifests[0]?.options.severities ?? {};
  return found
    .flatMap((finding) => {
      const chosen = severities[finding.rule];
      return chosen === 'off' ? [] : [chosen === undefined ? finding : { ...finding, severity: chosen }];
    })
    .sort((a, b) => a.span.start - b.span.start);
}

function structure({ root, problems }: FrontMatter): readonly Finding[] {
  const broken = problems.map(({ span: at, message }) => finding('manifest/syntax', 'error', at, message));
  if (root === undefined) return broken;
  const wrong = validateReport(toPlain(root)).flatMap((problem) => {
    const place = locateProblem(root, problem);
    return place === undefined ? [] : [finding('manifest/schema', 'error', place.span, problem.message)];
  });
  return [...broken, ...wrong];
}

/** Whether it is about what the manifests say it is about. */
function subject(document: ReportDocument, { derivative: id, category }: FrontMatter): readonly Finding[] {
  const { owners, manifests } = document;
  const [owner] = owners;
  const mismatch =
    category !== undefined && owner !== undefined && owners.every((it) => it.category !== category.value)
      ? [otherCategory(category, owner.category, owner.derivative.id.value)]
      : [];
  if (id === undefined || manifests.length === 0) return mismatch;
  const ids = manifests.flatMap(({ manifest }) => [...manifest.derivatives.keys()]);
  if (!ids.includes(id.value)) {
    const near = owner?.derivative.id.value ?? nearest(id.value, ids);
    const fixes = (): readonly Fix[] => (near === undefined ? [] : [change(id, near)]);
    return [
      ...mismatch,
      { ...finding('report/incomplete', 'warning', id.span, messages.unknown(id.value, near)), fixes },
    ];
  }
  if (owner === undefined)
    return [finding('report/missing', 'information', id.span, messages.unnamed(id.value)), ...mismatch];
  if (owners.some(({ derivative }) => derivative.id.value === id.value)) return mismatch;
  const wanted = owner.derivative.id.value;
  const message = messages.otherDerivative(id.value, wanted, 'The manifest');
  return [
    ...mismatch,
    { ...finding('report/incomplete', 'warning', id.span, message), fixes: () => [change(id, wanted)] },
  ];
}

function otherCategory(found: Located<string>, wanted: string, id: string): Finding {
  const message = messages.otherCategory(found.value, wanted, id);
  return { ...finding('report/incomplete', 'warning', found.span, message), fixes: () => [change(found, wanted)] };
}

function answers(document: ReportDocument): readonly Finding[] {
  const { report } = document;
  const category = categoryOf(document);
  if (category === undefined) return [];
  const open = answersOf(report, category).filter(({ isAnswered }) => !isAnswered);
  const empty = open.flatMap(({ section, question }) =>
    section === undefined
      ? []
      : [finding('report/incomplete', 'warning', section.title.span, messages.unanswered(question.question))],
  );
  const absent = open.filter(({ section }) => section === undefined).map(({ question }) => question.heading);
  if (absent.length === 0) return empty;
  const at = report.sections[0]?.title.span ?? report.frontMatter?.span ?? span(report.fragment, 0, 0);
  const fixes = (): readonly Fix[] => [
    { title: titles.add, edits: missingSections(report, category), safe: false, preferred: true },
  ];
  return [{ ...finding('report/incomplete', 'warning', firstLine(at), messages.missing(absent)), fixes }, ...empty];
}

function dates(document: ReportDocument, { date }: FrontMatter): readonly Finding[] {
  if (date === undefined) return [];
  const about = subjectOf(document);
  const updated = about?.derivative.updated;
  if ((compareDates(date.value, document.today) ?? 0) > 0)
    return [finding('report/stale', 'warning', date.span, messages.future(document.today))];
  if (about === undefined || updated === undefined || (compareDates(date.value, updated.value) ?? 0) >= 0) return [];
  const message = messages.outdated(labelOf(about.derivative), updated.value);
  const related = [{ span: updated.span, message: `This is when ${labelOf(about.derivative)} was updated.` }];
  return [{ ...finding('report/stale', 'warning', date.span, message), related }];
}

function moved(document: ReportDocument, { fingerprint }: FrontMatter): readonly Finding[] {
  const about = subjectOf(document);
  if (about === undefined || fingerprint === undefined) return [];
  const { derivative, analysis } = about;
  const { lineage } = analysis.context;
  const moves = movesSince(fingerprint.value, derivative, lineage);
  if (moves.length === 0) return [];
  const fixes = (): readonly Fix[] => [
    { title: titles.refresh, edits: refreshReport(document.report, derivative, lineage), safe: false },
  ];
  const message = messages.moved(labelOf(derivative), movesText(moves));
  return [{ ...finding('report/stale', 'warning', fingerprint.span, message), fixes }];
}

function finding(rule: string, severity: Severity, at: Span, message: string): Finding {
  return { rule, severity, span: at, message };
}

function change(from: Located<string>, to: string): Fix {
  return { title: titles.change(to), edits: [replaceValue(from.span, to)], safe: false, preferred: true };
}

function firstLine(at: Span): Span {
  const { text } = at.fragment;
  const newline = text.slice(at.start, at.end).search(/[\r\n]/);
  return newline === -1 ? at : span(at.fragment, at.start, at.start + newline);
}
