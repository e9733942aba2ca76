import { CATEGORIES, type Category } from '../report/questions';
import { resolvePath } from '../text/uri';
import type { Context, Owner, ReportSubject } from './rule';

/** For what a manifest names the file at an address as a report. */
export function ownersIn(context: Context, uri: string): readonly Owner[] {
  return [...context.manifest.derivatives.values()].flatMap((derivative) =>
    CATEGORIES.flatMap((category) => {
      const path = derivative.reports[category]?.value;
      return path !== undefined && resolvePath(context.uri, path) === uri ? [{ context, derivative, category }] : [];
    }),
  );
}

/** Whether a Markdown file is a report at all: it says so itself, or a manifest names it. */
export function isReport({ report, owners }: Pick<ReportSubject, 'report' | 'owners'>): boolean {
  return report.frontMatter?.isReport === true || owners.length > 0;
}

/** The category whose questions a report has to answer: what it says, else what it is named as. */
export function categoryOf({ report, owners }: ReportSubject): Category | undefined {
  const said = report.frontMatter?.category?.value;
  return CATEGORIES.find((category) => category === said) ?? owners[0]?.category;
}

/** The derivative that a report says it is about, where a manifest around it has one of that id. */
export function subjectOf({ report, owners, manifests }: ReportSubject): Omit<Owner, 'category'> | undefined {
  const id = report.frontMatter?.derivative?.value;
  const owner = owners.find(({ derivative }) => id === undefined || derivative.id.value === id);
  if (owner !== undefined || id === undefined) return owner;
  return manifests.flatMap((context) => {
    const derivative = context.manifest.derivatives.get(id);
    return derivative === undefined ? [] : [{ context, derivative }];
  })[0];
}
