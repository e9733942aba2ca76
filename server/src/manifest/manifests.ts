import { workOf, type Artifact, type Manifest, type Work } from './manifest';

/** The manifests that can be reached, by address; nothing for one that is missing, unreadable or not read yet. */
export interface Manifests {
  at(uri: string): Manifest | undefined;
  /** The artifacts of other manifests that take the work with this id from this manifest, as far as those are known. */
  usersElsewhere(uri: string, id: string): readonly Artifact[];
  /**
   * What other manifests say of the terms of the artifact that is described here, as far as those are known. It takes no
   * time that grows with their number.
   */
  otherTerms(artifact: Artifact): OtherTerms;
  /**
   * The breaches that are not settled on a day and that may be about something that depends on this artifact, recorded in
   * any manifest that takes it or describes the same one.
   */
  breachesElsewhere(artifact: Artifact, today: string): readonly Unsettled<BreachAt>[];
}

/** Descriptions of an artifact in other manifests, under other terms. */
export interface OtherTerms {
  /** The first of them, in the order of their addresses. */
  readonly found: readonly Artifact[];
  /** How many there are beside these. */
  readonly more: number;
  /** The terms of all, as they are written, each once; of very many, the first and a hash. */
  readonly values: readonly string[];
}

/** Breaches that are not settled. */
export interface Unsettled<T> {
  readonly lapsed: readonly T[];
  /** Those whose days are still running, by what a review of them has to say. */
  readonly open: ReadonlyMap<string, readonly T[]>;
}

/** Breaches of one work in one manifest. */
export interface BreachAt {
  readonly uri: string;
  /** The id of the work. */
  readonly id: string;
}

/** No manifests but one: nothing is known of what others say. */
export const NO_OTHERS: Omit<Manifests, 'at'> = {
  usersElsewhere: () => [],
  otherTerms: () => ({ found: [], more: 0, values: [] }),
  breachesElsewhere: () => [],
};

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
