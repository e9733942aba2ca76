import type { Analysis } from '../../analysis/analyze';
import { verdictOf, type Verdict } from '../../analysis/verdict';
import type { Related } from '../../findings/finding';
import { RANKED_TIERS } from '../../lineage/facts';
import { worksOf, type Path } from '../../lineage/lineage';
import { labelOf, relatedOf } from '../../lineage/proof';
import type { Tier } from '../../license/tier';
import { statusOf, type Artifact, type Derivative, type Distribution, type Status } from '../../manifest/manifest';
import type { Obligation, State } from '../../obligations/obligation';
import type { Reason, VerdictKind } from '../../obligations/reason';
import { textOf, type Span } from '../../text/span';
import { faultText, owed } from '../../words/obligation';
import { say } from '../../words/markdown';
import { obligationPlace } from '../obligation-place';

/** A place as people are told it: a path, and a line that counts from one. */
export interface TextPlace {
  readonly file: string;
  readonly line: number;
}

/** One step of a proof. */
export interface ProofStep {
  readonly message: string;
  readonly place?: TextPlace | undefined;
}

/** What is known of one manifest on one of two sides that are compared, in words that hold on the other one, too. */
export interface Snapshot {
  /** Its path below the folder that is compared. */
  readonly key: string;
  /** Its path as people are told it. */
  readonly file: string;
  readonly entries: readonly EntrySnapshot[];
  readonly releases: readonly ReleaseSnapshot[];
  /** Errors of structure. */
  readonly faults: readonly ProofStep[];
}

export interface EntrySnapshot {
  readonly kind: 'artifact' | 'derivative' | 'distribution';
  readonly id: string;
  readonly name: string;
  readonly place: TextPlace | undefined;
  /** What is written in it, so that it is known again under another id. */
  readonly text: string;
  /** Of a work, where an ImpACT license is in it. */
  readonly tier?: { readonly tier: Tier; readonly because: () => readonly ProofStep[] } | undefined;
}

export interface ReleaseSnapshot {
  readonly id: string;
  readonly audience: string | undefined;
  readonly status: Status;
  readonly verdict: VerdictKind;
  readonly passes: boolean;
  readonly place: TextPlace | undefined;
  readonly reasons: readonly ReasonSnapshot[];
  readonly duties: readonly DutySnapshot[];
  /** The subjects of the reviews that settle something. */
  readonly settled: readonly string[];
}

export interface ReasonSnapshot {
  /** The same for the same thing at the same words. */
  readonly key: string;
  readonly verdict: Reason['verdict'];
  readonly rule: string;
  readonly message: string;
  readonly remedy: string;
  readonly place: TextPlace | undefined;
  readonly because: () => readonly ProofStep[];
  /** What a review would have to name. */
  readonly review: string | undefined;
}

export interface DutySnapshot {
  readonly owed: string;
  readonly state: State;
  /** What is wrong or missing, where anything is. */
  readonly fault: string;
  readonly place: TextPlace | undefined;
  readonly because: () => readonly ProofStep[];
}

/** Where the manifest stands, and how its places are told. */
export interface Telling {
  readonly key: string;
  readonly file: string;
  readonly placeOf: (span: Span) => TextPlace | undefined;
}

/** What one side says of a manifest. */
export function snapshotOf(analysis: Analysis, telling: Telling): Snapshot {
  const { manifest } = analysis.context;
  const { key, file, placeOf } = telling;
  const releases = [...manifest.distributions.values()];
  return {
    key,
    file,
    entries: [
      ...worksOf(manifest).map((work) => ({
        ...entryOf(work, labelOf(work), placeOf),
        tier: tierOf(work, analysis, placeOf),
      })),
      ...releases.map((distribution) => entryOf(distribution, distribution.id.value, placeOf)),
    ],
    releases: releases.map((distribution) => releaseOf(verdictOf(analysis, distribution), placeOf)),
    faults: analysis.structure.map(({ message, span }) => ({ message, place: placeOf(span) })),
  };
}

type PlaceOf = Telling['placeOf'];

function entryOf(entry: Artifact | Derivative | Distribution, name: string, placeOf: PlaceOf): EntrySnapshot {
  const text = textOf(entry.entry.value.span).trim();
  return { kind: entry.kind, id: entry.id.value, name, place: placeOf(entry.id.span), text };
}

function tierOf(work: Artifact | Derivative, { context }: Analysis, placeOf: PlaceOf): EntrySnapshot['tier'] {
  const tier = context.lineage.risk(work);
  return tier === undefined ? undefined : { tier, because: () => proof(context.lineage.riskPath(work), placeOf) };
}

function proof(path: Path, placeOf: PlaceOf): readonly ProofStep[] {
  return steps(relatedOf(path), placeOf);
}

function steps(related: readonly Related[], placeOf: PlaceOf): readonly ProofStep[] {
  return related.map(({ span, message }) => ({ message, place: placeOf(span) }));
}

function releaseOf(verdict: Verdict, placeOf: PlaceOf): ReleaseSnapshot {
  const { distribution, kind } = verdict;
  return {
    id: distribution.id.value,
    audience: distribution.audience?.value,
    status: statusOf(distribution),
    verdict: kind,
    passes: kind === 'ready' || kind === 'internal',
    place: placeOf(distribution.id.span),
    reasons: verdict.reasons.map((reason) => reasonOf(reason, placeOf)),
    duties: verdict.obligations.map((obligation) => dutyOf(obligation, distribution, placeOf)),
    settled: verdict.settled.flatMap(({ review }) => review?.subject ?? []),
  };
}

function reasonOf({ verdict, rule, span, message, remedy, related, review }: Reason, placeOf: PlaceOf): ReasonSnapshot {
  return {
    key: [verdict, rule, review?.subject ?? textOf(span)].join(' '),
    verdict,
    rule,
    message,
    remedy,
    place: placeOf(span),
    because: () => steps(related(), placeOf),
    review: review?.subject,
  };
}

function dutyOf(obligation: Obligation, distribution: Distribution, placeOf: PlaceOf): DutySnapshot {
  return {
    owed: say`${owed(obligation)}`.plain,
    state: obligation.state,
    fault: faultText(obligation),
    place: placeOf(obligationPlace(obligation, distribution)),
    because: () => proof(obligation.path(), placeOf),
  };
}

/** The rank of a tier among the others; the lowest where no ImpACT license is in a work. */
export function tierRank(tier: Tier | undefined): number {
  return tier === undefined ? 0 : RANKED_TIERS.indexOf(tier);
}
