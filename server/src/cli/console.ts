import type { Parcels } from '../features/parcel/parcel';
import type { FileState } from '../text/files';
import type { Discovered } from '../workspace/discovered';
import type { Revisions } from '../workspace/revision';
import type { Checked, Share } from './outcome';

/** A file that is to be written: one that reads as `before`, or for nothing one that is not there yet. */
export interface FileChange {
  readonly uri: string;
  readonly text: string;
  readonly before: string | undefined;
}

/** Why files are not written. */
export interface WriteFailure {
  /** The file that is in the way. */
  readonly uri: string;
  /** A sentence, without its subject. */
  readonly reason: string;
  /** Whether it is only that somebody else has written the file since it was read: one may read it again. */
  readonly isStale: boolean;
}

/** That something outside of this program is in the way of all that is asked: told in a sentence, and the end. */
export class Hindrance extends Error {}

/** What the command line needs of the world around it. Whoever starts it hands this in. */
export interface Host {
  readonly version: string;
  /** The address of the folder it is started in. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether people read what is written out, and not a file or another program. */
  readonly isTerminal: boolean;
  /** How many characters a line of the terminal holds; nothing where there is none. */
  readonly width: number | undefined;
  /** Writes to the standard output. */
  print(text: string): void;
  /** Writes to the standard error output. */
  warn(text: string): void;
  readInput(): Promise<string>;
  /** Whether there is a person to answer: questions and answers both pass through a terminal. */
  readonly isInteractive: boolean;
  /** Asks a person, and gives what was typed on one line; nothing where the input ends. */
  ask(question: string): Promise<string | undefined>;
  /** The address of a path as it is given on the command line. */
  uriOf(path: string): string;
  /** A path that people understand, from the folder it is started in, with forward slashes. */
  pathOf(uri: string): string;
  /** Where links lead to; the address itself where there is nothing. */
  realUri(uri: string): string;
  /** The folder around that people work in as one: the repository, or the nearest one that is configured. */
  workspaceAround(folder: string): string | undefined;
  /** The root of the repository around a folder. */
  repositoryAround(folder: string): string | undefined;
  /** A file, read within these folders alone. */
  read(uri: string, folders: readonly string[]): FileState;
  /** The address of a file as its disk spells it, where that takes several spellings for one file; else nothing. */
  spelled(uri: string, folders: readonly string[]): string | undefined;
  /** The names in a folder, those of folders with a slash at the end. */
  list(uri: string, folders: readonly string[]): readonly string[];
  /** Whether git ignores the file. */
  isIgnored(uri: string, folders: readonly string[]): boolean;
  /** What there is below a folder, and what of it was not looked at. */
  discover(folder: string): Promise<Discovered>;
  /** Paths with the globs among them replaced by what they match; a glob that matches nothing stays as it is. */
  expand(paths: readonly string[]): Promise<readonly string[]>;
  /** Calls back after changes below folders, one call at a time, until the process is ended. */
  watch(folders: readonly string[], changed: () => Promise<void>): Promise<void>;
  /** Writes all of these files or none. Gives what is in the way, where they are not written. */
  write(changes: readonly FileChange[]): WriteFailure | undefined;
  /** How many threads can be at work at once and gain by it, this one counted. */
  readonly threads: number;
  /** Checks a share in a thread of its own, with the files as they are on the disk. */
  inThread(share: Share): Promise<Checked>;
  /** Reads what was committed; loaded when it is first asked for, and nothing else starts git. */
  revisions(): Revisions;
  /** Looks at folders and archives as they go out; loaded when it is first asked for. */
  parcels(): Parcels;
  /** The page of a rule; nothing where it is not there. */
  page(rule: string): string | undefined;
  /** The day it is, YYYY-MM-DD, where the user is. */
  today(): string;
}
