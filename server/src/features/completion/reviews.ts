import type { Analysis } from '../../analysis/analyze';
import { reviewerIn } from '../../edits/review-edits';
import { openPointsIn } from '../../edits/review-fix';
import type { Path } from '../../syntax/locate';
import { t } from '../../text/l10n';
import { plain } from '../../words/markdown';
import type { Candidate } from './item';

/** What a review can be of, what it saw, and who looks: as far as the distribution leaves something to a person. */
export function reviewCandidates({ context }: Analysis, path: Path): readonly Candidate[] {
  const distribution = context.manifest.distributions.get(String(path[1]));
  const points = distribution === undefined ? [] : openPointsIn(distribution, context);
  switch (path.at(-1)) {
    case 'of':
      return points.flatMap(({ review, message }) =>
        review === undefined
          ? []
          : [{ value: review.subject, detail: review.value, documentation: () => plain(message) }],
      );
    case 'saw':
      return points.flatMap(({ review, message }) =>
        review === undefined
          ? []
          : [{ value: review.value, detail: review.subject, documentation: () => plain(message) }],
      );
    case 'by': {
      const by = reviewerIn(context.manifest.contact);
      return by === undefined ? [] : [{ value: by, detail: t`who is responsible for the manifest` }];
    }
    default:
      return [];
  }
}
