import { workOf, type Artifact, type Manifest, type Work } from './manifest';

/** The manifests that can be reached, by address; nothing for one that is missing, unreadable or not read yet. */
export interface Manifests {
  at(uri: string): Manifest | undefined;
  /** The artifacts of other manifests that take the work with this id from this manifest, as far as those are known. */
  usersElsewhere(uri: string, id: string): readonly Artifact[];
  /** The manifests of those of them that record breaches: of thousands that take a work these are few. */
  breachesElsewhere(uri: string, id: string): readonly Manifest[];
  /**
   * The artifacts of other manifests with the identity of this one, as far as those are known and where any of them says
   * something else: what all say alike contradicts nothing, however many they are.
   */
  sameElsewhere(artifact: Artifact): readonly Artifact[];
}

/**
 * The entry that an artifact takes from another manifest. Without an id it is the entry of the same id there, or the
 * only one that the manifest has.
 */
export function targetOf(manifests: Manifests, artifact: Artifact): Work | undefined {
  const { reference } = artifact;
  const other = reference?.uri === undefined ? undefined : manifests.at(reference.uri);
  if (other === undefined || reference === undefined) return undefined;
  if (reference.id !== undefined) return workOf(other, reference.id);
  const works = [...other.artifacts.values(), ...other.derivatives.values()];
  return workOf(other, artifact.id.value) ?? (works.length === 1 ? works[0] : undefined);
}
