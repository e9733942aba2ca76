import { openPointsIn, reviewFix } from '../edits/review-fix';
import type { Fix } from '../findings/finding';
import { isShared, type Distribution, type Work } from '../manifest/manifest';
import { settles } from '../obligations/reason';
import type { Context, Rule } from './rule';

/** Something that only a person can judge: the rule that tells it, and the name that a review has for it. */
export interface Judged {
  readonly rule: Rule['id'];
  readonly subject: string;
}

/**
 * Whether everybody who gives something of the works outside says that a person has looked at a point, so that there is
 * nothing left to tell. Where nobody gives it outside, nobody has.
 */
export function isLookedAt(works: readonly Work[], judged: Judged, context: Context): boolean {
  const those = new Set(works.flatMap(({ id }) => context.usage.distributions(id.value).filter(isShared)));
  return those.size > 0 && [...those].every((distribution) => hasLookedAt(distribution, judged, context));
}

/** The same of one distribution, for which the point has to be there as it was seen. */
export function hasLookedAt(
  distribution: Distribution,
  { rule, subject }: Judged,
  { assessments, today }: Context,
): boolean {
  const points = assessments.get(distribution).reasons.flatMap((reason) => {
    const isMeant = reason.rule === rule && reason.review?.subject === subject;
    return isMeant && reason.review !== undefined ? [reason.review] : [];
  });
  return (
    points.length > 0 && points.every((point) => distribution.reviews.some((review) => settles(review, point, today)))
  );
}

/** Records that somebody has looked at it, a fix for each release that waits for that; nothing where nobody is named. */
export function recordingFixes({ rule, subject }: Judged, context: Context): readonly Fix[] {
  const waiting = [...context.manifest.distributions.values()].flatMap((distribution) =>
    openPointsIn(distribution, context).flatMap((reason) =>
      reason.rule === rule && reason.review?.subject === subject ? [{ reason, distribution }] : [],
    ),
  );
  return waiting.flatMap(({ reason, distribution }) =>
    reviewFix(reason, distribution, context).map((fix) =>
      waiting.length === 1 ? fix : { ...fix, title: `${fix.title} (${distribution.id.value})` },
    ),
  );
}
