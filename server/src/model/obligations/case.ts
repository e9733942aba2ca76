import { isStricter } from '../../license/tier';
import type { Files } from '../../text/files';
import type { ImpactArtifact } from '../lineage';
import type { Distribution } from '../manifest';
import type { Origins, Subject } from '../subject';

/** A subject that may be shared and that comes from something under an ImpACT license. */
export interface Liable extends Subject {
  /** The strictest of the artifacts that it comes from, the nearest one where several are. */
  readonly strictest: ImpactArtifact;
}

/** What the obligations of a distribution are worked out from. */
export interface Case extends Origins {
  readonly distribution: Distribution;
  readonly subjects: readonly [Liable, ...Liable[]];
  readonly files: Files;
}

/** The subject where it owes something: nothing for one that may not be shared or that no ImpACT license reaches. */
export function liable(subject: Subject): readonly Liable[] {
  const [first, ...rest] = subject.impact;
  if (first === undefined || subject.forbidden !== undefined) return [];
  return [{ ...subject, strictest: rest.reduce((best, it) => (isStricter(it.tier, best.tier) ? it : best), first) }];
}
