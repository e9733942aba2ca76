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
import { termsReasons, type TermsReason } from './terms/reasons';

/** What may be said of a release, the first of these that holds in this order. */
export type Verdict = 'internal' | 'forbidden' | 'unknown' | 'obligations-missing' | 'ready';

/** Whether something may be shared as a distribution says, why, and what is still missing. */
export interface Assessment {
  readonly distribution: Distribution;
  readonly verdict: Verdict;
  readonly subjects: readonly Subject[];
  /** What is owed, in the order in which it is asked for. Empty for what stays inside. */
  readonly obligations: readonly Obligation[];
  /** What other licenses than the ImpACT ones have against it, or ask for with it. */
  readonly terms: readonly TermsReason[];
}

/** What an assessment is made from. */
export interface Assessed extends Surroundings {
  /** The day of the check, YYYY-MM-DD. */
  readonly today: string;
}

/**
 * Works out what a distribution owes and whether that is met, whatever its status: a planned one is looked at as if it
 * were released today. This is the one place where obligations come from.
 */
export function assess(distribution: Distribution, surroundings: Assessed): Assessment {
  const subjects = subjectsOf(distribution, surroundings);
  const terms = termsOf(distribution, subjects, surroundings);
  // What may not be shared owes nothing.
  const banned = new Set(terms.filter(({ verdict }) => verdict === 'forbidden').map(({ span }) => span));
  const free = subjects.filter(({ of: id }) => !banned.has(id.span));
  const owing = caseOf(distribution, surroundings, free);
  const obligations = owing === undefined ? [] : obligationsOf(owing);
  const verdict = verdictOf(distribution, subjects, obligations, terms);
  return { distribution, verdict, subjects, obligations, terms };
}

/** What stays inside, or may not be shared whatever else is under other licenses, is asked for nothing of theirs. */
function termsOf(
  distribution: Distribution,
  subjects: readonly Subject[],
  surroundings: Assessed,
): readonly TermsReason[] {
  if (!isExternal(distribution)) return [];
  const works = subjects.flatMap(({ of: id, work, forbidden }) =>
    work === undefined || forbidden !== undefined ? [] : [{ work, shared: { distribution, of: id } }],
  );
  return termsReasons(distribution, works, surroundings);
}

/** The assessments of the distributions of one manifest, each made when it is first asked for, and once. */
export class Assessments {
  private readonly known = new Map<Distribution, Assessment>();

  constructor(private readonly surroundings: Assessed) {}

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
  terms: readonly TermsReason[],
): Verdict {
  if (!isExternal(distribution)) return 'internal';
  const isBanned = terms.some(({ verdict }) => verdict === 'forbidden');
  if (isBanned || subjects.some(({ forbidden }) => forbidden !== undefined)) return 'forbidden';
  // An audience that is not one of ours says nothing of who is to get it.
  const isAudienceKnown = AUDIENCES.some((audience) => audience === distribution.audience?.value);
  if (subjects.length === 0 || !isAudienceKnown || subjects.some(({ unknown }) => unknown !== undefined))
    return 'unknown';
  const isMet = obligations.every(({ state }) => state === 'met' || state === 'review');
  return terms.length === 0 && isMet ? 'ready' : 'obligations-missing';
}
