import { findInCatalog, type CatalogEntry } from '../license/catalog';
import type { Artifact } from './manifest';

/**
 * The well-known artifact that an entry is about, or nothing. A name alone says little: another licensor may have
 * something else of the same name, as may another type.
 */
export function knownArtifact({ name, source, revision, type, licensor }: Artifact): CatalogEntry | undefined {
  const known = findInCatalog(source?.value ?? name?.value ?? '', revision?.value);
  if (known === undefined || (type !== undefined && type.value !== known.type)) return undefined;
  const isOther = source === undefined && licensor !== undefined && licensor.value !== known.licensor;
  return isOther ? undefined : known;
}
