import { DEFAULT_LICENSOR } from '../license/attribution';
import { partsOf, type Part } from '../license/expression';
import type { Reading } from '../license/reading';
import { oncePer } from '../text/once';
import { isTier, licenseIdOf, strictest, type Tier } from '../license/tier';
import type { Located } from '../text/span';
import type { Artifact } from '../manifest/manifest';

export interface ArtifactLicense {
  /** The tier of its ImpACT license; nothing where the artifact is under another license. */
  readonly tier: Tier | undefined;
  /** Whether it is known what it is licensed under. */
  readonly known: boolean;
  /** The field that says so. */
  readonly field: Located<string> | undefined;
  /** What the license says, where there is one. */
  readonly reading?: Reading;
}

/**
 * What an artifact is licensed under by its own fields. Where `license` and `risk` disagree the stricter one counts. A
 * spelling of an ImpACT license that is not corrected yet binds as the tier that it names, and is not known for sure.
 */
export const artifactLicense = oncePer((artifact: Artifact): ArtifactLicense => {
  const { license, reading, risk, manifest } = artifact;
  const stated = risk !== undefined && isTier(risk.value) ? risk.value : undefined;
  // The ImpACT licenses are for data and models: what such an id means on anything else can't be told.
  const isOutside = artifact.type?.value === 'code' || artifact.type?.value === 'service';
  if (license === undefined || reading === undefined) {
    if (isOutside) return { tier: undefined, known: manifest !== undefined, field: risk };
    return { tier: stated, known: stated !== undefined || manifest !== undefined, field: risk };
  }
  const tiers = [reading.tier, stated].filter((tier) => tier !== undefined);
  const tier = strictest(...tiers);
  if (isOutside) return { tier: undefined, known: tier === undefined && reading.known, field: license, reading };
  return { tier, known: reading.known, field: tier !== reading.tier ? risk : license, reading };
});

/** What an artifact is under, in a form that can be compared; nothing where that is not known. */
export function statedTerms(
  artifact: Artifact,
): { readonly field: Located<string>; readonly folded: string } | undefined {
  const { tier, known, field } = artifactLicense(artifact);
  if (field === undefined || !known) return undefined;
  return { field, folded: tier ?? field.value.trim().replace(/\s+/g, ' ').toLowerCase() };
}

/** Who licensed an artifact; the default stands only beside a license of which it is known. */
export function licensorOf(artifact: Artifact): string | undefined {
  const { licensor, reading } = artifact;
  if (licensor !== undefined) return licensor.value;
  return namesImpact(reading) ? DEFAULT_LICENSOR : undefined;
}

function namesImpact(reading: Reading | undefined): boolean {
  return reading !== undefined && partsOf(reading.expression).some(isImpactPart);
}

function isImpactPart({ kind }: Part): boolean {
  return kind === 'impact' || kind === 'lost';
}

/** The ImpACT license that the fields of an entry name, as written there, whatever its type is. */
export function impactLicenseOf({ license, reading, risk }: Artifact): string | undefined {
  if (namesImpact(reading)) return license?.value;
  return license === undefined && risk !== undefined && isTier(risk.value) ? licenseIdOf(risk.value) : undefined;
}
