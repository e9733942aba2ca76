import { parseLicense } from '../license/spdx';
import { isTier, strictest, tierOfLicense, type Tier } from '../license/tier';
import type { Located } from '../text/span';
import type { Artifact } from '../manifest/manifest';

export interface ArtifactLicense {
  /** The tier of its ImpACT license; nothing where the artifact is under another license. */
  readonly tier: Tier | undefined;
  /** Whether it is known what it is licensed under. */
  readonly known: boolean;
  /** The field that says so. */
  readonly field: Located<string> | undefined;
}

/**
 * What an artifact is licensed under by its own fields. Where `license` and `risk` disagree the stricter one counts, and
 * a spelling of an ImpACT license that leaves no doubt about the tier counts as that tier.
 */
export function artifactLicense(artifact: Artifact): ArtifactLicense {
  const { license, risk, manifest } = artifact;
  const stated = risk !== undefined && isTier(risk.value) ? risk.value : undefined;
  if (license === undefined)
    return { tier: stated, known: stated !== undefined || manifest !== undefined, field: risk };
  const { tier: licensed, known } = read(license.value);
  const tiers = [licensed, stated].filter((tier) => tier !== undefined);
  const tier = strictest(...tiers);
  return { tier, known, field: tier !== licensed ? risk : license };
}

/** The canonical ids are told apart first, so that a manifest of ImpACT artifacts alone never loads the SPDX lists. */
function read(license: string): { readonly tier: Tier | undefined; readonly known: boolean } {
  const tier = tierOfLicense(license);
  if (tier !== undefined) return { tier, known: true };
  const parsed = parseLicense(license);
  if (parsed.kind === 'impact') return { tier: parsed.tier, known: true };
  return { tier: undefined, known: parsed.kind === 'spdx' || parsed.kind === 'ref' };
}
