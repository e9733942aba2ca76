import { parseLicense } from '../license/spdx';
import { isTier, tierOfLicense, type Tier } from '../license/tier';
import { originalOf } from './subject';
import { typeOf } from './type-of';
import type { Lineage } from './lineage';
import type { Artifact, Work } from '../manifest/manifest';
import type { Manifests } from '../manifest/manifests';
import type { Located } from '../text/span';

/** A field given beside `manifest:` that says something else than the entry it is taken from. */
export interface Contradiction {
  readonly field: 'license' | 'risk' | 'type';
  readonly here: Located<string>;
  /** What the other manifest says; nothing where it says nothing of the kind. */
  readonly there: Located<string> | undefined;
}

/** The fields of an artifact that contradict the entry it is taken from; empty for one that is not taken from anywhere. */
export function contradictionsOf(
  artifact: Artifact,
  { manifests, lineage }: { readonly manifests: Manifests; readonly lineage: Lineage },
): readonly Contradiction[] {
  if (artifact.manifest === undefined) return [];
  const original = originalOf(manifests, artifact);
  if (original === artifact) return [];
  const { license, risk, type } = artifact;
  const found: Contradiction[] = [];
  if (license !== undefined && !saysTheSame(license.value, original, lineage))
    found.push({ field: 'license', here: license, there: licenseThere(original) });
  if (risk !== undefined && isTier(risk.value) && lineage.risk(original) !== risk.value)
    found.push({ field: 'risk', here: risk, there: licenseThere(original) });
  const kind = typeOf(original, lineage);
  if (type !== undefined && kind !== undefined && kind.value !== type.value)
    found.push({ field: 'type', here: type, there: kind });
  return found;
}

function licenseThere(original: Work): Located<string> | undefined {
  return original.kind === 'artifact' ? (original.license ?? original.risk) : (original.license ?? original.risk);
}

/** Whether a license here is the one there: the same tier of ImpACT, or the same words, however they are spaced. */
function saysTheSame(here: string, original: Work, lineage: Lineage): boolean {
  const tier = tierIn(here);
  if (original.kind === 'derivative') return tier === lineage.risk(original);
  const there = original.license?.value;
  if (there === undefined) return tier !== undefined && tier === lineage.risk(original);
  const tierThere = tierIn(there);
  if (tier !== undefined || tierThere !== undefined) return tier === tierThere;
  return folded(here) === folded(there);
}

function tierIn(license: string): Tier | undefined {
  const tier = tierOfLicense(license);
  if (tier !== undefined) return tier;
  const parsed = parseLicense(license);
  return parsed.kind === 'impact' ? parsed.tier : undefined;
}

function folded(license: string): string {
  return license.trim().replace(/\s+/g, ' ').toLowerCase();
}
