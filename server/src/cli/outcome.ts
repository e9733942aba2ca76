import type { Options } from '../analysis/options';
import type { DistributionVerdict } from '../features/verdicts';
import type { Missing } from '../features/missing';
import type { NewFile, Severity } from '../findings/finding';
import type { PassedOver } from '../workspace/discovered';
import type { Place } from './places';

/** Manifests of one workspace, some of those that a command names, to be checked by one thread. Plain data. */
export interface Share {
  /** The folder of the workspace. */
  readonly root: string;
  readonly uris: readonly string[];
  /** The manifests of all shares. */
  readonly named: readonly string[];
  /** By the address of a manifest; those that the same is set for share theirs. */
  readonly options: ReadonlyMap<string, Options>;
  /** Whether somebody is going to look at the fixes. */
  readonly withFixes: boolean;
  /** Whether somebody is going to look at the verdicts. */
  readonly withVerdicts: boolean;
}

/** A fix with its places. */
export interface PlacedFix {
  readonly title: string;
  readonly safe: boolean;
  readonly preferred: boolean;
  readonly edits: readonly { readonly place: Place; readonly newText: string }[];
  readonly creates: readonly NewFile[];
}

/** A finding with its places. Like all that a check tells it is plain data, which can be handed from thread to thread. */
export interface PlacedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly remedy?: string | undefined;
  readonly place: Place;
  /** The text of the line that the place begins on. */
  readonly line: string;
  /** The proof, step by step. */
  readonly related: readonly { readonly place: Place; readonly message: string }[];
  /** Empty where they were not asked for. */
  readonly fixes: readonly PlacedFix[];
  /** What a person can type about it, without the name of the program; absent where there is nothing or nobody asked. */
  readonly command?: string | undefined;
  /** What silences it and why, as far as that is said; absent where nothing does. */
  readonly silenced?: Silenced;
}

/** A comment in the manifest or the baseline of the workspace, which keeps a finding from counting. */
export interface Silenced {
  readonly by: 'comment' | 'baseline';
  readonly reason?: string | undefined;
  /** Who answers for it. */
  readonly owner?: string | undefined;
  /** The last day it holds, YYYY-MM-DD. */
  readonly until?: string | undefined;
}

/** A verdict with the place of its distribution. */
export interface PlacedVerdict extends Omit<DistributionVerdict, 'span' | 'missing'> {
  readonly place: Place;
  /** The place is missing where its document says something else by now. */
  readonly missing: readonly (Omit<Missing, 'span'> & { readonly place: Place | undefined })[];
}

/** What a check says of one manifest. */
export interface CheckedFile {
  readonly uri: string;
  /** In file order. */
  readonly findings: readonly PlacedFinding[];
  readonly suppressed: readonly PlacedFinding[];
  /** What its distributions come to; empty where that was not asked for. */
  readonly verdicts: readonly PlacedVerdict[];
  /** The folder of its workspace. */
  readonly root: string;
}

/** What a check says of several manifests, and what it could not do, a sentence each. */
export interface Checked {
  readonly files: readonly CheckedFile[];
  readonly problems: readonly string[];
  /** What was left out on purpose below the folders that were named. */
  readonly passedOver?: readonly PassedOver[];
}

/** How a check is shown, whatever the format. */
export interface Shown {
  /** Silenced findings come along in SARIF. */
  readonly includeSuppressed?: true;
  /** Errors alone. */
  readonly quiet?: true;
  /** How often each rule has found something. */
  readonly statistics?: true;
}

/** How many findings of a severity there are, the silenced ones left out. */
export function countOf(files: readonly CheckedFile[], severity: Severity): number {
  return files.reduce((sum, { findings }) => sum + findings.filter((it) => it.severity === severity).length, 0);
}
