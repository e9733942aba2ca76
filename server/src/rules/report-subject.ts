import { CATEGORIES, type Category } from '../report/questions';
import { addressIn } from '../text/files';
import type { Context, Owner, ReportSubject } from './rule';

/** For what a manifest names the file at an address as a report. */
export function ownersIn(context: Context, uri: string): readonly Owner[] {
  return [...context.manifest.derivatives.values()].flatMap((derivative) =>
    CATEGORIES.flatMap((category) => {
      const path = derivative.reports[category]?.value;
      return path !== undefined && addressIn(context.files, context.uri, path) === uri
        ? [{ context, derivative, category }]
        : [];
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

/** The derivative that a report says it is about, the first of several that a manifest around it has. */
export function subjectOf(subject: ReportSubject): Omit<Owner, 'category'> | undefined {
  const ids = (subject.report.frontMatter?.derivatives ?? []).map(({ value }) => value);
  const [owner] = subject.owners;
  if (ids.length === 0) return owner;
  const own = subject.owners.find(({ derivative }) => ids.includes(derivative.id.value));
  return own ?? ids.flatMap((id) => namedIn(subject, id) ?? [])[0];
}

/** The derivative of an id, in a manifest that names the report or in one around it. */
export function namedIn({ owners, manifests }: ReportSubject, id: string): Omit<Owner, 'category'> | undefined {
  const owner = owners.find(({ derivative }) => derivative.id.value === id);
  if (owner !== undefined) return owner;
  return manifests.flatMap((context) => {
    const derivative = context.manifest.derivatives.get(id);
    return derivative === undefined ? [] : [{ context, derivative }];
  })[0];
}
