import type { Analysis } from '../analysis/analyze';
import type { Fix } from '../findings/finding';
import { located, type Located } from '../text/span';
import { nearest } from '../text/words';
import type { SectionKind } from '../text/marked-section';
import { isExternal, type Contact, type Derivative, type Distribution, type Manifest } from '../manifest/manifest';
import { releaseOf } from '../lineage/release';
import { placeOfReport, writeReport, type IfThere } from '../edits/report-fix';
import { CATEGORIES, type Category } from '../report/questions';
import { writeSection } from '../edits/section-fix';

/** A document that is to be written: the changes that do it, or why it can’t be done, in a sentence. */
export type Writing =
  | {
      readonly kind: 'fix';
      /** As the manifest writes it. */
      readonly path: string;
      readonly fix: Fix;
      readonly isNew: boolean;
    }
  /** All is as it should be. */
  | { readonly kind: 'same'; readonly path: string }
  /** There is such a file, and nobody has said that it may be written anew. */
  | { readonly kind: 'exists'; readonly path: string }
  | { readonly kind: 'problem'; readonly message: string };

/** Writes a generated section into a file that ships with a distribution, and names it in the manifest. */
export function writeDocument(
  analysis: Analysis,
  kind: SectionKind,
  { id, path }: { readonly id: string; readonly path?: string | undefined },
): Writing {
  const distribution = analysis.manifest.distributions.get(id);
  if (distribution === undefined) return problem(unknownId('distribution', id, analysis.manifest.distributions));
  const release = releaseOf(distribution, analysis.context);
  if (release === undefined) return problem(nothingOwed(distribution));
  const written = writeSection(kind, release, path);
  return written.kind === 'fix' ? { ...written, isNew: (written.fix.creates ?? []).length > 0 } : written;
}

/** What a report is to be written from. */
export interface ReportOrder {
  /** The one that is owed and not there, where it is left open. */
  readonly category?: Category | undefined;
  readonly answers: ReadonlyMap<string, string>;
  /** Who answers for it, where the manifest does not say: name, organization, email. */
  readonly contact?: ReadonlyMap<string, string>;
  /** What to do with a report that is there; `ask` leaves it to the caller. */
  readonly ifThere: IfThere | 'ask';
}

/** Begins the report of a derivative, or goes on with it, and names it in the manifest. */
export function writeImpactReport(analysis: Analysis, id: string, order: ReportOrder): Writing {
  const { manifest, context } = analysis;
  const derivative = manifest.derivatives.get(id);
  if (derivative === undefined) return problem(unknownId('derivative', id, manifest.derivatives));
  const category = order.category ?? categoryFor(analysis, derivative);
  if (category === undefined)
    return problem(`“${id}” comes from nothing under an ImpACT license, so it owes no report.`);
  const path = placeOfReport(derivative, category);
  const desk = { ...context, contact: contactFrom(order, derivative, manifest), answers: order.answers };
  const ifThere = order.ifThere === 'ask' ? 'leave' : order.ifThere;
  const written = writeReport(derivative, { category, path, ifThere }, desk);
  if (typeof written === 'string') return problem(written);
  if (order.ifThere === 'ask' && !written.isNew) return { kind: 'exists', path };
  const { isNew, ...fix } = written;
  return fix.edits.length === 0 && !isNew ? { kind: 'same', path } : { kind: 'fix', path, fix, isNew };
}

function contactFrom({ contact }: ReportOrder, { id }: Derivative, manifest: Manifest): Contact {
  const said = (field: string): Located<string> | undefined => {
    const value = contact?.get(field)?.trim() ?? '';
    return value === '' ? undefined : located(value, id.span);
  };
  const name = manifest.contact.name ?? said('name');
  const organization = manifest.contact.organization ?? said('organization');
  const email = manifest.contact.email ?? said('email');
  return { ...(name && { name }), ...(organization && { organization }), ...(email && { email }) };
}

/** The category whose report is owed and not named, else the first that is owed. */
export function categoryFor({ context }: Analysis, derivative: Derivative): Category | undefined {
  const owed = CATEGORIES.filter((category) => context.lineage.has(derivative, category));
  return owed.find((category) => derivative.reports[category] === undefined) ?? owed[0];
}

/** Why an id leads nowhere, with what was probably meant. */
function unknownId(kind: string, id: string, known: ReadonlyMap<string, unknown>): string {
  const near = nearest(id, known.keys());
  return `There is no ${kind} “${id}”.${near === undefined ? '' : ` Did you mean “${near}”?`}`;
}

function nothingOwed(distribution: Distribution): string {
  return isExternal(distribution)
    ? `There is nothing to write for “${distribution.id.value}”: nothing in it both comes from an ImpACT artifact and may be shared.`
    : `There is nothing to write for “${distribution.id.value}”: it stays inside.`;
}

function problem(message: string): Writing {
  return { kind: 'problem', message };
}
