import type { Fix, Report } from '../../findings/finding';
import { provenanceOf } from '../../license/catalog';
import { areBorneBy, catalogConflict, type CatalogConflict } from '../../lineage/catalog-conflict';
import { labelOf } from '../../lineage/proof';
import type { Artifact } from '../../manifest/manifest';
import { replaceValue } from '../../syntax/insert';
import { t } from '../../text/l10n';
import { isLookedAt, recordingFixes, type Judged } from '../looked-at';
import type { Context, Rule } from '../rule';

const messages = {
  laxer: (name: string, stated: string, license: string) =>
    t`${name} is known to be under ${license}; ${stated} is less strict than that.`,
  incomplete: (name: string, stated: string, license: string) =>
    t`${name} is known to be under ${license}; ${stated} leaves part of it out.`,
  contradicted: (name: string, license: string) =>
    t`What is known about ${name} is contradictory, so both apply until the licensor has answered: ${license}.`,
  never: (name: string, what: string, license: string) =>
    t`${name} (${what}) was never under an ImpACT license, as far as is known: it is under ${license}.`,
  remedy: (provenance: string) => t`Look at its card, and write what it says. ${provenance}`,
  neverRemedy: t`Look at its card, and write what it says.`,
};

export const catalog: Rule = {
  id: 'coverage/catalog',
  description: 'A well-known artifact has another license in the manifest than the one it is known to have.',
  why: 'Finds well-known artifacts under less strict licenses than they have, since a tag on a copy does not change the license.',
  severity: 'warning',
  *artifact(artifact, context) {
    const conflict = catalogConflict(artifact, context.today);
    const judged = { rule: catalog.id, subject: `conflict:${artifact.id.value}` };
    if (conflict !== undefined && !isLookedAt([artifact], judged, context))
      yield report({ artifact, conflict, judged }, context);
  },
};

function report(
  { artifact, conflict, judged }: { artifact: Artifact; conflict: CatalogConflict; judged: Judged },
  context: Context,
): Report {
  const { field, license } = conflict;
  const remedy = conflict.kind === 'never' ? messages.neverRemedy : messages.remedy(provenanceOf(conflict.known));
  const base = {
    span: field.span,
    message: messageOf(artifact, conflict),
    remedy,
    judged: judged.subject,
    fixes: () => [...fixesOf(artifact, license), ...recordingFixes(judged, context)],
  };
  const isBorne = conflict.kind === 'incomplete' && areBorneBy(context.manifest.artifacts.values(), conflict.lacking);
  return isBorne ? { ...base, severity: 'information' } : base;
}

function messageOf(artifact: Artifact, conflict: CatalogConflict): string {
  const name = labelOf(artifact);
  const { field, license } = conflict;
  switch (conflict.kind) {
    case 'laxer':
    case 'incomplete':
      return messages[conflict.kind](name, field.value, license);
    case 'contradicted':
      return messages.contradicted(name, license);
    case 'never':
      return messages.never(name, conflict.name, license);
  }
}

/** Not unseen: what the card of this copy says is for a person to read. */
function fixesOf({ license }: Artifact, to: string): readonly Fix[] {
  if (license === undefined) return [];
  return [{ title: t`Change the license to “${to}”`, edits: [replaceValue(license.span, to)], safe: false }];
}
