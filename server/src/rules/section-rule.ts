import type { Fix, Report } from '../findings/finding';
import type { Distribution } from '../manifest/manifest';
import { shipmentOf } from '../lineage/release';
import type { SectionOwed } from '../obligations/obligation';
import { relatedOf } from '../lineage/proof';
import { editSection } from '../edits/section-edit';
import { severityFor } from '../obligations/severity';
import { t } from '../text/l10n';
import type { MarkFault, SectionKind } from '../text/marked-section';
import type { Context } from './rule';

const marks: Readonly<Record<MarkFault, string>> = {
  'no-begin': t`there is an end mark without a start mark`,
  'no-end': t`there is a start mark without an end mark`,
  twice: t`its marks appear more than once`,
  crossed: t`a mark of another section is between its marks`,
  unclosed: t`a comment or code block before its end is never closed`,
};

const messages = {
  outdated: {
    notice: (id: string, path: string) =>
      t`The notice of “${id}” between the marks in ${path} no longer matches the manifest.`,
    terms: (id: string, path: string) =>
      t`The use-based restrictions of “${id}” between the marks in ${path} no longer match the manifest.`,
    attribution: (id: string, path: string) =>
      t`The attribution of “${id}” between the marks in ${path} no longer matches the manifest.`,
  } satisfies Record<SectionKind, (id: string, path: string) => string>,
  update: t`Rewrite it; everything outside the marks stays as it is.`,
  broken: {
    notice: (id: string, path: string, fault: MarkFault) =>
      t`The generated notice of “${id}” can’t be separated from the rest of ${path}: ${marks[fault]}.`,
    terms: (id: string, path: string, fault: MarkFault) =>
      t`The generated use-based restrictions of “${id}” can’t be separated from the rest of ${path}: ${marks[fault]}.`,
    attribution: (id: string, path: string, fault: MarkFault) =>
      t`The generated attribution of “${id}” can’t be separated from the rest of ${path}: ${marks[fault]}.`,
  } satisfies Record<SectionKind, (id: string, path: string, fault: MarkFault) => string>,
  repair: t`Correct the marks, or remove them all and generate the section again.`,
  here: t`This is the place in the file.`,
  title: {
    notice: (path: string) => t`Rewrite the notice in ${path}`,
    terms: (path: string) => t`Rewrite the use-based restrictions in ${path}`,
    attribution: (path: string) => t`Rewrite the attribution in ${path}`,
  } satisfies Record<SectionKind, (path: string) => string>,
};

/**
 * What a rule says of the generated sections of one kind in the files that a distribution ships. Each sits on the path of
 * its file.
 */
export function* onSections(kind: SectionKind, distribution: Distribution, context: Context): Iterable<Report> {
  const severity = severityFor(distribution, 'obligation');
  if (severity === undefined) return;
  for (const owed of context.assessments.get(distribution).obligations) {
    if (owed.kind !== 'section' || owed.section !== kind) continue;
    for (const fault of owed.faults) {
      const { value: path, span } = owed.file;
      const id = distribution.id.value;
      const related = [
        { span: fault.inFile, message: messages.here },
        ...relatedOf(owed.path(), { distribution, id: owed.subjects[0].id }),
      ];
      yield fault.kind === 'broken-marks'
        ? {
            span,
            severity,
            related,
            message: messages.broken[kind](id, path, fault.fault),
            remedy: messages.repair,
          }
        : {
            span,
            severity,
            related,
            message: messages.outdated[kind](id, path),
            remedy: messages.update,
            fixes: () => updateFix(owed, distribution, context),
          };
    }
  }
}

/** Safe: what stands between the marks follows from the manifest. */
function updateFix({ section, file }: SectionOwed, distribution: Distribution, context: Context): readonly Fix[] {
  const release = shipmentOf(distribution, context);
  const placed = release === undefined ? undefined : editSection(section, release, file.value);
  return placed?.kind === 'edit'
    ? [{ title: messages.title[section](file.value), edits: [placed.edit], safe: true, preferred: true }]
    : [];
}
