import type { Related } from '../findings/finding';
import type { Review } from '../manifest/manifest';
import { isPlaceholder } from '../text/placeholder';
import type { Span } from '../text/span';

/** What may be said of a release; the first of these that holds. */
export type VerdictKind = 'internal' | 'forbidden' | 'unknown' | 'obligations-missing' | 'needs-review' | 'ready';

/** The verdicts that something has to be in the way for, from the hardest to the mildest. */
export const HINDERED = ['forbidden', 'unknown', 'obligations-missing', 'needs-review'] as const;

/** One thing that stands between a distribution and its release, or that only a person can judge. */
export interface Reason {
  readonly verdict: (typeof HINDERED)[number];
  /** The rule that tells it where it is written. */
  readonly rule: string;
  /** Where it is written: the words that decide. */
  readonly span: Span;
  /** What and why, in a sentence or two that name the artifact and the path. */
  readonly message: string;
  /** The smallest change that clears it, as a sentence. */
  readonly remedy: string;
  /** The proof, from the distribution to the field that decides. */
  readonly related: () => readonly Related[];
  /** For what only a person can judge: what a review has to name, and the value that it has to have seen. */
  readonly review?: ReviewPoint;
}

/** Something that a person has to look at, as `reviews` names it. */
export interface ReviewPoint {
  /** Such as `agreement`, `report:data`, `license:dolma`, `breach:dolma` or `open:trained-on`. */
  readonly subject: string;
  /** The value as it is now: an address, a license, a path and a short checksum. */
  readonly value: string;
}

/** Whether a review settles a point on a day: it saw the value as it is, and says who looked and when. */
export function settles({ subject, saw, by, on }: Review, point: ReviewPoint, today: string): boolean {
  const isSigned = by !== undefined && !isPlaceholder(by.value) && on !== undefined && on.value <= today;
  return isSigned && subject.value === point.subject && saw.value === point.value;
}

/** Whether something of that verdict is in the way of what stays inside: a use that is ruled out, and whatever is not understood. */
export function concernsInternal({ verdict, rule }: Pick<Reason, 'verdict' | 'rule'>): boolean {
  if (verdict === 'forbidden') return rule.startsWith('use/');
  return verdict === 'unknown' && rule !== 'coverage/unknown-license';
}
