import type { Edit } from '../text/edit';
import type { Span } from '../text/span';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** All severities, from the gravest. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** One step of the proof of a finding, or another place that a reader needs. */
export interface Related {
  readonly span: Span;
  readonly message: string;
}

/** A file to make; never one that exists. */
export interface NewFile {
  readonly uri: string;
  readonly text: string;
}

/** A change that a person can accept. Its edits may reach into several documents; none of them overlap. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  readonly creates?: readonly NewFile[];
  /** Whether it may be applied unseen: it follows from the manifest alone and says nothing new in the author's name. */
  readonly safe: boolean;
  /** The one that most people want, where a finding has several. */
  readonly preferred?: boolean;
}

/** A report, by the manifest that owes it. */
export interface AskedReport {
  readonly uri: string;
  readonly derivative: string;
  readonly category: 'data' | 'model';
}

/** What a rule tells; the analysis adds the rule's id and severity. */
export interface Report {
  /** Just the words at fault. */
  readonly span: Span;
  /** What is wrong and why, naming the artifact and the path. One or two sentences. */
  readonly message: string;
  /** The smallest change that clears it, as a sentence. */
  readonly remedy?: string;
  /** The proof, from the distribution to the field that decides. */
  readonly related?: readonly Related[];
  /** Instead of the rule's default, where the status of a distribution decides. */
  readonly severity?: Severity;
  readonly tag?: 'unnecessary' | 'deprecated';
  /** Of a card: owed with the release of what the card is about, so that the verdict counts it. */
  readonly isOwed?: true;
  /** Where only a person can judge it: what a review that records it is of, such as `license:bank`. */
  readonly judged?: string;
  /** The report that a person is to write or to complete. */
  readonly report?: AskedReport;
  /** Made only when asked for, so that typing does not pay for them. */
  readonly fixes?: () => readonly Fix[];
}

/** What an error leaves open: all that the manifest says, what holds for the entry, or only what others take from it. */
export type LeftOpen = 'manifest' | 'entry' | 'users';

export interface Finding extends Report {
  readonly rule: string;
  readonly severity: Severity;
  /** For an error of what is said itself, whatever severity a person gives it: how much of it is not understood. */
  readonly leavesOpen?: LeftOpen;
  /** Its rule is switched off: it counts for the verdict, and nobody is shown it. */
  readonly isHidden?: true;
}
