import { neverImpact, type CatalogEntry } from '../license/catalog';
import { isStricter, licenseIdOf } from '../license/tier';
import { termsOf } from '../license/other-licenses';
import { knownArtifact } from '../manifest/known-artifact';
import type { Artifact } from '../manifest/manifest';
import type { Located } from '../text/span';
import { artifactLicense, impactLicenseOf } from './artifact-license';

/** A manifest that says otherwise of a well-known artifact than what is known of it. */
export type CatalogConflict = { readonly field: Located<string> } &
  /** It gives it a laxer license; `license` is all that is known to apply. */
  (
    | { readonly kind: 'laxer'; readonly known: CatalogEntry; readonly license: string }
    /** It leaves out one of several licenses. */
    | { readonly kind: 'incomplete'; readonly known: CatalogEntry; readonly license: string }
    /** What is publicly known contradicts itself. */
    | { readonly kind: 'contradicted'; readonly known: CatalogEntry; readonly license: string }
    /** It puts something under an ImpACT license that never was under one; `license` is the one that it is under. */
    | { readonly kind: 'never'; readonly name: string; readonly license: string }
  );

/** Where a manifest contradicts what is known of an artifact, or nothing. */
export function catalogConflict(artifact: Artifact, today: string): CatalogConflict | undefined {
  const { tier, reading, field } = artifactLicense(artifact);
  // A name alone says little: another licensor may have something else of the same name.
  const named = artifact.source?.value ?? artifact.name?.value ?? '';
  if (field === undefined || reading?.fault !== undefined || !named.includes('/')) return undefined;
  const never = neverImpact(named, artifact.revision?.value);
  if (never !== undefined)
    return impactLicenseOf(artifact) === undefined ? undefined : { kind: 'never', field, ...never };
  const known = knownArtifact(artifact);
  if (known === undefined) return undefined;
  const stated = reading?.applies.flatMap((part) => (part.kind === 'license' ? [part.id] : [])) ?? [];
  const license = [licenseIdOf(known.tier), ...known.licenses].join(' AND ');
  if (known.contradictedBy !== undefined) {
    const isBoth = tier !== undefined && stated.includes(known.contradictedBy);
    const both = [licenseIdOf(known.tier), known.contradictedBy].join(' AND ');
    return isBoth ? undefined : { kind: 'contradicted', field, known, license: both };
  }
  const { relicensed } = known;
  if (relicensed !== undefined && relicensed.since <= today && stated.includes(relicensed.license)) return undefined;
  if (tier === undefined || isStricter(known.tier, tier)) return { kind: 'laxer', field, known, license };
  const lacks = known.licenses.some((id) => !stated.some((one) => termsOf(one)?.id === id));
  return lacks ? { kind: 'incomplete', field, known, license } : undefined;
}
