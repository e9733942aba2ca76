import { AUDIENCES } from '../license/can-i';
import { isExternal, type Distribution } from '../manifest/manifest';
import { agreementOwed } from './agreement';
import { attributionsOwed } from './attribution';
import { caseOf, type Case, type Surroundings } from '../lineage/case';
import { modificationsOwed } from './modification-notice';
import { noticesOwed } from './notices';
import type { Obligation } from './obligation';
import { reportsOwed } from './report';
import { sectionsOwed } from './section';
import { subjectsOf, type Subject } from '../lineage/subject';

/** What may be said of a release, the first of these that holds in this order. */
export type Verdict = 'internal' | 'forbidden' | 'unknown' | 'obligations-missing' | 'ready';

/** Whether something may be shared as a distribution says, why, and what is still missing. */
export interface Assessment {
  readonly distribution: Distribution;
  readonly verdict: Verdict;
  readonly subjects: readonly Subject[];
  /** What is owed, in the order in which it is asked for. Empty for what stays inside. */
  readonly obligations: readonly Obligation[];
}

/**
 * Works out what a distribution owes and whether that is met, whatever its status: a planned one is looked at as if it
 * were released today. This is the one place where obligations come from.
 */
export function assess(distribution: Distribution, surroundings: Surroundings): Assessment {
  const subjects = subjectsOf(distribution, surroundings);
  const of = caseOf(distribution, surroundings, subjects);
  const obligations = of === undefined ? [] : obligationsOf(of);
  return { distribution, verdict: verdictOf(distribution, subjects, obligations), subjects, obligations };
}

/** The assessments of the distributions of one manifest, each made when it is first asked for, and once. */
export class Assessments {
  private readonly known = new Map<Distribution, Assessment>();

  constructor(private readonly surroundings: Surroundings) {}

  of(distribution: Distribution): Assessment {
    const known = this.known.get(distribution) ?? assess(distribution, this.surroundings);
    this.known.set(distribution, known);
    return known;
  }
}

function obligationsOf(of: Case): readonly Obligation[] {
  return [
    ...agreementOwed(of),
    ...attributionsOwed(of),
    ...noticesOwed(of),
    ...modificationsOwed(of),
    ...reportsOwed(of),
    ...sectionsOwed(of),
  ];
}

function verdictOf(
  distribution: Distribution,
  subjects: readonly Subject[],
  obligations: readonly Obligation[],
): Verdict {
  if (!isExternal(distribution)) return 'internal';
  if (subjects.some(({ forbidden }) => forbidden !== undefined)) return 'forbidden';
  // An audience that is not one of ours says nothing of who is to get it.
  const isAudienceKnown = AUDIENCES.some((audience) => audience === distribution.audience?.value);
  if (subjects.length === 0 || !isAudienceKnown || subjects.some(({ unknown }) => unknown !== undefined))
    return 'unknown';
  return obligations.every(({ state }) => state === 'met' || state === 'review') ? 'ready' : 'obligations-missing';
}
