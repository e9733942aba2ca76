import type { Analysis } from '../analysis/analyze';
import { t } from '../text/l10n';
import type { ExportFormat } from './export-formats';
import { toPlain } from '../syntax/plain';
import { sectionText, type SectionName } from '../text/marked-section';
import { asToken } from '../text/token';
import { card } from './export/card';
import { croissant } from './export/croissant';
import { cyclonedx } from './export/cyclonedx';
import { lossesOf, type Loss, type Made } from './export/losses';
import { markdownBody } from './export/markdown';
import { spdx23, spdx30 } from './export/spdx';
import { subjectOf, type Subject } from './export/things';

export type { Loss } from './export/losses';

/** What is written of a manifest for others. */
export interface Export {
  readonly text: string;
  /** The fields that an import of it would not give back, and why. */
  readonly losses: readonly Loss[];
  /** For a part of a document that is kept in step: what it is called, and what stands in it. */
  readonly section?: { readonly name: SectionName; readonly body: string };
}

/** Writes a manifest, or one entry with all that it comes from, in another format; a sentence where that can’t be done. */
export function exported(
  analysis: Pick<Analysis, 'context'>,
  { format, id }: { readonly format: ExportFormat; readonly id: string | undefined },
): Export | string {
  const subject = subjectOf(analysis, id);
  if (subject === undefined) return t`No entry of the manifest has the id “${id ?? ''}”.`;
  if (subject.things.length === 0)
    return t`The manifest has neither artifacts nor derivatives, so there is nothing to write.`;
  switch (format) {
    case 'cyclonedx':
      return finished(cyclonedx(subject), analysis, subject);
    case 'spdx':
      return finished(spdx30(subject), analysis, subject);
    case 'spdx-2.3':
      return finished(spdx23(subject), analysis, subject);
    case 'croissant':
      return finished(croissant(subject, id), analysis, subject);
    case 'card':
      return finished(card(subject, id, analysis), analysis, subject);
    case 'markdown': {
      const name: SectionName = `origins ${id === undefined ? '*' : asToken(id)}`;
      const body = markdownBody(analysis, subject);
      const made = { text: `${sectionText(name, body)}\n`, file: 'section.md', things: [], holds: FOR_PEOPLE };
      return { text: made.text, losses: lossesOf(made, analysis, subject), section: { name, body } };
    }
    case 'json':
      return { text: jsonOf(analysis, subject), losses: [] };
  }
}

const FOR_PEOPLE = { entry: t`it is written for people, and an import does not read it` };

function finished(made: Made | string, analysis: Pick<Analysis, 'context'>, subject: Subject): Export | string {
  return typeof made === 'string' ? made : { text: made.text, losses: lossesOf(made, analysis, subject) };
}

/** All that the manifest says, as it says it, and beside it what follows for each of its works. */
function jsonOf({ context }: Pick<Analysis, 'context'>, { things }: Subject): string {
  const { root } = context.manifest;
  const data = {
    version: 1,
    kind: 'export',
    manifest: root === undefined ? {} : toPlain(root),
    works: things.map(({ id, name, type, spdx, risk, source }) => ({ id, name, type, spdx, risk, source })),
  };
  // Numbers that no reader of JSON would take in whole are kept as their digits.
  const digits = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
  return `${JSON.stringify(data, digits, 2)}\n`;
}
