import type { Fix } from '../../findings/finding';
import { provenanceOf, type CatalogEntry, type Relicensing } from '../../license/catalog';
import { replaceImpact } from '../../license/replace';
import { inShort, parseLicense } from '../../license/spdx';
import { isTier } from '../../license/tier';
import { relicensingOf } from '../../lineage/relicensing';
import type { Artifact } from '../../manifest/manifest';
import { labelOf } from '../../lineage/proof';
import { endOfEntry, removeEntry, replaceValue } from '../../syntax/insert';
import { entryOf, type Entry } from '../../syntax/tree';
import type { Edit } from '../../text/edit';
import { t } from '../../text/l10n';
import { span, type Located } from '../../text/span';
import type { Rule } from '../rule';

const messages = {
  relicensed: (name: string, { license, since, coversEarlier }: Relicensing) =>
    t`${name} has been under ${license} since ${since}, ${coversEarlier ? t`earlier copies included` : t`though not for earlier copies`}.`,
  remedy: ({ license }: Relicensing, known: CatalogEntry) =>
    t`Change the license to ${license}: then the duties of the former license no longer apply. ${provenanceOf(known)}`,
};

export const relicensed: Rule = {
  id: 'coverage/relicensed',
  description: 'The licensor has since put an artifact under another license.',
  why: 'Finds artifacts that their licensor has since relicensed, since duties that no longer apply cost needless work.',
  severity: 'information',
  *artifact(artifact, { today }) {
    const field = impactField(artifact);
    const found = field === undefined ? undefined : relicensingOf(artifact, today);
    if (field === undefined || found === undefined) return;
    const { known, relicensing } = found;
    yield {
      span: field.span,
      message: messages.relicensed(labelOf(artifact), relicensing),
      remedy: messages.remedy(relicensing, known),
      tag: 'deprecated',
      fixes: () => fixesOf(artifact, relicensing),
    };
  },
};

/** The field that puts the artifact under an ImpACT license, if it is under one. */
function impactField({ license, reading, risk }: Artifact): Located<string> | undefined {
  if (license === undefined || reading === undefined)
    return risk !== undefined && isTier(risk.value) ? risk : undefined;
  return inShort(reading, license.value).kind === 'impact' ? license : undefined;
}

function fixesOf({ entry, license }: Artifact, { license: next }: Relicensing): readonly Fix[] {
  const [risk, version] = ['risk', 'license-version'].map((key) => entryOf(entry.value, key));
  // What came in through a merge key belongs to other entries as well.
  if ([entryOf(entry.value, 'license'), risk, version].some((it) => it?.merged === true)) return [];
  const text = license === undefined ? next : replaceImpact(parseLicense(license.value), next);
  if (text === undefined) return [];
  const edits =
    license === undefined ? risk && [inPlaceOf(risk, text)] : [replaceValue(license.span, text), ...gone(risk)];
  const isFlow = entry.value.kind === 'map' && entry.value.flow;
  // In braces, two removals side by side would both take the comma between them.
  const all = [...(edits ?? []), ...(isFlow && risk !== undefined ? [] : gone(version))];
  return [{ title: t`Change the license to “${text}”`, edits: all, safe: false, preferred: true }];
}

function gone(entry: Entry | undefined): readonly Edit[] {
  return entry === undefined ? [] : [removeEntry(entry)];
}

function inPlaceOf(entry: Entry, license: string): Edit {
  const { fragment, start } = entry.key.span;
  return { span: span(fragment, start, endOfEntry(entry)), newText: `license: ${license}` };
}
