import type { Finding } from '../findings/finding';
import type { Assessment } from '../obligations/assess';
import type { Obligation } from '../obligations/obligation';
import { concernsInternal, HINDERED, settles, type Reason, type VerdictKind } from '../obligations/reason';
import { isExternal, type Distribution, type Work } from '../manifest/manifest';
import { t } from '../text/l10n';
import { oncePer } from '../text/once';
import type { Analysis } from './analyze';
import { cardReasons } from './card-reasons';
import type { Failure } from './failure';

/**
 * Whether something may be shared as a distribution says, why, and what is still missing: made here alone, and shown by
 * every door. A severity or a comment that silences a finding does not change it.
 */
export interface Verdict extends Assessment {
  readonly kind: VerdictKind;
  /** All that is in the way, the hardest first; what a review has settled is left out. */
  readonly reasons: readonly Reason[];
  /** What reviews have settled. */
  readonly settled: readonly Reason[];
}

/** The verdict of a distribution, looked at as if it were released today; of one that has been released, as it was. */
export function verdictOf(analysis: Analysis, distribution: Distribution): Verdict {
  const known = verdicts(analysis);
  const verdict = known.get(distribution) ?? madeFor(analysis, distribution);
  known.set(distribution, verdict);
  return verdict;
}

/** The verdicts that have been asked for: lens, hover, list and each finding’s way out ask for the same one. */
const verdicts = oncePer<Analysis, Map<Distribution, Verdict>>(() => new Map());

function madeFor(analysis: Analysis, distribution: Distribution): Verdict {
  const assessment = analysis.context.assessments.get(distribution);
  const works = assessment.subjects.flatMap(({ work }) => work ?? []);
  const all = [
    ...assessment.reasons,
    ...brokenReasons(analysis, works, distribution),
    ...cardReasons(analysis, distribution, assessment.subjects),
  ];
  const counted = isExternal(distribution) ? all : all.filter(concernsInternal);
  const settled = counted.filter((reason) => isSettled(reason, distribution, analysis.options.today));
  const reasons = hardestFirst(counted.filter((reason) => !settled.includes(reason)));
  const isOwing = assessment.obligations.some(({ state }) => state === 'missing' || state === 'wrong');
  const hardest = HINDERED.find(
    (verdict) => (verdict === 'obligations-missing' && isOwing) || reasons.some((reason) => reason.verdict === verdict),
  );
  const kind = hardest ?? (isExternal(distribution) ? 'ready' : 'internal');
  const isSeen = (review: Obligation['review']): boolean =>
    settled.some((reason) => reason.review?.subject === review?.what && reason.review?.value === review?.value);
  const obligations = assessment.obligations.map((obligation) =>
    obligation.state === 'review' && isSeen(obligation.review) ? { ...obligation, state: 'met' as const } : obligation,
  );
  return { ...assessment, kind, reasons, settled, obligations };
}

/** The hardest first, in the order in which they were found otherwise. */
export function hardestFirst(reasons: readonly Reason[]): readonly Reason[] {
  return HINDERED.flatMap((verdict) => reasons.filter((reason) => reason.verdict === verdict));
}

/**
 * What is not understood in this manifest or in one that works draw on, and what could not be checked: an error of
 * structure anywhere leaves open what else would have been there, one of an entry what holds for all that comes from it.
 */
export function brokenReasons(
  analysis: Analysis,
  works: readonly Work[],
  distribution?: Distribution,
): readonly Reason[] {
  const { context } = analysis;
  const { failed, structure, doubted } = leftOpen(analysis);
  const closure = new Set(works.flatMap((work) => context.lineage.closure(work).map((reached) => reached.work)));
  const here = [...closure].filter(({ uri }) => uri === analysis.uri);
  const concerned = [undefined, ...(distribution === undefined ? [] : [distribution]), ...closure];
  return [
    ...concerned.flatMap((subject) => failed.get(subject) ?? []),
    ...structure,
    ...here.flatMap(({ id }) => doubted.get(id.value) ?? []),
    ...here.flatMap((work) => (work.kind === 'artifact' ? context.upstream(work) : [])),
  ];
}

/** So many errors of structure are told with each verdict, as all of them would say the same of it. */
const MOST_TOLD = 10;

/** What an analysis leaves open, by what it concerns: looked up once for all its verdicts. */
const leftOpen = oncePer(({ tree, failures, structure, doubts }: Analysis) => {
  // In the order of the file, which is not that of an analysis after an edit.
  const startOf = ({ span }: Finding): number => tree.resolve(span)?.start ?? 0;
  const inOrder = [...structure].sort((a, b) => startOf(a) - startOf(b));
  const told = inOrder.slice(0, MOST_TOLD).map(structureReason);
  const next = inOrder[MOST_TOLD];
  const more = String(structure.length - MOST_TOLD);
  return {
    // A check that broke down on an entry leaves open what holds for it and what comes from it; one on anything else, all.
    failed: grouped(failures, ({ subject }: Failure) => ('id' in subject ? subject : undefined)),
    structure:
      next === undefined
        ? told
        : [...told, { ...structureReason(next), message: t`More errors in this manifest: ${more}.` }],
    doubted: grouped(
      doubts.filter(({ finding }) => finding.leavesOpen === 'entry'),
      ({ id }) => id,
    ),
  };
});

/** The reasons that findings are, by what they concern. */
function grouped<T extends { readonly finding: Finding }, K>(
  found: readonly T[],
  concerns: (one: T) => K,
): ReadonlyMap<K, readonly Reason[]> {
  const groups = new Map<K, Reason[]>();
  for (const one of found) {
    const key = concerns(one);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(structureReason(one.finding));
  }
  return groups;
}

function structureReason({ rule, span, message, remedy }: Finding): Reason {
  return {
    verdict: 'unknown',
    rule,
    span,
    message,
    remedy: remedy ?? t`Correct it: until then it is not clear what else it says.`,
    related: () => [],
  };
}

function isSettled({ review }: Reason, { reviews }: Distribution, today: string): boolean {
  return review !== undefined && reviews.some((one) => settles(one, review, today));
}
