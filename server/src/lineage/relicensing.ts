import type { CatalogEntry, Relicensing } from '../license/catalog';
import { knownArtifact } from '../manifest/known-artifact';
import type { Artifact } from '../manifest/manifest';
import { t } from '../text/l10n';
import { artifactLicense } from './artifact-license';
import type { Path } from './lineage';

/** The license that the licensor of a well-known artifact has put this copy under since, or nothing. */
export function relicensingOf(
  artifact: Artifact,
  today: string,
): { readonly known: CatalogEntry; readonly relicensing: Relicensing } | undefined {
  const known = knownArtifact(artifact);
  const relicensing = known?.relicensed;
  if (known === undefined || relicensing === undefined || today < relicensing.since) return undefined;
  return isCovered(artifact, relicensing) ? { known, relicensing } : undefined;
}

/** Whether the new license holds for this copy; where it is not for earlier ones, the day it was obtained has to say so. */
function isCovered({ acquired }: Artifact, { since, coversEarlier }: Relicensing): boolean {
  return coversEarlier || (acquired !== undefined && acquired.value >= since);
}

/**
 * “ Its licensor has …”, with its leading space: what is known of the artifact at the end of a path that would clear a ban
 * of its tier. Empty where nothing is.
 */
export function reliefText(path: Path, today: string): string {
  const last = path.at(-1)?.work;
  if (last?.kind !== 'artifact' || artifactLicense(last).tier === undefined) return '';
  const found = relicensingOf(last, today);
  if (found === undefined) return '';
  const { license, since, coversEarlier } = found.relicensing;
  const earlier = coversEarlier ? t`, earlier copies included` : '';
  return t` Its licensor is known to have put it under ${license} on ${since}${earlier}: under that license, this would no longer be forbidden.`;
}
