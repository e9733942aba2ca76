import { findInCatalog } from '../../license/catalog';
import { artifactLicense } from '../../model/artifact-license';
import type { Artifact } from '../../model/manifest';
import { join, say, type Markdown } from '../../templates/markdown';

/** What is publicly known of a well-known artifact that is said to be under the license it is known for, with the source. */
export function catalogNote(artifact: Artifact): Markdown | undefined {
  const { source, name, revision } = artifact;
  const known = findInCatalog(source?.value ?? name?.value ?? '', revision?.value);
  if (known === undefined || known.tier !== artifactLicense(artifact).tier) return undefined;
  const { relicensed, notes } = known;
  if (relicensed === undefined && notes.length === 0) return undefined;
  const since =
    relicensed === undefined
      ? ''
      : `Its licensor has since put it under ${relicensed.license} (on ${relicensed.since}${relicensed.coversEarlier ? ', earlier copies included' : ''}).`;
  return join([since, ...notes, say`Source: ${known.source}, checked on ${known.checked}.`], ' ');
}
