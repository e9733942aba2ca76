import { attributionBlock, DEFAULT_LICENSOR, type Attribution } from '../license/attribution';
import { oncePer } from '../text/once';
import type { Prose } from '../text/prose';
import { impactArtifactsOf, type Shipment } from '../lineage/release';
import { licensorOf } from '../lineage/artifact-license';
import type { ImpactArtifact } from '../lineage/lineage';
import { isWritten } from '../manifest/is-written';
import type { Artifact } from '../manifest/manifest';

/**
 * The attributions of all artifacts under an ImpACT license that a distribution shares or that its subjects come from, a
 * paragraph each. Left out are those whose entries lack the name or the year; empty where none is left.
 */
export function attributionText(release: Shipment, prose: Prose): string {
  const says = impactArtifactsOf(release).flatMap(({ artifact }) => sentenceOf(artifact) ?? []);
  return attributionBlock(says.map((one) => written(one, prose))).replaceAll('\n', '\n\n');
}

/** An attribution with its names as they are written in a file. */
function written(says: Attribution, prose: Prose): Attribution {
  return { ...says, name: prose(says.name), licensor: prose(says.licensor ?? DEFAULT_LICENSOR) };
}

/** What the attribution of an artifact says; nothing where its entry lacks the name, the year or the licensor. */
export function sentenceOf({ artifact, tier }: ImpactArtifact): Attribution | undefined {
  const { name, year } = artifact;
  const licensor = licensorOf(artifact);
  if (name === undefined || year === undefined || licensor === undefined) return undefined;
  return { name: name.value, tier, year: year.value, licensor };
}

/** Whether the sentence can't be made for want of a year; one that is written and none has a finding of its own. */
export const lacksYear = oncePer(
  (artifact: Artifact): boolean => artifact.year === undefined && !isWritten(artifact, 'year'),
);

/** Whether it can't be made as nobody says whose it is: the default licensor stands beside an ImpACT license alone. */
export const lacksLicensor = oncePer(
  (artifact: Artifact): boolean => licensorOf(artifact) === undefined && !isWritten(artifact, 'licensor'),
);
