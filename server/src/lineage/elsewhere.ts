import type { Artifact } from '../manifest/manifest';
import type { Manifests } from '../manifest/manifests';
import type { Located } from '../text/span';
import { statedTerms } from './artifact-license';

/** Other terms that other known manifests give an artifact than its own entry does. */
export interface Contradiction {
  readonly here: Located<string>;
  /** The first of them, at least one. */
  readonly found: readonly Elsewhere[];
  /** How many there are beside these. */
  readonly more: number;
  /** What all of them say, each once; of very many, the first and a hash. */
  readonly values: readonly string[];
}

/** The same artifact in another manifest, under other terms. */
interface Elsewhere {
  readonly other: Artifact;
  readonly there: Located<string>;
}

/** Where other known manifests give an artifact other terms than its own entry does. */
export function contradictionElsewhere(artifact: Artifact, manifests: Manifests): Contradiction | undefined {
  const own = statedTerms(artifact);
  if (own === undefined) return undefined;
  const { found, more, values } = manifests.otherTerms(artifact);
  const told = found.flatMap((other) => {
    const theirs = statedTerms(other);
    return theirs === undefined ? [] : [{ other, there: theirs.field }];
  });
  return told.length === 0 ? undefined : { here: own.field, found: told, more, values };
}
