import { DEFAULT_LICENSOR } from '../license/attribution';
import { partsOf, type Part } from '../license/expression';
import { readLicense, type Reading } from '../license/reading';
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
export function artifactLicense(artifact: Artifact): ArtifactLicense {
  const { license, risk, manifest } = artifact;
  const stated = risk !== undefined && isTier(risk.value) ? risk.value : undefined;
  // The ImpACT licenses are for data and models: what such an id means on anything else can't be told.
  const isOutside = artifact.type?.value === 'code' || artifact.type?.value === 'service';
  if (license === undefined) {
    if (isOutside) return { tier: undefined, known: manifest !== undefined, field: risk };
    return { tier: stated, known: stated !== undefined || manifest !== undefined, field: risk };
  }
  const reading = readLicense(license.value);
  const tiers = [reading.tier, stated].filter((tier) => tier !== undefined);
  const tier = strictest(...tiers);
  if (isOutside) return { tier: undefined, known: tier === undefined && reading.known, field: license, reading };
  return { tier, known: reading.known, field: tier !== reading.tier ? risk : license, reading };
}

/** Who licensed an artifact; the default stands only beside a license of which it is known. */
export function licensorOf(artifact: Artifact): string | undefined {
  const { licensor, license } = artifact;
  if (licensor !== undefined) return licensor.value;
  const isImpact = license !== undefined && partsOf(readLicense(license.value).expression).some(isImpactPart);
  return isImpact ? DEFAULT_LICENSOR : undefined;
}

function isImpactPart({ kind }: Part): boolean {
  return kind === 'impact' || kind === 'lost';
}

/** The ImpACT license that the fields of an entry name, as written there, whatever its type is. */
export function impactLicenseOf({ license, risk }: Artifact): string | undefined {
  if (license !== undefined && partsOf(readLicense(license.value).expression).some(isImpactPart)) return license.value;
  return license === undefined && risk !== undefined && isTier(risk.value) ? licenseIdOf(risk.value) : undefined;
}
