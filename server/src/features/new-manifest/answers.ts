import type { Audience } from '../../license/can-i';
import { findInCatalog } from '../../license/catalog';
import { DERIVATIVE_TYPES, fits, type DerivativeType, type RelationName } from '../../license/relations';
import { licenseIdOf } from '../../license/tier';
import { asId } from '../../schema/repair';
import { newManifest, type Entry, type NewManifest } from './text';

/** What a person says when a manifest is begun; all of it may be left open. */
export interface Beginning {
  readonly project?: string | undefined;
  readonly organization?: string | undefined;
  readonly email?: string | undefined;
  /** By name, by its id on Hugging Face, or by its address there. */
  readonly artifact?: string | undefined;
  readonly derivative?: string | undefined;
  /** What the derivative is; what the relation makes where it is left open. */
  readonly type?: DerivativeType | undefined;
  readonly relation?: RelationName | undefined;
  readonly changes?: string | undefined;
  readonly audience?: Audience | undefined;
}

/**
 * The text of a new manifest. Of a well-known artifact it holds all that is known; of any other the license is `unknown`,
 * until somebody names it.
 */
export function beginManifest(known: Beginning): string {
  const { project, organization, email, audience } = known;
  const artifact = known.artifact === undefined ? undefined : artifactEntry(known.artifact);
  const derivative = artifact === undefined ? undefined : derivativeEntry(known, artifact);
  return newManifest({ project, organization, email, artifact, derivative, audience });
}

function artifactEntry(name: string): Entry {
  const found = findInCatalog(name);
  if (found === undefined) return { id: idOf(name), fields: { name, type: 'data', license: 'unknown' } };
  const { name: known, type, tier, licensor, year, url: source } = found;
  return { id: idOf(known), fields: { name: known, type, license: licenseIdOf(tier), licensor, year, source } };
}

/** Nothing as long as it is not known how it was made. */
function derivativeEntry(
  { derivative: name, relation, changes, type }: Beginning,
  artifact: Entry,
): NewManifest['derivative'] {
  if (name === undefined || relation === undefined) return undefined;
  const source = artifact.fields.type === 'model' ? 'model' : 'data';
  const made = type ?? DERIVATIVE_TYPES.find((it) => fits(relation, source, it)) ?? source;
  const id = idOf(name);
  return { id: id === artifact.id ? `${id}-derived` : id, fields: { name, type: made }, relation, changes };
}

function idOf(name: string): string {
  return asId(name) ?? 'unnamed';
}
