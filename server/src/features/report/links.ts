import type { Derivative } from '../../manifest/manifest';
import { unquoted } from '../../manifest/mentions';
import { answersOf } from '../../report/report';
import { questionsOf } from '../../report/questions';
import { span, touches, type Span } from '../../text/span';
import { categoryOf, isReport, subjectOf } from '../../rules/report-subject';
import type { ReportSubject } from '../../rules/rule';

/** The id in a report, and the derivative that it leads to. */
export interface ReportLink {
  readonly origin: Span;
  readonly target: Derivative;
}

/** The way from a report to its derivative; nothing where no manifest here has it. */
export function reportLink(document: ReportSubject): ReportLink | undefined {
  const id = document.report.frontMatter?.derivative;
  const about = isReport(document) ? subjectOf(document) : undefined;
  return id === undefined || about?.derivative.id.value !== id.value
    ? undefined
    : { origin: unquoted(id.span), target: about.derivative };
}

/** The same, where the cursor is on the id. */
export function reportLinkAt(document: ReportSubject, offset: number): ReportLink | undefined {
  const link = reportLink(document);
  return link !== undefined && touches(link.origin, document.report.fragment, offset) ? link : undefined;
}

/** How far a report is, above its title, and what going on with it takes. */
export interface ReportLens {
  readonly span: Span;
  readonly title: string;
  /** Nothing where no manifest names it, or all is answered. */
  readonly goOn: { readonly manifest: string; readonly id: string; readonly category: string } | undefined;
}

/** “4 of 5 answered”; nothing for a Markdown file that is no report, or is of no known category. */
export function reportLens(document: ReportSubject): ReportLens | undefined {
  const category = categoryOf(document);
  if (!isReport(document) || category === undefined) return undefined;
  const { report, owners } = document;
  const answered = answersOf(report, category).filter(({ isAnswered }) => isAnswered).length;
  const all = questionsOf(category).length;
  const owner = owners.find((it) => it.category === category);
  return {
    span: report.sections[0]?.title.span ?? report.frontMatter?.span ?? span(report.fragment, 0, 0),
    title: `${String(answered)} of ${String(all)} answered`,
    goOn:
      owner === undefined || answered === all
        ? undefined
        : { manifest: owner.context.uri, id: owner.derivative.id.value, category },
  };
}
