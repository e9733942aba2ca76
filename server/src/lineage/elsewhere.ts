import { artifactLicense } from './artifact-license';
import { mayBeSame } from '../manifest/identity';
import type { Artifact } from '../manifest/manifest';
import type { Manifests } from '../manifest/manifests';
import type { Located } from '../text/span';

/** The same artifact in another manifest, under other terms. */
export interface Elsewhere {
  readonly here: Located<string>;
  readonly other: Artifact;
  readonly there: Located<string>;
}

/** Where other known manifests give an artifact other terms than its own entry does. */
export function contradictingElsewhere(artifact: Artifact, manifests: Manifests): readonly Elsewhere[] {
  const own = termsOf(artifact);
  if (own === undefined) return [];
  return sameElsewhere(artifact, manifests).flatMap((other) => {
    const theirs = termsOf(other);
    return theirs === undefined || theirs.folded === own.folded
      ? []
      : [{ here: own.field, other, there: theirs.field }];
  });
}

/** What other known manifests describe as the same artifact and say anything else of, as far as can be told. */
export function sameElsewhere(artifact: Artifact, manifests: Manifests): readonly Artifact[] {
  return manifests.sameElsewhere(artifact).filter((other) => mayBeSame(artifact, other));
}

/** What an artifact is under, comparable; nothing where that is not known. */
function termsOf(artifact: Artifact): { readonly field: Located<string>; readonly folded: string } | undefined {
  const { tier, known, field } = artifactLicense(artifact);
  if (field === undefined || !known) return undefined;
  return { field, folded: tier ?? field.value.trim().replace(/\s+/g, ' ').toLowerCase() };
}
