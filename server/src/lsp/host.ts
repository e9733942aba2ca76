import type { YamlFormatter } from '../features/formatting';
import type { FileState } from '../text/files';
import type { Discovered } from '../workspace/discovered';
import type { Revisions } from '../workspace/revision';

/**
 * What the server needs of the place it runs in. Nothing here may be remembered by the server beyond what the store
 * keeps, so that a file that has changed is read again.
 */
export interface Host {
  /** Told to clients, and by `--version`. */
  readonly version: string;
  /** Different in every run, so that what an earlier run told a client is not taken for what this one did. */
  readonly session: string;
  /** The file as it is now, read within these folders alone; `pending` where only the client can read it. */
  read(uri: string, folders: readonly string[]): FileState;
  /**
   * The address of a file as its disk spells it, within these folders, where the disk takes several spellings for one file;
   * nothing where names count as they are written. Missing where only the client would know.
   */
  spelled?(uri: string, folders: readonly string[]): string | undefined;
  /** The names in a folder within these folders, as `Files.list` gives them; missing where only the client could list. */
  list?(uri: string, folders: readonly string[]): readonly string[];
  /** Whether git ignores the file; false where that is not known. */
  isIgnored(uri: string, folders: readonly string[]): boolean;
  /** What there is below a folder, and what of it was not looked at; undefined where only the client can look there. */
  discover(folder: string): Promise<Discovered | undefined>;
  /** The folder around that people work in as one, as the command line has it; undefined where there is none. */
  workspaceAround(folder: string): string | undefined;
  /** Reads what was committed, by git; missing where there is none to start. */
  readonly revisions?: () => Revisions;
  /** The day it is, YYYY-MM-DD, where the user is. */
  today(): string;
  /** Lays out YAML; loaded when it is first used. */
  readonly formatYaml: YamlFormatter;
  /** Calls back once messages that are waiting have had their turn. */
  readonly later: (task: () => void) => void;
}
