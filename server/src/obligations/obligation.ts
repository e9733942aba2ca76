import type { Related } from '../findings/finding';
import type { Attribution, AttributionFault } from '../license/attribution';
import type { OtherLicense } from '../license/other-license';
import type { RestrictedUse } from '../license/uses';
import type { MarkFault, SectionKind } from '../text/marked-section';
import type { Span, Located } from '../text/span';
import type { Duty } from '../lineage/demand';
import type { ImpactArtifact, Path } from '../lineage/lineage';
import type { Artifact, Derivative, Work } from '../manifest/manifest';
import type { Move } from '../report/fingerprint';
import type { FrontMatterProblem } from '../report/front-matter';
import type { Answer } from '../report/report';
import type { Category } from '../report/questions';
import type { Subject } from '../lineage/subject';

/**
 * How far an obligation is met. What can't be read counts as missing; `review` is what only a person can judge, where
 * nothing is known to be missing or wrong.
 */
export type State = 'met' | 'review' | 'missing' | 'wrong';

/** What a person has to look at before an obligation is met. */
export interface Review {
  /** By this name a review in the manifest settles it. */
  readonly what: 'agreement' | 'attribution' | 'notices' | 'report:data' | 'report:model' | `license:${string}`;
  /**
   * What there is to look at, so that a review of something else can be told: an address, or a path with a short checksum
   * of the file; for a list, all of its parts, joined by “, ”.
   */
  readonly value: string;
  /** Where the manifest names it. */
  readonly at: Span;
  /** Why only a person can tell. */
  readonly why: ReviewReason;
}

/**
 * An address that was not looked at; words that can’t be told to bind; words in another language than English; a credit of
 * which a part is not found.
 */
export type ReviewReason = 'address' | 'words' | 'language' | 'parts';

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

/** An address that nobody outside can open is no evidence of anything. */
interface PrivateAddress {
  readonly kind: 'private';
  readonly at: Located<string>;
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
  /** There in the state `review`, and in no other. */
  readonly review?: Review;
}

/** Terms that bind downstream users to the use-based restrictions. */
export type Agreement = Owed<
  'agreement',
  | Absent
  | Unreadable
  | PrivateAddress
  /** An address of the licensor’s that is gone. */
  | { readonly kind: 'gone'; readonly at: Located<string> }
  /** There is nothing in it but headings, comments and placeholders. */
  | { readonly kind: 'nothing'; readonly at: Located<string> }
  /** It says that the restrictions do not bind, allows what they rule out, or takes in the exhibit of something else. */
  | { readonly kind: 'denies' | 'permits' | 'other-exhibit'; readonly at: Located<string>; readonly inFile: Span }
  /** It is a well-known license without such restrictions. */
  | { readonly kind: 'other-license'; readonly at: Located<string>; readonly name: string; readonly inFile?: Span }
  /** It lists some of the use-based restrictions and leaves others out. */
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
  | PrivateAddress
  /** The sentence can't be made: the artifact does not say the year. */
  | { readonly kind: 'no-year'; readonly at: Span }
  /** Nor can it be where nobody says who licensed the artifact. */
  | { readonly kind: 'no-licensor'; readonly at: Span }
  | { readonly kind: 'no-sentence'; readonly at: Span }
  | ({ readonly kind: 'wrong-sentence'; readonly faults: readonly AttributionFault[] } & SentencePlace);

export interface SentencePlace {
  /** In the manifest: the sentence, or the path of the file that holds it. */
  readonly at: Span;
  /** In the file that holds it. */
  readonly inFile?: Span;
}

/** The sentence that names one artifact. */
export interface AttributionOwed extends Owed<'attribution', AttributionFaults> {
  readonly artifact: ImpactArtifact;
  /** What the sentence says; nothing where the artifact does not tell enough. */
  readonly says: Attribution | undefined;
  /** Where it says what it should in other words. */
  readonly unlike?: SentencePlace;
}

export type NoticesFaults =
  | Absent
  | Unreadable
  | PrivateAddress
  | { readonly kind: 'not-shipped' }
  /** The file that came with the artifact holds nothing. */
  | { readonly kind: 'empty'; readonly at: Located<string> }
  /** No file of ours tells what was changed in these; `at` is the one that should. */
  | { readonly kind: 'untold'; readonly at: Located<string>; readonly derivatives: readonly Derivative[] };

/** A notice that came with an artifact; or, without one, the notice of modification. */
export interface NoticesOwed extends Owed<'notices', NoticesFaults> {
  readonly retained?: { readonly artifact: Artifact; readonly notice: Located<string> };
}

/** What was changed, said of a derivative. */
export interface ModificationOwed extends Owed<
  'modification-notice',
  Absent | Unreadable | { readonly kind: 'placeholder'; readonly at: Located<string> }
> {
  readonly derivative: Derivative;
}

/** Why a report can't be read by everyone. */
export type Barrier = 'private' | 'ignored';

export type ReportFaults =
  | Absent
  | Unreadable
  | { readonly kind: 'wrong-category'; readonly found: Located<string> }
  | { readonly kind: 'other-derivative'; readonly found: Located<string> }
  /** What it says of itself can’t be read, or lacks something. */
  | { readonly kind: 'front-matter'; readonly problems: readonly FrontMatterProblem[] }
  | { readonly kind: 'unanswered'; readonly answers: readonly Answer[] }
  | { readonly kind: 'shared' }
  | { readonly kind: 'outdated'; readonly date: Located<string>; readonly updated: Located<string> }
  /** It answers for an earlier state of what the derivative comes from, or of its changes. */
  | { readonly kind: 'moved'; readonly at: Located<string>; readonly moves: readonly Move[] }
  /** It has no front matter, so whether it came in time can’t be told; it counts all the same. */
  | { readonly kind: 'undated' }
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

/** What licenses that are not ImpACT ones ask for, once for all that one document or one word meets. */
export interface TermsOwed extends Omit<Owed<'terms', Absent>, 'subjects'>, DutyOwed {
  /** The rule that tells of it. */
  readonly rule: string;
  /** What is owed, as a noun, and what has to be so, as a clause. */
  readonly owed: string;
  readonly says: string;
  /** Who asks for it: “Llama 2 (LicenseRef-Llama-2) asks”. */
  readonly because: string;
  /** What is said where it is missing: where, what and how it is cleared. */
  readonly span: Span;
  readonly message: string;
  readonly remedy: string;
  readonly related: () => readonly Related[];
  /** What a person has to look for, as nouns. */
  readonly lacking?: readonly string[];
}

/** A duty of one license, the first of those that ask for it. */
interface DutyOwed {
  readonly duty: Duty;
  readonly artifact: Artifact;
  readonly terms: OtherLicense;
  /** What is shared: the entry itself, and no reference to it. */
  readonly work: Work;
}

/** Something that a distribution owes, with whether and by what it is met. */
export type Obligation =
  Agreement | AttributionOwed | NoticesOwed | ModificationOwed | ReportOwed | SectionOwed | TermsOwed;

/** The state that faults amount to, where nothing is left for a person to judge. */
export function stateOf(faults: readonly { readonly kind: string }[]): State {
  if (faults.every(({ kind }) => kind === 'undated')) return 'met';
  return faults.some(({ kind }) => kind === 'absent' || kind === 'unreadable') ? 'missing' : 'wrong';
}
