import type { Options } from '../analysis/options';
import type { NewFile, Severity } from '../findings/finding';
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
  /** Why a comment silences it, as far as the comment says so; absent where none does. */
  readonly silenced?: { readonly reason?: string | undefined };
}

/** What a check says of one manifest. */
export interface CheckedFile {
  readonly uri: string;
  /** In file order. */
  readonly findings: readonly PlacedFinding[];
  readonly suppressed: readonly PlacedFinding[];
  /** The folder of its workspace. */
  readonly root: string;
}

/** What a check says of several manifests, and what it could not do, a sentence each. */
export interface Checked {
  readonly files: readonly CheckedFile[];
  readonly problems: readonly string[];
}

/** How many findings of a severity there are, the silenced ones left out. */
export function countOf(files: readonly CheckedFile[], severity: Severity): number {
  return files.reduce((sum, { findings }) => sum + findings.filter((it) => it.severity === severity).length, 0);
}
