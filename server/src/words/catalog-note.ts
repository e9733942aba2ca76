import { provenanceOf } from '../license/catalog';
import { artifactLicense } from '../lineage/artifact-license';
import { knownArtifact } from '../manifest/known-artifact';
import type { Artifact } from '../manifest/manifest';
import { t } from '../text/l10n';
import { join, say, type Markdown } from './markdown';
import { dayText } from './day';

/** What is publicly known on a day of a well-known artifact that is said to be under the license it is known for, with the source. */
export function catalogNote(artifact: Artifact, today: string): Markdown | undefined {
  const known = knownArtifact(artifact);
  if (known === undefined || known.tier !== artifactLicense(artifact).tier) return undefined;
  const { notes } = known;
  const relicensed = known.relicensed !== undefined && known.relicensed.since <= today ? known.relicensed : undefined;
  if (relicensed === undefined && notes.length === 0) return undefined;
  const since =
    relicensed === undefined
      ? ''
      : t`Its licensor has since put it under ${relicensed.license} (on ${dayText(relicensed.since)}${relicensed.coversEarlier ? t`, earlier copies included` : ''}).`;
  return join([since, ...notes, say`${provenanceOf(known)}`], ' ');
}
