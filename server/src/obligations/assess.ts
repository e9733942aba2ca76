import { excess } from '../lineage/excess';
import { releaseOf, shipmentOf, type Release, type Surroundings } from '../lineage/release';
import { subjectsOf, type Subject } from '../lineage/subject';
import { isExternal, type Distribution } from '../manifest/manifest';
import { agreementOwed } from './agreement';
import { attributionsOwed } from './attribution';
import { bannedReasons, distributionReasons, reviewReasons, unknownReasons, workReasons } from './hindrances';
import { modificationsOwed } from './modification-notice';
import { noticesOwed } from './notices';
import type { Obligation } from './obligation';
import type { Reason } from './reason';
import { reportsOwed } from './report';
import { sectionsOwed } from './section';
import { termsOn, type TermsFound } from './terms/reasons';

/** What a distribution shares and owes, and what its model alone says against it; the verdict is made from this and more. */
export interface Assessment {
  readonly distribution: Distribution;
  readonly subjects: readonly Subject[];
  /** What is owed, in the order in which it is asked for. Empty for what stays inside. */
  readonly obligations: readonly Obligation[];
  /** What other licenses than the ImpACT ones have against it; these are among the reasons too. */
  readonly terms: readonly Reason[];
  /** What is in the way besides its obligations, as far as the entries tell. */
  readonly reasons: readonly Reason[];
}

/**
 * Works out what a distribution owes and whether that is met, whatever its status. This is the one place where
 * obligations come from.
 */
export function assess(distribution: Distribution, surroundings: Surroundings): Assessment {
  const subjects = subjectsOf(distribution, surroundings);
  const shared = subjects.flatMap(({ id, work }) =>
    work === undefined ? [] : [{ work, shared: { distribution, id } }],
  );
  const terms = termsOf(distribution, subjects, surroundings);
  const owing = releaseOf(distribution, surroundings, subjects);
  const shipment = shipmentOf(distribution, surroundings, subjects);
  const ofImpact = owing === undefined ? [] : obligationsOf(owing);
  const sections = shipment === undefined ? [] : sectionsOwed(shipment);
  const reasons = [
    ...bannedReasons(distribution, subjects, surroundings),
    ...unknownReasons(distribution, subjects),
    ...workReasons(shared, surroundings),
    ...distributionReasons(distribution, shared, surroundings),
    ...reviewReasons(ofImpact),
    ...terms.reasons,
  ];
  return {
    distribution,
    subjects,
    obligations: [...ofImpact, ...sections, ...terms.owed],
    terms: terms.reasons,
    reasons,
  };
}

/** What stays inside, or may not be shared whatever else is under other licenses, is asked for nothing of theirs. */
function termsOf(distribution: Distribution, subjects: readonly Subject[], surroundings: Surroundings): TermsFound {
  if (!isExternal(distribution)) return { owed: [], reasons: [] };
  const works = subjects.flatMap(({ id, work, forbidden, demands }) =>
    work === undefined || forbidden !== undefined ? [] : [{ work, shared: { distribution, id }, demands }],
  );
  return termsOn(distribution, works, surroundings);
}

function notAssessed(distribution: Distribution): Assessment {
  const { span } = distribution.id;
  const reason: Reason = { verdict: 'unknown', rule: 'manifest/syntax', span, ...excess, related: () => [] };
  const known = { work: undefined, derivative: undefined, forbidden: undefined, unknown: undefined };
  const subjects = distribution.shares.map((id): Subject => ({ id, ...known, impact: [], demands: () => [] }));
  return { distribution, subjects, obligations: [], terms: [], reasons: [reason] };
}

/** The assessments of the distributions of one manifest, each made when it is first asked for, and once. */
export class Assessments {
  private known: Map<Distribution, Assessment> | undefined;

  /** Where there is too much to look at, nothing is known of any. */
  constructor(
    private readonly surroundings: Surroundings,
    private readonly isTooMuch = false,
  ) {}

  get(distribution: Distribution): Assessment {
    const made = this.isTooMuch ? notAssessed : assess;
    this.known ??= new Map();
    const known = this.known.get(distribution) ?? made(distribution, this.surroundings);
    this.known.set(distribution, known);
    return known;
  }
}

function obligationsOf(owing: Release): readonly Obligation[] {
  return [
    ...agreementOwed(owing),
    ...attributionsOwed(owing),
    ...noticesOwed(owing),
    ...modificationsOwed(owing),
    ...reportsOwed(owing),
  ];
}
