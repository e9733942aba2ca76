import type { Attribution, AttributionFault } from '../license/attribution';
import type { RestrictedUse } from '../license/uses';
import type { MarkFault, SectionKind } from '../text/marked-section';
import type { Span, Located } from '../text/span';
import type { ImpactArtifact, Path } from '../lineage/lineage';
import type { Artifact, Derivative } from '../manifest/manifest';
import type { Move } from '../report/fingerprint';
import type { Answer } from '../report/report';
import type { Category } from '../report/questions';
import type { Subject } from '../lineage/subject';

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
  | Absent
  | Unreadable
  | { readonly kind: 'no-restrictions'; readonly at: Located<string> }
  /** It speaks of the use-based restrictions and leaves some of them out. */
  | {
      readonly kind: 'lacks-restrictions';
      readonly at: Located<string>;
      /** Where it speaks of them. */
      readonly inFile: Span;
      readonly lacking: readonly RestrictedUse[];
    }
>;

export type AttributionFaults =
  | Absent
  | Unreadable
  /** The sentence can't be made: the artifact does not say the year. */
  | { readonly kind: 'no-year'; readonly at: Span }
  /** Nor can it be where nobody says who licensed the artifact. */
  | { readonly kind: 'no-licensor'; readonly at: Span }
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
  /** It answers for an earlier state of what the derivative comes from, or of its changes. */
  | { readonly kind: 'moved'; readonly at: Located<string>; readonly moves: readonly Move[] }
  | { readonly kind: 'after-release'; readonly date: Located<string>; readonly release: Located<string> }
  | { readonly kind: 'not-public'; readonly barrier: Barrier };

/** The impact report of one category. */
export interface ReportOwed extends Owed<'report', ReportFaults> {
  readonly derivative: Derivative;
  readonly category: Category;
  /** The path or address that the derivative names. */
  readonly named: Located<string> | undefined;
}

export type SectionFaults =
  /** It says something else than what holds now. */
  | { readonly kind: 'outdated-section'; readonly inFile: Span }
  /** It can’t be told from what a person wrote; `inFile` is the mark that is in the way. */
  | { readonly kind: 'broken-marks'; readonly inFile: Span; readonly fault: MarkFault };

/** A generated section of a file that ships: where there is one, it has to say what holds now. */
export interface SectionOwed extends Owed<'section', SectionFaults> {
  readonly section: SectionKind;
  /** The path by which the distribution names the file. */
  readonly file: Located<string>;
}

/** Something that a distribution owes, with whether and by what it is met. */
export type Obligation = Agreement | AttributionOwed | NoticesOwed | ModificationOwed | ReportOwed | SectionOwed;

/** The state that faults amount to. */
export function stateOf(faults: readonly { readonly kind: string }[]): State {
  if (faults.length === 0) return 'met';
  return faults.some(({ kind }) => kind === 'absent' || kind === 'unreadable') ? 'missing' : 'wrong';
}
