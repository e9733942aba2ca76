import type { Verdict } from '../analysis/verdict';
import type { Reason } from '../obligations/reason';
import { join, say, whole, type Markdown } from './markdown';

/** What is in the way of a release besides what is owed, a line each: why, and how it is cleared. Each sentence once. */
export function hindrances({ reasons }: Pick<Verdict, 'reasons'>): readonly Markdown[] {
  const lines = reasons.filter(({ verdict }) => verdict !== 'needs-review').map(lineOf);
  return [...new Map(lines.map((line) => [line.plain, line])).values()];
}

/**
 * What is left for a person to judge, a line each, with the name by which a review settles it. What may not be shared at
 * all leaves nothing to anybody.
 */
export function reviewLines({ reasons, kind }: Pick<Verdict, 'reasons' | 'kind'>): readonly Markdown[] {
  if (kind === 'forbidden' || kind === 'internal') return [];
  return reasons
    .filter(({ verdict }) => verdict === 'needs-review')
    .map((reason) => {
      const line = lineOf(reason);
      return reason.review === undefined ? line : join([line, say`(review of ${reason.review.subject})`], ' ');
    });
}

function lineOf({ message, remedy }: Reason): Markdown {
  return join([whole(message), whole(remedy)], ' ');
}
