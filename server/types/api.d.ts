/** The engine as a library, for Node and for browsers. It reads only its arguments, and changes nothing. */

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** The surroundings of a manifest. */
export interface Options {
  /** The path of the manifest in its workspace, with forward slashes; `impact.yaml` by default. */
  readonly path?: string;
  /** Other files of the workspace by their paths: reports, notices, agreements, other manifests. All others count as missing. */
  readonly files?: Readonly<Record<string, string>>;
  /** Severities by the ids of rules. They never change a verdict. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  /** The day of the check, YYYY-MM-DD; today by default. */
  readonly today?: string;
}

/** Lines and columns count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Range {
  readonly start: Position;
  /** The first column after the end. */
  readonly end: Position;
}

export interface Fix {
  readonly title: string;
  /** Whether it follows from the manifest alone, so it may be applied automatically. */
  readonly safe: boolean;
  /** Whether it is the fix that most people want. */
  readonly preferred: boolean;
  readonly edits: readonly { readonly file: string; readonly range: Range; readonly newText: string }[];
  /** Files to create; none of them exists. */
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
  /** The one in `fixes` that most people want. */
  readonly fix?: Fix;
  readonly fixes: readonly Fix[];
  /** The proof, step by step. */
  readonly related: readonly { readonly file: string; readonly range: Range; readonly message: string }[];
}

/** The verdict of a distribution: the first of these that applies. */
export type VerdictWord = 'internal' | 'forbidden' | 'unknown' | 'obligations-missing' | 'needs-review' | 'ready';

export interface Verdict {
  readonly distribution: string;
  /** The names of what it shares. */
  readonly shares: readonly string[];
  readonly audience?: string;
  readonly status: 'planned' | 'released' | 'withdrawn';
  readonly verdict: VerdictWord;
  /** Whether it passes `impact gate`. */
  readonly passes: boolean;
  /** How many obligations there are, and how many of them are met. */
  readonly owed: number;
  readonly met: number;
  /** The line of its id. */
  readonly line: number;
}

/** A manifest as plain data, or what prevents reading it as one. */
export interface ReadManifest {
  /** As schemas/impact.schema.json describes it; absent if it is not a valid manifest. */
  readonly manifest?: Readonly<Record<string, unknown>>;
  readonly findings: readonly Finding[];
}

/** The findings in a manifest, in file order, without those that a comment silences. */
export function check(text: string, options?: Options): readonly Finding[];

/** The verdict of each distribution of a manifest, the same as that of `impact gate`. */
export function verdicts(text: string, options?: Options): readonly Verdict[];

/** Reads a manifest as plain data. */
export function readManifest(text: string): ReadManifest;
