import type { Analysis } from '../../analysis/analyze';
import { RESTRICTED_USES, SUGGESTED_USES, type RestrictedUse } from '../../license/uses';
import { worksSharedBy } from '../../lineage/subject';
import type { Manifest, Work } from '../../manifest/manifest';
import type { Path } from '../../syntax/locate';
import { t } from '../../text/l10n';
import { plain } from '../../words/markdown';
import { choice, type Insertion } from './insertion';
import type { Candidate } from './item';

/** What is used: an entry, or what a distribution shares. */
function ownersOf(manifest: Manifest, [section, id]: Path): readonly Work[] {
  const distribution = section === 'distributions' ? manifest.distributions.get(String(id)) : undefined;
  if (distribution !== undefined) return worksSharedBy(distribution, manifest);
  const work = section === 'artifacts' ? manifest.artifacts.get(String(id)) : manifest.derivatives.get(String(id));
  return work === undefined ? [] : [work];
}

/**
 * The uses that something can have, those that Exhibit A speaks of behind the others; the ones that it rules out say so
 * where it binds. One with a condition brings the field that declares it, unless only a name belongs here.
 */
export function useCandidates({ context }: Analysis, path: Path): readonly Candidate[] {
  const isBound = ownersOf(context.manifest, path).some((work) => context.lineage.has(work, 'impact'));
  const isName = path.at(-1) === 'use';
  const conditional = RESTRICTED_USES.filter(({ kind }) => kind === 'conditional');
  const ruledOut = RESTRICTED_USES.filter(({ kind }) => kind === 'ruled-out');
  return [
    ...SUGGESTED_USES.map((value) => ({ value })),
    ...[...conditional, ...ruledOut].map((use) => ({
      value: use.name,
      detail: use.kind === 'conditional' ? t`needs ${use.flag}: true` : t`named in Exhibit A`,
      documentation: () => plain(`Exhibit A: ${use.line}`),
      discouraged: isBound && use.kind === 'ruled-out' ? t`ruled out by Exhibit A` : undefined,
      insertion: isName ? undefined : declared(use),
    })),
  ];
}

function declared(use: RestrictedUse): Insertion | undefined {
  if (use.kind === 'ruled-out') return undefined;
  return [`{ use: ${use.name}, ${use.flag}: `, choice(['true', 'false'], 'true'), ' }'];
}
