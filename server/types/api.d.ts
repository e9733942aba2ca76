/** The engine as a library, for Node and for browsers. It reads nothing but what it is given, and changes nothing. */

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** What surrounds a manifest. */
export interface Options {
  /** The path of the manifest in its workspace, with forward slashes; `impact.yaml` where none is given. */
  readonly path?: string;
  /** Other files of the workspace by their paths: reports, notices, agreements, other manifests. Others are missing. */
  readonly files?: Readonly<Record<string, string>>;
  /** Severities by the ids of rules. They never change a verdict. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  /** The day of the check, YYYY-MM-DD; today where none is given. */
  readonly today?: string;
}

/** Lines and columns count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Range {
  readonly start: Position;
  /** The first column that is no longer part of it. */
  readonly end: Position;
}

export interface Fix {
  readonly title: string;
  /** Whether it follows from the manifest alone, so that it may be applied unseen. */
  readonly safe: boolean;
  /** Whether it is the one that most people want. */
  readonly preferred: boolean;
  readonly edits: readonly { readonly file: string; readonly range: Range; readonly newText: string }[];
  /** Files to make; none of them is there. */
  readonly creates: readonly { readonly file: string; readonly text: string }[];
}

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** The smallest change that clears it. */
  readonly remedy?: string;
  /** The page of the rule. */
  readonly url: string;
  readonly range: Range;
  /** The one of `fixes` that most people want. */
  readonly fix?: Fix;
  readonly fixes: readonly Fix[];
  /** The proof, step by step. */
  readonly related: readonly { readonly file: string; readonly range: Range; readonly message: string }[];
}

/** What a distribution comes to: the first of these that holds. */
export type VerdictWord = 'internal' | 'forbidden' | 'unknown' | 'obligations-missing' | 'needs-review' | 'ready';

export interface Verdict {
  readonly distribution: string;
  /** The names of what it shares. */
  readonly shares: readonly string[];
  readonly audience?: string;
  readonly status: 'planned' | 'released' | 'withdrawn';
  readonly verdict: VerdictWord;
  /** Whether `impact gate` lets it pass. */
  readonly passes: boolean;
  /** How many obligations there are, and how many of them are met. */
  readonly owed: number;
  readonly met: number;
  /** The line of its id. */
  readonly line: number;
}

/** A manifest as plain data, or what keeps it from being read as one. */
export interface ReadManifest {
  /** As schemas/impact.schema.json describes it; absent where it is not a manifest as the format has it. */
  readonly manifest?: Readonly<Record<string, unknown>>;
  readonly findings: readonly Finding[];
}

/** What is wrong with a manifest, in file order; what a comment silences is left out. */
export function check(text: string, options?: Options): readonly Finding[];

/** What each distribution of a manifest comes to, the same that `impact gate` says. */
export function verdicts(text: string, options?: Options): readonly Verdict[];

/** Reads a manifest as plain data. */
export function readManifest(text: string): ReadManifest;
