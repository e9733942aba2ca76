import { resolvePath } from '../text/uri';
import { workOf, type Artifact, type Manifest, type Work } from './manifest';

/** The manifests that can be reached, by address; nothing for one that is missing, unreadable or not read yet. */
export interface Manifests {
  at(uri: string): Manifest | undefined;
  /** The artifacts of other manifests that take the work with this id from this manifest, as far as those are known. */
  usersElsewhere(uri: string, id: string): readonly Artifact[];
  /**
   * The artifacts of other manifests with the identity of this one, as far as those are known and where any of them says
   * something else: what all say alike contradicts nothing, however many they are.
   */
  sameElsewhere(artifact: Artifact): readonly Artifact[];
}

/** A reference `PATH` or `PATH#ID`, taken apart. */
export interface ManifestReference {
  readonly path: string;
  readonly id: string | undefined;
  /** The address of the other manifest; nothing where the path can't be followed. */
  readonly uri: string | undefined;
}

export function referenceOf(artifact: Artifact): ManifestReference | undefined {
  if (artifact.manifest === undefined) return undefined;
  const { value } = artifact.manifest;
  const mark = value.lastIndexOf('#');
  const path = mark === -1 ? value : value.slice(0, mark);
  const id = mark === -1 ? undefined : value.slice(mark + 1);
  return { path, id, uri: resolvePath(artifact.uri, path) };
}

/**
 * The entry that an artifact takes from another manifest. Without an id it is the entry of the same id there, or the
 * only one that the manifest has.
 */
export function targetOf(manifests: Manifests, artifact: Artifact): Work | undefined {
  const reference = referenceOf(artifact);
  const other = reference?.uri === undefined ? undefined : manifests.at(reference.uri);
  if (other === undefined || reference === undefined) return undefined;
  if (reference.id !== undefined) return workOf(other, reference.id);
  const works = [...other.artifacts.values(), ...other.derivatives.values()];
  return workOf(other, artifact.id.value) ?? (works.length === 1 ? works[0] : undefined);
}
