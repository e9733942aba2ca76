import { knownLicense, neverImpact, type CatalogEntry } from '../license/catalog';
import { isStricter } from '../license/tier';
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
    /** It leaves out some of several licenses: these. */
    | {
        readonly kind: 'incomplete';
        readonly known: CatalogEntry;
        readonly license: string;
        readonly lacking: readonly string[];
      }
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
  const license = knownLicense(known);
  if (known.contradictedBy !== undefined) {
    const isBoth = tier !== undefined && stated.includes(known.contradictedBy);
    return isBoth ? undefined : { kind: 'contradicted', field, known, license };
  }
  const { relicensed } = known;
  if (relicensed !== undefined && relicensed.since <= today && stated.includes(relicensed.license)) return undefined;
  if (tier === undefined || isStricter(known.tier, tier)) return { kind: 'laxer', field, known, license };
  const lacking = known.licenses.filter((id) => !stated.some((one) => termsOf(one)?.id === id));
  return lacking.length === 0 ? undefined : { kind: 'incomplete', field, known, license, lacking };
}

/** Whether the licenses that are left out stand at other artifacts, so that what they ask for is counted all the same. */
export function areBorneBy(artifacts: Iterable<Artifact>, lacking: readonly string[]): boolean {
  const borne = new Set(
    [...artifacts].flatMap((artifact) =>
      (artifactLicense(artifact).reading?.applies ?? []).flatMap((part) =>
        part.kind === 'license' ? [termsOf(part.id)?.id] : [],
      ),
    ),
  );
  return lacking.every((id) => borne.has(id));
}
