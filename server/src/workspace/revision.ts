import type { FileState } from '../text/files';
import type { Discovered } from './discovered';

/** The files of a repository as they were committed, at the addresses that they have in its folder. */
export interface Revision {
  /** The full name of the commit. */
  readonly commit: string;
  read(uri: string, folders: readonly string[]): FileState;
  /** The modules that were not fetched, so that nothing is known of what is in them: their commits by address. */
  readonly notFetched: ReadonlyMap<string, string>;
  /** The manifests and configurations below a folder. */
  discover(folder: string): Promise<Discovered>;
}

/** Reads revisions; a sentence where that can’t be done. Only asked where a person wants one. */
export interface Revisions {
  /** `name` is whatever git understands: a branch, a tag, a commit. */
  open(root: string, name: string): Promise<Revision | string>;
  /** The commit at which two lines of work have parted. */
  mergeBase(root: string, one: string, other: string): Promise<string | { readonly commit: string }>;
  /** The names of branches and tags, the latest first. */
  names(root: string): Promise<readonly string[]>;
}
