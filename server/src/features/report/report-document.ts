import type { Analysis } from '../../analysis/analyze';
import type { Derivative } from '../../manifest/manifest';
import type { ImpactReport } from '../../report/report';
import { CATEGORIES, type Category } from '../../report/questions';
import { resolvePath } from '../../text/uri';

/** A manifest that names a report, and for what. */
export interface Owner {
  readonly analysis: Analysis;
  readonly derivative: Derivative;
  readonly category: Category;
}

/** A report with the manifests that it belongs to. */
export interface ReportDocument {
  readonly report: ImpactReport;
  /** Those that name it; empty where none does. */
  readonly owners: readonly Owner[];
  /** Those that it could be about: its owners’, or else those nearest in the folders around it. */
  readonly manifests: readonly Analysis[];
  /** The day of the check, YYYY-MM-DD. */
  readonly today: string;
}

/** For what a manifest names the file at an address as a report. */
export function ownersIn(analysis: Analysis, uri: string): readonly Owner[] {
  return [...analysis.manifest.derivatives.values()].flatMap((derivative) =>
    CATEGORIES.flatMap((category) => {
      const path = derivative.reports[category]?.value;
      return path !== undefined && resolvePath(analysis.uri, path) === uri ? [{ analysis, derivative, category }] : [];
    }),
  );
}

/** Whether a Markdown file is a report at all: it says so itself, or a manifest names it. */
export function isReport({ report, owners }: Pick<ReportDocument, 'report' | 'owners'>): boolean {
  return report.frontMatter?.isReport === true || owners.length > 0;
}

/** The category whose questions a report has to answer: what it says, else what it is named as. */
export function categoryOf({ report, owners }: ReportDocument): Category | undefined {
  const said = report.frontMatter?.category?.value;
  return CATEGORIES.find((category) => category === said) ?? owners[0]?.category;
}

/** The derivative that a report says it is about, where a manifest around it has one of that id. */
export function subjectOf({ report, owners, manifests }: ReportDocument): Omit<Owner, 'category'> | undefined {
  const id = report.frontMatter?.derivative?.value;
  const owner = owners.find(({ derivative }) => id === undefined || derivative.id.value === id);
  if (owner !== undefined || id === undefined) return owner;
  return manifests.flatMap((analysis) => {
    const derivative = analysis.manifest.derivatives.get(id);
    return derivative === undefined ? [] : [{ analysis, derivative }];
  })[0];
}
