import type { Finds } from '../license/attribution';
import type { Reading } from '../license/reading';
import type { Entry, MapNode } from '../syntax/tree';
import type { Located } from '../text/span';

/**
 * What a manifest says, typed, each leaf with its place. A field that is missing or of the wrong type is absent: the
 * schema has a finding about it, and the rules go on with what is there. Words that should be one of a set (types,
 * relations, audiences) are kept as written, so that a rule can name them.
 */
export interface Manifest {
  readonly uri: string;
  readonly root: MapNode | undefined;
  readonly version: Located<string | number> | undefined;
  readonly project: Located<string> | undefined;
  readonly contact: Contact;
  readonly artifacts: ReadonlyMap<string, Artifact>;
  readonly derivatives: ReadonlyMap<string, Derivative>;
  readonly distributions: ReadonlyMap<string, Distribution>;
  readonly breaches: readonly Breach[];
}

export interface Contact {
  readonly name?: Located<string>;
  readonly email?: Located<string>;
  readonly organization?: Located<string>;
}

/** What all entries that have an id share. */
interface Identified {
  readonly id: Located<string>;
  /** The document it is defined in. */
  readonly uri: string;
  readonly entry: Entry;
}

export interface Artifact extends Identified {
  readonly kind: 'artifact';
  readonly name?: Located<string>;
  readonly type?: Located<string>;
  readonly license?: Located<string>;
  /** What the license says: read when it is first asked for, and once. */
  readonly reading: Reading | undefined;
  readonly risk?: Located<string>;
  readonly licensor?: Located<string>;
  readonly year?: Located<number>;
  readonly source?: Located<string>;
  readonly revision?: Located<string>;
  readonly licenseVersion?: Located<string>;
  readonly acquired?: Located<string>;
  readonly notices: readonly Located<string>[];
  /** Its own files, which must not ship where it may not. */
  readonly files: readonly ArtifactFile[];
  readonly uses: readonly Use[];
  /** `PATH` or `PATH#ID`: where the entry is really kept. */
  readonly manifest?: Located<string>;
  /** The same taken apart, when it is first asked for, and once. */
  readonly reference: ManifestReference | undefined;
}

/** A reference `PATH` or `PATH#ID`, taken apart. */
export interface ManifestReference {
  readonly path: string;
  readonly id: string | undefined;
  /** The address of the other manifest; nothing where the path can't be followed. */
  readonly uri: string | undefined;
}

/** One of an artifact’s own files: a path or a glob, with the checksum where it is known. */
export interface ArtifactFile {
  readonly path: Located<string>;
  readonly sha256?: Located<string>;
}

export interface Derivative extends Identified {
  readonly kind: 'derivative';
  readonly name?: Located<string>;
  readonly type?: Located<string>;
  readonly from: readonly Source[];
  readonly risk?: Located<string>;
  /** The license it is released under. */
  readonly license?: Located<string>;
  /** The path of its model or dataset card. */
  readonly card?: Located<string>;
  readonly changes?: Located<string>;
  readonly updated?: Located<string>;
  readonly uses: readonly Use[];
  readonly reports: { readonly data?: Located<string>; readonly model?: Located<string> };
}

/** An artifact or a derivative: what can be come from and what can be distributed. */
export type Work = Artifact | Derivative;

export interface Source {
  readonly id: Located<string>;
  readonly relation?: Located<string>;
}

export interface Use {
  readonly use: Located<string>;
  readonly disclosed: boolean;
  readonly humanInTheLoop: boolean;
  /** The map, where the use is written as one. */
  readonly node?: MapNode;
}

export type Status = 'planned' | 'released' | 'withdrawn';

export interface Distribution extends Identified {
  readonly kind: 'distribution';
  readonly shares: readonly Located<string>[];
  readonly audience?: Located<string>;
  readonly channel?: Located<string>;
  readonly date?: Located<string>;
  readonly status?: Located<string>;
  /** The terms that bind downstream users, one of which has to. */
  readonly agreements: readonly Located<string>[];
  readonly attribution?: Attribution;
  readonly notices: readonly Located<string>[];
  readonly uses: readonly Use[];
  readonly reviews: readonly Review[];
}

/** What a person has looked at that the tool can’t judge. It counts as long as `saw` is still what is there. */
export interface Review {
  readonly node: MapNode;
  /** What was looked at, such as `agreement` or `license:dolma`. */
  readonly subject: Located<string>;
  readonly saw: Located<string>;
  readonly by?: Located<string>;
  readonly on?: Located<string>;
  readonly note?: Located<string>;
}

/** The text itself, or the path of the file that holds it. */
export type Attribution =
  | {
      readonly kind: 'text';
      readonly text: Located<string>;
      /** What was found in the text, and in how it is written in the manifest: it is found again after other edits. */
      readonly found: Finds;
      readonly foundWritten: Finds;
    }
  | { readonly kind: 'file'; readonly file: Located<string> };

export interface Breach {
  readonly kind: 'breach';
  readonly uri: string;
  readonly node: MapNode;
  readonly subject?: Located<string>;
  readonly notified?: Located<string>;
  readonly remedied?: Located<string>;
  /** The day it was settled with the licensor. */
  readonly resolved?: Located<string>;
  readonly useBased: boolean;
}

/** The work with an id; an artifact where both kinds define it, which is a finding of its own. */
export function workOf(manifest: Manifest, id: string): Work | undefined {
  return manifest.artifacts.get(id) ?? manifest.derivatives.get(id);
}

/** Whether a distribution gives something to people outside; an audience that is not known is taken for outside. */
export function isExternal(distribution: Distribution): boolean {
  return distribution.audience?.value !== 'internal';
}

/** Whether others get it, or will: what stays inside and what was withdrawn owes nobody outside anything. */
export function isShared(distribution: Distribution): boolean {
  return isExternal(distribution) && statusOf(distribution) !== 'withdrawn';
}

/** The status of a distribution; planned unless it says otherwise. */
export function statusOf(distribution: Distribution): Status {
  const status = distribution.status?.value;
  return status === 'released' || status === 'withdrawn' ? status : 'planned';
}
