import { isInside, relativePath } from '../text/uri';
import type { Store } from './documents/store';

/** The path of the configuration that counts for a manifest, from the folder of the workspace; nothing where there is none. */
export function configPath(store: Store, uri: string): string | undefined {
  const config = store.configFor(uri);
  return config === undefined ? undefined : pathIn(store, config);
}

/** The path of a file from the folder of the workspace, which may lead out of it to one that is around. */
function pathIn({ folders, roots }: Store, uri: string): string {
  const own = folders.find((folder) => isInside(folder, uri));
  const root = own === undefined ? roots.find((it) => isInside(it, uri)) : undefined;
  const folder = own ?? folders.find((it) => root !== undefined && isInside(root, it));
  return folder === undefined ? uri : relativePath(`${folder}/-`, uri);
}
