import type { Fix } from '../findings/finding';
import type { Distribution, Manifest } from '../manifest/manifest';
import type { Assessments } from '../obligations/assess';
import type { Reason } from '../obligations/reason';
import { recordReviews, reviewerIn } from './review-edits';

/** What a review is recorded from. */
export interface Desk {
  readonly manifest: Manifest;
  readonly assessments: Assessments;
  /** The day of the check, YYYY-MM-DD. */
  readonly today: string;
}

/** In the name of whoever answers for the manifest, and only where somebody chooses it. */
export function reviewFix({ review }: Reason, distribution: Distribution, desk: Desk): readonly Fix[] {
  const by = reviewerIn(desk.manifest.contact);
  if (review === undefined || by === undefined) return [];
  const standing = desk.assessments.get(distribution).reasons.flatMap((reason) => reason.review ?? []);
  const edits = recordReviews(distribution, { points: [review], standing }, { by, on: desk.today });
  return edits.length === 0 ? [] : [{ title: 'Record that I have looked at it', edits, safe: false }];
}

/** How a review is recorded, where the manifest does not say who would have looked. */
export function reviewRemedy({ remedy, review }: Reason, { id }: Distribution, { manifest }: Desk): string {
  if (review === undefined || reviewerIn(manifest.contact) !== undefined) return remedy;
  return `${remedy} For a fix that records it, say who you are in “contact”; or run: impact review ${id.value} --of ${review.subject} --by NAME.`;
}
