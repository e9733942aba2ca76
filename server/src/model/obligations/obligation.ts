import type { Attribution, AttributionFault } from '../../license/attribution';
import type { Span, Located } from '../../text/span';
import type { ImpactArtifact, Path } from '../lineage';
import type { Artifact, Derivative } from '../manifest';
import type { Answer } from '../report';
import type { Category } from '../report-questions';
import type { Subject } from '../subject';

/** How far an obligation is met. What can't be read counts as missing. */
export type State = 'met' | 'missing' | 'wrong';

/** What meets an obligation: a document, and the place in it where it is known. */
export interface Evidence {
  readonly uri: string;
  readonly span?: Span;
}

/** Nothing is there. */
interface Absent {
  readonly kind: 'absent';
}

/** Something is named and can't be read, of which the structure of the manifest or the file has its own finding. */
interface Unreadable {
  readonly kind: 'unreadable';
}

interface Owed<K extends string, F extends { readonly kind: string }> {
  readonly kind: K;
  /** The subjects for which it is owed, never empty, none of them forbidden. */
  readonly subjects: readonly [Subject, ...Subject[]];
  /** Why it is owed: from the first of the subjects to the artifact. */
  readonly path: () => Path;
  readonly state: State;
  /** What is wrong or missing; empty where it is met. */
  readonly faults: readonly F[];
  readonly evidence?: Evidence;
  /** It is met as far as can be told without the net. */
  readonly unchecked: boolean;
}

/** Terms that bind downstream users to the use-based restrictions. */
export type Agreement = Owed<
  'agreement',
  Absent | Unreadable | { readonly kind: 'no-restrictions'; readonly at: Located<string> }
>;

export type AttributionFaults =
  | Absent
  | Unreadable
  /** The sentence can't be made: the artifact does not say the year. */
  | { readonly kind: 'no-year'; readonly at: Span }
  | { readonly kind: 'no-sentence'; readonly at: Span }
  | {
      readonly kind: 'wrong-sentence';
      /** In the manifest: the sentence, or the path of the file that holds it. */
      readonly at: Span;
      /** In the file that holds it. */
      readonly inFile?: Span;
      readonly faults: readonly AttributionFault[];
    };

/** The sentence that names one artifact. */
export interface AttributionOwed extends Owed<'attribution', AttributionFaults> {
  readonly artifact: ImpactArtifact;
  /** What the sentence says; nothing where the artifact does not tell enough. */
  readonly says: Attribution | undefined;
}

/** A notice that came with an artifact; or, without one, a place where the notice of modification is shipped. */
export interface NoticesOwed extends Owed<'notices', Absent | Unreadable | { readonly kind: 'not-shipped' }> {
  readonly retained?: { readonly artifact: Artifact; readonly notice: Located<string> };
}

/** What was changed, said of a derivative. */
export interface ModificationOwed extends Owed<'modification-notice', Absent | Unreadable> {
  readonly derivative: Derivative;
}

/** Why a report can't be read by everyone. */
export type Barrier = 'file' | 'private' | 'ignored';

export type ReportFaults =
  | Absent
  | Unreadable
  | { readonly kind: 'wrong-category'; readonly found: Located<string> }
  | { readonly kind: 'other-derivative'; readonly found: Located<string> }
  | { readonly kind: 'unanswered'; readonly answers: readonly Answer[] }
  | { readonly kind: 'shared' }
  | { readonly kind: 'outdated'; readonly date: Located<string>; readonly updated: Located<string> }
  | { readonly kind: 'after-release'; readonly date: Located<string>; readonly release: Located<string> }
  | { readonly kind: 'not-public'; readonly barrier: Barrier };

/** The impact report of one category. */
export interface ReportOwed extends Owed<'report', ReportFaults> {
  readonly derivative: Derivative;
  readonly category: Category;
  /** The path or address that the derivative names. */
  readonly named: Located<string> | undefined;
}

/** Something that a distribution owes, with whether and by what it is met. */
export type Obligation = Agreement | AttributionOwed | NoticesOwed | ModificationOwed | ReportOwed;

/** The state that faults amount to. */
export function stateOf(faults: readonly { readonly kind: string }[]): State {
  if (faults.length === 0) return 'met';
  return faults.some(({ kind }) => kind === 'absent' || kind === 'unreadable') ? 'missing' : 'wrong';
}
