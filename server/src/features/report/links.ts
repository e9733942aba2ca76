import type { Derivative } from '../../manifest/manifest';
import { unquoted } from '../../manifest/mentions';
import { answersOf } from '../../report/report';
import { questionsOf } from '../../report/questions';
import { t } from '../../text/l10n';
import { span, touches, type Span } from '../../text/span';
import { categoryOf, isReport, namedIn } from '../../rules/report-subject';
import type { ReportSubject } from '../../rules/rule';

/** The id in a report, and the derivative that it leads to. */
export interface ReportLink {
  readonly origin: Span;
  readonly target: Derivative;
}

/** The ways from a report to its derivatives; none where no manifest here has them. */
export function reportLinks(document: ReportSubject): readonly ReportLink[] {
  if (!isReport(document)) return [];
  return (document.report.frontMatter?.derivatives ?? []).flatMap((id) => {
    const named = namedIn(document, id.value);
    return named === undefined ? [] : [{ origin: unquoted(id.span), target: named.derivative }];
  });
}

/** The one that the cursor is on. */
export function reportLinkAt(document: ReportSubject, offset: number): ReportLink | undefined {
  return reportLinks(document).find(({ origin }) => touches(origin, document.report.fragment, offset));
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
    title: t`${String(answered)} of ${String(all)} answered`,
    goOn:
      owner === undefined || answered === all
        ? undefined
        : { manifest: owner.context.uri, id: owner.derivative.id.value, category },
  };
}
