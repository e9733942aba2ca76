import { mayShare } from '../license/can-i';
import type { Tier } from '../license/tier';
import { once } from '../text/once';
import type { Located } from '../text/span';
import { demandsOn, type Demand, type NotKnown } from './demand';
import type { ImpactArtifact, Lineage, Path } from './lineage';
import { workOf, type Derivative, type Distribution, type Manifest, type Work } from '../manifest/manifest';
import { targetOf, type Manifests } from '../manifest/manifests';

/** The manifests and what is known of where works come from. */
export interface Origins {
  readonly manifest: Manifest;
  readonly manifests: Manifests;
  readonly lineage: Lineage;
}

/** One id in the `of` of a distribution, and what the lineage says of it. */
export interface Subject {
  readonly id: Located<string>;
  /** The work of that id; nothing where there is none. */
  readonly work: Work | undefined;
  /** The derivative that is shared, where it is one, also when it is taken from another manifest. */
  readonly derivative: Derivative | undefined;
  /** Where the tier does not let it out at all: which, and the path to what sets it. */
  readonly forbidden: { readonly tier: Tier; readonly path: () => Path } | undefined;
  /** Where it is not known under which licenses it is: the path as far as it is known, empty where nothing has the id. */
  readonly unknown: Path | undefined;
  /** The artifacts under an ImpACT license that it comes from, the entries themselves and not references to them. */
  readonly impact: readonly ImpactArtifact[];
  /** What the licenses but the ImpACT ones mean for it; looked up when it is first asked for. */
  readonly demands: () => readonly (Demand | NotKnown)[];
}

/** The subjects of a distribution in file order, each id once. */
export function subjectsOf(distribution: Distribution, origins: Origins): readonly Subject[] {
  const first = new Map<string, Located<string>>();
  for (const id of distribution.shares) if (!first.has(id.value)) first.set(id.value, id);
  return [...first.values()].map((id) => subjectOf(id, origins));
}

function subjectOf(id: Located<string>, { manifest, manifests, lineage }: Origins): Subject {
  const work = workOf(manifest, id.value);
  if (work === undefined) {
    return { id, work, derivative: undefined, forbidden: undefined, unknown: [], impact: [], demands: () => [] };
  }
  const original = originalOf(manifests, work);
  const tier = lineage.risk(work);
  const isForbidden = tier !== undefined && mayShare(tier, original.kind, 'public') === 'forbidden';
  return {
    id,
    work,
    derivative: original.kind === 'derivative' ? original : undefined,
    forbidden: isForbidden ? { tier, path: () => lineage.riskPath(work) } : undefined,
    unknown: lineage.unknown(work),
    impact: filled(lineage.impactArtifacts(work), work, { manifests, lineage }),
    demands: once(() => demandsOn(original, lineage, manifests)),
  };
}

/** Whether neither a tier nor another license forbids to share it. */
export function mayGoOut({ forbidden, demands }: Subject): boolean {
  return forbidden === undefined && !demands().some(({ kind }) => kind === 'ban');
}

/**
 * The artifacts themselves, without the references to them. What a reference on the way says of the year and the licensor
 * fills what the entry itself lacks.
 */
function filled(
  impact: readonly ImpactArtifact[],
  work: Work,
  { manifests, lineage }: Pick<Origins, 'manifests' | 'lineage'>,
): readonly ImpactArtifact[] {
  const originals = impact.filter(({ artifact }) => targetOf(manifests, artifact) === undefined);
  if (originals.every(({ artifact: { year, licensor } }) => year !== undefined && licensor !== undefined))
    return originals;
  const references = lineage
    .closure(work)
    .flatMap(({ work: from }) => (from.kind === 'artifact' && from.manifest !== undefined ? [from] : []));
  return originals.map((one) => {
    const { artifact } = one;
    const near = references.filter((reference) => originalOf(manifests, reference) === artifact);
    const year = artifact.year ?? near.find((reference) => reference.year !== undefined)?.year;
    const licensor = artifact.licensor ?? near.find((reference) => reference.licensor !== undefined)?.licensor;
    if (year === artifact.year && licensor === artifact.licensor) return one;
    const more = { ...(year === undefined ? {} : { year }), ...(licensor === undefined ? {} : { licensor }) };
    return { ...one, artifact: { ...artifact, ...more } };
  });
}

/** The works that a distribution shares, as far as there are any with its ids. */
export function worksSharedBy({ shares: ids }: Distribution, manifest: Manifest): readonly Work[] {
  return ids.flatMap(({ value }) => workOf(manifest, value) ?? []);
}

/** The work behind references to other manifests; the last one that is known, and the first one met in a circle. */
export function originalOf(manifests: Manifests, work: Work): Work {
  const seen = new Set<Work>();
  let at = work;
  while (at.kind === 'artifact' && !seen.has(at)) {
    seen.add(at);
    at = targetOf(manifests, at) ?? at;
  }
  return at;
}
