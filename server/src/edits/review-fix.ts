import type { Fix } from '../findings/finding';
import { isShared, type Distribution, type Manifest } from '../manifest/manifest';
import type { Assessments } from '../obligations/assess';
import { settles, type Reason, type ReviewPoint } from '../obligations/reason';
import { t } from '../text/l10n';
import { recordReviews, reviewerIn } from './review-edits';

/** What a review is recorded from. */
export interface Desk {
  readonly manifest: Manifest;
  readonly assessments: Assessments;
  /** The day of the check, YYYY-MM-DD. */
  readonly today: string;
}

/** What the way to record a review is called. */
export const RECORD = t`Record that I have reviewed it`;

/** What a release still leaves to a person, each point once. */
export function openPointsIn(distribution: Distribution, { assessments, today }: Desk): readonly Reason[] {
  if (!isShared(distribution)) return [];
  const { reasons } = assessments.get(distribution);
  if (reasons.some(({ verdict }) => verdict === 'forbidden')) return [];
  const points = new Set<string>();
  return reasons.filter(({ review }) => {
    if (review === undefined || distribution.reviews.some((one) => settles(one, review, today))) return false;
    const point = `${review.subject} ${review.value}`;
    return !points.has(point) && points.add(point);
  });
}

/** In the name of whoever answers for the manifest, and only where somebody chooses it. */
export function reviewFix({ review }: Reason, distribution: Distribution, desk: Desk): readonly Fix[] {
  const by = reviewerIn(desk.manifest.contact);
  return review === undefined || by === undefined ? [] : reviewBy(by, { review, distribution }, desk);
}

/** Records in somebody’s name that they have looked at a point today. */
export function reviewBy(
  by: string,
  { review, distribution }: { readonly review: ReviewPoint; readonly distribution: Distribution },
  { assessments, today }: Desk,
): readonly Fix[] {
  const standing = assessments.get(distribution).reasons.flatMap((reason) => reason.review ?? []);
  const edits = recordReviews(distribution, { points: [review], standing }, { by, on: today });
  return edits.length === 0 ? [] : [{ title: RECORD, edits, safe: false }];
}

/** How a review is recorded, where the manifest does not say who would have looked. */
export function reviewRemedy({ remedy, review }: Reason, { id }: Distribution, { manifest }: Desk): string {
  if (review === undefined || reviewerIn(manifest.contact) !== undefined) return remedy;
  return t`${remedy} For a fix that records it, say who you are in “contact”; or run: impact review ${id.value} --of ${review.subject} --by NAME.`;
}
