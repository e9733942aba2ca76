import { folderOf, isInside } from '../text/uri';
import type { Host } from './console';

/** Whether a file is inside of a folder, also where the folders that lead to it are links. */
export function leadsInside(root: string, uri: string, host: Host): boolean {
  const folder = folderOf(uri);
  if (!isInside(root, uri) || folder === undefined) return false;
  const real = host.realUri(folder);
  const isReal = isInside(root, real) || isInside(host.realUri(root), real);
  return isReal && (folder === root || !isInside(root, folder) || leadsInside(root, folder, host));
}
