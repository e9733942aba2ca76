import type { Analysis } from '../analysis/analyze';
import type { Fix } from '../findings/finding';
import { t } from '../text/l10n';
import { located, type Located } from '../text/span';
import type { SectionKind } from '../text/marked-section';
import { isExternal, type Contact, type Derivative, type Distribution, type Manifest } from '../manifest/manifest';
import { labelOf } from '../lineage/proof';
import { shipmentOf } from '../lineage/release';
import { placeOfReport, writeReport, type IfThere } from '../edits/report-fix';
import { CATEGORIES, type Category } from '../report/questions';
import { licenseTextsFix } from '../edits/license-text-fix';
import { writeSection } from '../edits/section-fix';
import { unknownId } from '../words/unknown-id';

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
  const distribution = analysis.context.manifest.distributions.get(id);
  if (distribution === undefined)
    return problem(unknownId('distribution', id, analysis.context.manifest.distributions));
  const release = shipmentOf(distribution, analysis.context);
  if (release === undefined) return problem(nothingOwed(distribution));
  const written = writeSection(kind, release, path);
  return written.kind === 'fix' ? { ...written, isNew: (written.fix.creates ?? []).length > 0 } : written;
}

/** The licenses whose texts have to ship and do not yet, and what each comes with, a line for each. */
export function textsToShip({ context }: Analysis, id: string): readonly string[] {
  const distribution = context.manifest.distributions.get(id);
  const owed = distribution === undefined ? [] : context.assessments.get(distribution).obligations;
  return owed.flatMap((one) =>
    one.kind === 'terms' && one.duty === 'license-text' && one.state === 'missing'
      ? [t`${one.terms.name} (${one.terms.id}), as it came with ${labelOf(one.artifact)}`]
      : [],
  );
}

/** Puts the texts of licenses that have to ship and do not yet beside the manifest, as far as they are kept here. */
export function writeLicenseTexts(analysis: Analysis, id: string): Writing | undefined {
  const distribution = analysis.context.manifest.distributions.get(id);
  if (distribution === undefined) return undefined;
  const missing = analysis.context.assessments
    .get(distribution)
    .obligations.flatMap((owed) =>
      owed.kind === 'terms' && owed.duty === 'license-text' && owed.state === 'missing' ? [owed.terms] : [],
    );
  const texts = licenseTextsFix(missing, distribution, analysis.context);
  return texts && { kind: 'fix', ...texts, isNew: true };
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
  const { context } = analysis;
  const derivative = context.manifest.derivatives.get(id);
  if (derivative === undefined) return problem(unknownId('derivative', id, context.manifest.derivatives));
  const category = order.category ?? categoryFor(analysis, derivative);
  if (category === undefined)
    return problem(t`“${id}” comes from nothing under an ImpACT license, so no report is owed.`);
  const path = placeOfReport(derivative, category);
  const desk = { ...context, contact: contactFrom(order, derivative, context.manifest), answers: order.answers };
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

function nothingOwed(distribution: Distribution): string {
  return isExternal(distribution)
    ? t`There is nothing to write for “${distribution.id.value}”: nothing that it may share owes anything.`
    : t`There is nothing to write for “${distribution.id.value}”: it stays internal.`;
}

function problem(message: string): Writing {
  return { kind: 'problem', message };
}
