import { isStricter } from '../license/tier';
import type { Files } from '../text/files';
import type { Readings } from '../text/readings';
import type { ImpactArtifact, Path } from './lineage';
import { isExternal, type Artifact, type Distribution } from '../manifest/manifest';
import { subjectsOf, type Origins, type Subject } from './subject';

/** A subject that may be shared and that comes from something under an ImpACT license. */
export interface Liable extends Subject {
  /** The strictest of the artifacts that it comes from, the nearest one where several are. */
  readonly strictest: ImpactArtifact;
}

/** What an assessment is made from. */
export interface Surroundings extends Origins {
  readonly files: Files;
  readonly readings: Readings;
  /** The day of the check, YYYY-MM-DD. */
  readonly today: string;
}

/** What the obligations of a distribution are worked out from. */
export interface Release extends Surroundings {
  readonly distribution: Distribution;
  readonly subjects: readonly [Liable, ...Liable[]];
}

/** The case of a distribution; nothing for one that stays inside, and for one of which no subject owes anything. */
export function releaseOf(
  distribution: Distribution,
  surroundings: Surroundings,
  subjects: readonly Subject[] = subjectsOf(distribution, surroundings),
): Release | undefined {
  const [first, ...rest] = isExternal(distribution) ? subjects.flatMap(liable) : [];
  const { manifest, manifests, lineage, files, readings, today } = surroundings;
  return first && { manifest, manifests, lineage, files, readings, today, distribution, subjects: [first, ...rest] };
}

/** The subject where it owes something: nothing for one that may not be shared or that no ImpACT license reaches. */
function liable(subject: Subject): readonly Liable[] {
  const [first, ...rest] = subject.impact;
  if (first === undefined || subject.forbidden !== undefined) return [];
  return [{ ...subject, strictest: rest.reduce((best, it) => (isStricter(it.tier, best.tier) ? it : best), first) }];
}

/** The artifacts under an ImpACT license that subjects come from, each once, with those subjects. */
export function impactArtifactsOf({
  subjects,
}: Release): readonly { readonly artifact: ImpactArtifact; readonly subjects: readonly [Liable, ...Liable[]] }[] {
  const artifacts = new Map<string, { artifact: ImpactArtifact; subjects: [Liable, ...Liable[]] }>();
  for (const subject of subjects) {
    for (const artifact of subject.impact) {
      const key = `${artifact.artifact.uri}#${artifact.artifact.id.value}`;
      const known = artifacts.get(key);
      if (known === undefined) artifacts.set(key, { artifact, subjects: [subject] });
      else known.subjects.push(subject);
    }
  }
  return [...artifacts.values()];
}

/** The artifacts that subjects come from and that came with notices, under whatever license. */
export function retainedFrom({
  subjects,
  lineage,
}: Release): ReadonlyMap<Artifact, { readonly subjects: [Liable, ...Liable[]]; readonly path: () => Path }> {
  const found = new Map<Artifact, { subjects: [Liable, ...Liable[]]; path: () => Path }>();
  for (const subject of subjects) {
    for (const { work, path } of subject.work === undefined ? [] : lineage.closure(subject.work)) {
      if (work.kind !== 'artifact' || work.notices.length === 0) continue;
      const known = found.get(work);
      if (known === undefined) found.set(work, { subjects: [subject], path });
      else known.subjects.push(subject);
    }
  }
  return found;
}
