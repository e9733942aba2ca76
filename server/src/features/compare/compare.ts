import type { Tier } from '../../license/tier';
import type { Status } from '../../manifest/manifest';
import type { State } from '../../obligations/obligation';
import type { VerdictKind } from '../../obligations/reason';
import { pairManifests, pairsIn, type Pair } from './pairs';
import {
  tierRank,
  type DutySnapshot,
  type EntrySnapshot,
  type ProofStep,
  type ReasonSnapshot,
  type ReleaseSnapshot,
  type Snapshot,
  type TextPlace,
} from './snapshot';

export type Trend = 'worse' | 'better' | 'same';

/** What has changed between two sides: plain data, the same for people and for programs. */
export interface Comparison {
  /** Whether anything got worse. */
  readonly worse: boolean;
  /** Of every distribution of which something else holds, the worse ones first. */
  readonly distributions: readonly DistributionChange[];
  /** Works whose tier is another one, those that set it before those that come from them. */
  readonly tiers: readonly TierChange[];
  readonly entries: readonly EntryChange[];
  readonly manifests: readonly ManifestChange[];
}

export interface DistributionChange {
  readonly change: 'added' | 'removed' | 'changed';
  readonly trend: Trend;
  readonly file: string;
  readonly distribution: string;
  readonly line?: number | undefined;
  readonly before?: ReleaseState | undefined;
  readonly after?: ReleaseState | undefined;
  /** What is in the way now and was not. */
  readonly reasons: readonly ReasonChange[];
  /** What was in the way and is no longer. */
  readonly cleared: readonly { readonly rule: string; readonly message: string }[];
  readonly duties: readonly DutyChange[];
  /** What a person had looked at, and somebody has to look at again. */
  readonly reviewsLost: readonly string[];
}

export interface ReleaseState {
  readonly verdict: VerdictKind;
  readonly passes: boolean;
  readonly audience?: string | undefined;
  readonly status: Status;
}

export interface ReasonChange extends Pick<ReasonSnapshot, 'verdict' | 'rule' | 'message' | 'remedy' | 'place'> {
  readonly because: readonly ProofStep[];
}

/** A duty whose state is another one; without a state on a side where it is not owed. */
export interface DutyChange {
  readonly owed: string;
  readonly before?: State | undefined;
  readonly after?: State | undefined;
  readonly fault?: string | undefined;
  readonly place?: TextPlace | undefined;
  readonly because: readonly ProofStep[];
}

export interface TierChange {
  readonly raised: boolean;
  readonly kind: 'artifact' | 'derivative';
  readonly file: string;
  readonly id: string;
  readonly name: string;
  readonly line?: number | undefined;
  readonly before: Tier | 'none';
  readonly after: Tier | 'none';
  readonly because: readonly ProofStep[];
}

export interface EntryChange {
  readonly change: 'added' | 'removed' | 'renamed';
  readonly kind: EntrySnapshot['kind'];
  readonly file: string;
  readonly id: string;
  readonly line?: number | undefined;
  /** Its id before. */
  readonly from?: string | undefined;
}

export interface ManifestChange {
  readonly change: 'added' | 'removed' | 'renamed' | 'broken' | 'mended';
  readonly file: string;
  /** Its path before. */
  readonly from?: string | undefined;
  readonly message?: string | undefined;
}

/** Compares what two sides say of the manifests of a folder. */
export function compare(base: readonly Snapshot[], head: readonly Snapshot[]): Comparison {
  const pairs = pairManifests(base, head);
  const distributions = pairs.flatMap(releaseChanges);
  const tiers = pairs.flatMap(tierChanges).sort((a, b) => a.because.length - b.because.length);
  const manifests = pairs.flatMap(manifestChanges);
  return {
    worse:
      distributions.some(({ trend }) => trend === 'worse') ||
      tiers.some(({ raised }) => raised) ||
      manifests.some(({ change }) => change === 'broken'),
    distributions: TRENDS.flatMap((trend) => distributions.filter((it) => it.trend === trend)),
    tiers,
    entries: pairs.flatMap(entryChanges),
    manifests,
  };
}

const TRENDS: readonly Trend[] = ['worse', 'better', 'same'];

function fileOf({ before, after }: Pair<Snapshot>): string {
  return after?.file ?? before?.file ?? '';
}

function manifestChanges(pair: Pair<Snapshot>): readonly ManifestChange[] {
  const { before, after } = pair;
  const file = fileOf(pair);
  if (before === undefined) return [{ change: 'added', file }, ...brokenIn(undefined, after)];
  if (after === undefined) return [{ change: 'removed', file }];
  const moved: readonly ManifestChange[] =
    before.key === after.key ? [] : [{ change: 'renamed', file, from: before.file }];
  const isMended = before.faults.length > 0 && after.faults.length === 0;
  return [...moved, ...brokenIn(before, after), ...(isMended ? [{ change: 'mended' as const, file }] : [])];
}

/** Errors of structure leave open what a manifest says, so new ones are worse whatever else there is. */
function brokenIn(before: Snapshot | undefined, after: Snapshot | undefined): readonly ManifestChange[] {
  const known = new Set(before?.faults.map(({ message }) => message));
  const fault = after?.faults.find(({ message }) => !known.has(message));
  return after === undefined || fault === undefined
    ? []
    : [{ change: 'broken', file: after.file, message: fault.message }];
}

function entryChanges(pair: Pair<Snapshot>): readonly EntryChange[] {
  // That a whole manifest has come or gone is said once.
  if (pair.before === undefined || pair.after === undefined) return [];
  const file = fileOf(pair);
  return entriesIn(pair).flatMap(({ before, after }): readonly EntryChange[] => {
    const entry = after ?? before;
    if (entry === undefined || before?.id === after?.id) return [];
    const { kind, id, place } = entry;
    const change = before === undefined ? 'added' : after === undefined ? 'removed' : 'renamed';
    return [{ change, kind, file, id, line: place?.line, ...(change === 'renamed' ? { from: before?.id } : {}) }];
  });
}

function entriesIn({ before, after }: Pair<Snapshot>): readonly Pair<EntrySnapshot>[] {
  return pairsIn(before?.entries ?? [], after?.entries ?? []);
}

function tierChanges(pair: Pair<Snapshot>): readonly TierChange[] {
  const file = fileOf(pair);
  return entriesIn(pair).flatMap(({ before, after }): readonly TierChange[] => {
    if (before === undefined || after === undefined || after.kind === 'distribution') return [];
    if (before.tier?.tier === after.tier?.tier) return [];
    const { kind, id, name, place } = after;
    const raised = tierRank(after.tier?.tier) > tierRank(before.tier?.tier);
    const because = (after.tier ?? before.tier)?.because() ?? [];
    const tiers = { before: before.tier?.tier ?? ('none' as const), after: after.tier?.tier ?? ('none' as const) };
    return [{ raised, kind, file, id, name, line: place?.line, ...tiers, because }];
  });
}

function releaseChanges(pair: Pair<Snapshot>): readonly DistributionChange[] {
  const file = fileOf(pair);
  const ids = entriesIn(pair).filter((it) => (it.after ?? it.before)?.kind === 'distribution');
  const releaseIn = (side: Snapshot | undefined, entry: EntrySnapshot | undefined): ReleaseSnapshot | undefined =>
    side?.releases.find(({ id }) => id === entry?.id);
  return ids.flatMap((entry) =>
    releaseChange(file, releaseIn(pair.before, entry.before), releaseIn(pair.after, entry.after)),
  );
}

function releaseChange(
  file: string,
  before: ReleaseSnapshot | undefined,
  after: ReleaseSnapshot | undefined,
): readonly DistributionChange[] {
  const named = after ?? before;
  if (named === undefined) return [];
  const states = { before: before && stateOf(before), after: after && stateOf(after) };
  const own = { file, distribution: named.id, line: after?.place?.line, ...states };
  if (after === undefined) return [{ ...own, change: 'removed', trend: 'same', ...NOTHING }];
  const reasons = newReasons(before?.reasons ?? [], after.reasons);
  const duties = dutyChanges(before?.duties ?? [], after.duties);
  if (before === undefined) return [{ ...own, change: 'added', trend: trendOfNew(after), ...NOTHING, reasons, duties }];
  const cleared = newReasons(after.reasons, before.reasons).map(({ rule, message }) => ({ rule, message }));
  const open = new Set(after.reasons.map(({ review }) => review));
  const reviewsLost = before.settled.filter((subject) => open.has(subject));
  const found = { reasons, cleared, duties, reviewsLost };
  const isSame =
    JSON.stringify(states.before) === JSON.stringify(states.after) &&
    Object.values(found).every(({ length }) => length === 0);
  return isSame ? [] : [{ ...own, change: 'changed', trend: trendOf(before, after, found), ...found }];
}

const NOTHING = { reasons: [], cleared: [], duties: [], reviewsLost: [] };

function stateOf({ verdict, passes, audience, status }: ReleaseSnapshot): ReleaseState {
  return { verdict, passes, audience, status };
}

/** The verdicts from the best to the worst; what stays inside is as good as what is ready. */
const RANKS: Readonly<Record<VerdictKind, number>> = {
  internal: 0,
  ready: 0,
  'needs-review': 1,
  'obligations-missing': 2,
  unknown: 3,
  forbidden: 4,
};

/** What is planned may be unready for a while; what may not go out at all, or is out already, is news. */
function trendOfNew({ verdict, status, passes }: ReleaseSnapshot): Trend {
  if (status === 'withdrawn') return 'same';
  return RANKS[verdict] >= RANKS.unknown || (status === 'released' && !passes) ? 'worse' : 'same';
}

function trendOf(
  before: ReleaseSnapshot,
  after: ReleaseSnapshot,
  { reasons, cleared, duties, reviewsLost }: Pick<DistributionChange, 'reasons' | 'cleared' | 'duties' | 'reviewsLost'>,
): Trend {
  if (after.status === 'withdrawn') return 'same';
  const isReleasedUnready = after.status === 'released' && before.status !== 'released' && !after.passes;
  const rise = RANKS[after.verdict] - RANKS[before.verdict];
  if (isReleasedUnready || rise > 0) return 'worse';
  if (rise < 0) return 'better';
  const isMoreOwed = duties.some(({ before: was, after: is }) => isUnmet(is) && !isUnmet(was));
  if (reasons.length > 0 || reviewsLost.length > 0 || isMoreOwed) return 'worse';
  return cleared.length > 0 || duties.some(({ before: was, after: is }) => isUnmet(was) && !isUnmet(is))
    ? 'better'
    : 'same';
}

function isUnmet(state: State | undefined): boolean {
  return state === 'missing' || state === 'wrong';
}

/**
 * The reasons of one side that the other one has not. Those about the same words count as the same, however they are
 * told, as long as there are no more of them.
 */
function newReasons(known: readonly ReasonSnapshot[], all: readonly ReasonSnapshot[]): readonly ReasonChange[] {
  const messages = new Set(known.map(({ key, message }) => `${key} ${message}`));
  const left = new Map<string, number>();
  for (const { key } of known) left.set(key, (left.get(key) ?? 0) + 1);
  // Those that are told in the same words first, so that what is left over are the new ones.
  const isTold = ({ key, message }: ReasonSnapshot): boolean => messages.has(`${key} ${message}`);
  const added = [...all.filter(isTold), ...all.filter((it) => !isTold(it))].filter(({ key }) => {
    const others = left.get(key) ?? 0;
    left.set(key, others - 1);
    return others <= 0;
  });
  return added.map(({ verdict, rule, message, remedy, place, because }) => ({
    verdict,
    rule,
    message,
    remedy,
    place,
    because: because(),
  }));
}

function dutyChanges(before: readonly DutySnapshot[], after: readonly DutySnapshot[]): readonly DutyChange[] {
  const known = new Map(before.map((duty) => [duty.owed, duty]));
  const now = new Set(after.map(({ owed }) => owed));
  const gone = before.filter(({ owed }) => !now.has(owed));
  return [
    ...after.flatMap((duty): readonly DutyChange[] => {
      const was = known.get(duty.owed)?.state;
      if (was === duty.state) return [];
      const fault = duty.fault === '' ? undefined : duty.fault;
      const { owed, state, place } = duty;
      return [{ owed, before: was, after: state, fault, place, because: duty.because() }];
    }),
    ...gone.map(({ owed, state }) => ({ owed, before: state, because: [] })),
  ];
}
