import { isStricter } from '../../license/tier';
import type { Files } from '../../text/files';
import type { ImpactArtifact } from '../lineage';
import { isExternal, type Distribution } from '../manifest';
import { subjectsOf, type Origins, type Subject } from '../subject';

/** A subject that may be shared and that comes from something under an ImpACT license. */
export interface Liable extends Subject {
  /** The strictest of the artifacts that it comes from, the nearest one where several are. */
  readonly strictest: ImpactArtifact;
}

/** What an assessment is made from. */
export interface Surroundings extends Origins {
  readonly files: Files;
}

/** What the obligations of a distribution are worked out from. */
export interface Case extends Surroundings {
  readonly distribution: Distribution;
  readonly subjects: readonly [Liable, ...Liable[]];
}

/** The case of a distribution; nothing for one that stays inside, and for one of which no subject owes anything. */
export function caseOf(
  distribution: Distribution,
  surroundings: Surroundings,
  subjects: readonly Subject[] = subjectsOf(distribution, surroundings),
): Case | undefined {
  const [first, ...rest] = isExternal(distribution) ? subjects.flatMap(liable) : [];
  const { manifest, manifests, lineage, files } = surroundings;
  return first && { manifest, manifests, lineage, files, distribution, subjects: [first, ...rest] };
}

/** The subject where it owes something: nothing for one that may not be shared or that no ImpACT license reaches. */
function liable(subject: Subject): readonly Liable[] {
  const [first, ...rest] = subject.impact;
  if (first === undefined || subject.forbidden !== undefined) return [];
  return [{ ...subject, strictest: rest.reduce((best, it) => (isStricter(it.tier, best.tier) ? it : best), first) }];
}
