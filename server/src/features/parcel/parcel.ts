import type { Analysis } from '../../analysis/analyze';
import type { Verdict } from '../../analysis/verdict';

/** A file that goes out, by its path in what goes out, with forward slashes. */
export interface ParcelFile {
  readonly path: string;
  readonly size: number;
  /** In hexadecimal; only of what was asked for. */
  readonly sha256?: string;
  /** Only of documents, where words are looked for. */
  readonly text?: string;
}

/** A folder or an archive as it goes out. */
export interface Parcel {
  readonly kind: 'folder' | 'tar' | 'zip';
  readonly files: readonly ParcelFile[];
  /** What is wrong with it whatever it holds: links and names that lead out of it, files that can’t be read. */
  readonly faults: readonly ParcelLine[];
  /** What was not looked at, and need not be wrong: a sentence each. */
  readonly notes: readonly string[];
}

/** How a line of the checklist stands; all but the first are in the way. */
export type ParcelState = 'there' | 'missing' | 'different' | 'misplaced' | 'forbidden' | 'unread' | 'unsafe';

/** One line of the checklist of what goes out. */
export interface ParcelLine {
  readonly state: ParcelState;
  /** The file: as the manifest names it, or for what has no business there as it goes out. */
  readonly path: string;
  /** Where it was found, if that is elsewhere. */
  readonly at?: string;
  /** What it is for, or what is wrong with it. */
  readonly why: string;
}

/** Whether all that is owed goes out, and nothing that may not. */
export interface ParcelCheck {
  readonly kind: Parcel['kind'];
  /** How many files it holds. */
  readonly files: number;
  readonly lines: readonly ParcelLine[];
  readonly notes: readonly string[];
  readonly passes: boolean;
}

/** Where a parcel is, and what may be read to compare it with. */
export interface ParcelPlace {
  /** Of the folder or the archive. */
  readonly uri: string;
  /** The workspace. */
  readonly root: string;
}

/** Looks at what goes out; a bundle of its own, as few commands are about it. */
export interface Parcels {
  /** A sentence where it can’t be read. */
  check(analysis: Analysis, verdict: Verdict, place: ParcelPlace): Promise<ParcelCheck | string>;
}
