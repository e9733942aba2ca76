import { CATEGORIES, questionFor, questionsOf } from '../../report/questions';
import { fieldsAt } from '../../schema/describe';
import { t } from '../../text/l10n';
import { span, textOf, type Span } from '../../text/span';
import { categoryOf, isReport } from '../../rules/report-subject';
import type { ReportSubject } from '../../rules/rule';
import { lineBreakOf } from '../../text/line-break';

/** Something that can be written at the cursor. */
export interface ReportCompletion {
  readonly label: string;
  readonly kind: 'heading' | 'field' | 'value' | 'id';
  /** What it is, on one line. */
  readonly detail: string;
  /** Takes the place of what is typed already. */
  readonly text: string;
  readonly span: Span;
}

/** What can be written at an offset of a report: headings that are missing, fields, ids and the two categories. */
export function reportCompletions(document: ReportSubject, offset: number): readonly ReportCompletion[] {
  if (!isReport(document)) return [];
  const { fragment, frontMatter } = document.report;
  const { text } = fragment;
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const typed = text.slice(start, offset);
  if (frontMatter === undefined || offset > frontMatter.span.end) return headings(document, start, offset);
  const value = /^(category|derivative):[ \t]*(\S*)$/.exec(typed);
  if (value !== null) {
    const at = span(fragment, offset - (value[2]?.length ?? 0), offset);
    const gap = typed.endsWith(':') ? ' ' : '';
    return value[1] === 'category' ? categories(at, gap) : ids(document, at, gap);
  }
  const item = itemTyped(text, start, typed);
  if (item !== undefined) return ids(document, span(fragment, offset - item.length, offset), '');
  return /^[a-z-]*$/.test(typed) && start > frontMatter.span.start
    ? fields(document, span(fragment, start, offset))
    : [];
}

/** What is typed of an id in a list of derivatives, in brackets or one a line; undefined where no such list is. */
function itemTyped(text: string, start: number, typed: string): string | undefined {
  const flow = /^derivative:[ \t]*\[(?:[^\]\n]*,)?[ \t]*([^\s,\]]*)$/.exec(typed);
  if (flow !== null) return flow[1] ?? '';
  const block = /^[ \t]*-[ \t]+(\S*)$/.exec(typed);
  return block !== null && /\nderivative:[ \t]*\r?\n(?:[ \t]*-[^\n]*\n)*$/.test(text.slice(0, start))
    ? (block[1] ?? '')
    : undefined;
}

/** On an empty line, or once a heading has been begun. */
function headings(document: ReportSubject, start: number, offset: number): readonly ReportCompletion[] {
  const category = categoryOf(document);
  const { report } = document;
  const typed = report.fragment.text.slice(start, offset);
  if (category === undefined || !/^(?:#{1,6}(?:[ \t].*)?)?$/.test(typed)) return [];
  const eol = lineBreakOf(report.fragment.text);
  // The heading that is being written is no answer to the question that it may become.
  const others = report.sections.filter(({ title }) => title.span.start < start || title.span.start > offset);
  const present = new Set(others.map(({ title }) => questionFor(category, title.value)));
  return questionsOf(category)
    .filter((question) => !present.has(question))
    .map(({ heading, question }) => ({
      label: heading,
      kind: 'heading',
      detail: question,
      text: `## ${heading}${eol}${eol}<!-- ${question} -->${eol}`,
      span: span(report.fragment, start, offset),
    }));
}

function categories(at: Span, gap: string): readonly ReportCompletion[] {
  return CATEGORIES.map((category) => ({
    label: category,
    kind: 'value',
    detail: t`The report on a ${category} derivative.`,
    text: `${gap}${category}`,
    span: at,
  }));
}

/** Those for which the file is named come first. */
function ids({ report, owners, manifests }: ReportSubject, at: Span, gap: string): readonly ReportCompletion[] {
  const named = owners.map(({ derivative }) => derivative);
  const all = new Set([...named, ...manifests.flatMap(({ manifest }) => [...manifest.derivatives.values()])]);
  const listed = (report.frontMatter?.derivatives ?? []).filter(
    ({ span: it }) => it.end < at.start || it.start > at.end,
  );
  const others = new Set(listed.map(({ value }) => value));
  const left = [...all].filter(({ id }) => !others.has(id.value));
  return left.map(({ id, name }) => ({
    label: id.value,
    kind: 'id',
    detail: name?.value ?? 'A derivative',
    text: `${gap}${id.value}`,
    span: at,
  }));
}

function fields({ report }: ReportSubject, at: Span): readonly ReportCompletion[] {
  // A word that is to become a key breaks the YAML around it, so the lines are looked at.
  const head = report.frontMatter === undefined ? '' : textOf(report.frontMatter.span);
  const present = new Set([...head.matchAll(/^([a-z-]+):/gm)].map((match) => match[1]));
  return fieldsAt([], 'report')
    .filter(({ name }) => name !== 'fingerprint' && !present.has(name))
    .map(({ name, description }) => ({ label: name, kind: 'field', detail: description, text: `${name}: `, span: at }));
}
