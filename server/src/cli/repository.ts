import { isInside, relativePath } from '../text/uri';
import type { Host } from './console';

/** Where build servers say that they have checked out the repository. */
const CHECKOUTS = ['GITHUB_WORKSPACE', 'CI_PROJECT_DIR', 'BUILD_SOURCESDIRECTORY'];

/**
 * The folder from which other services count paths, whatever folder the command is started in: what the build server has
 * checked out, or the git repository around, or the folder itself.
 */
export function repositoryOf(folder: string, host: Host): string {
  const checkouts = CHECKOUTS.flatMap((name) => host.environment[name] || []).map((path) => host.uriOf(path));
  const checkout = checkouts.find((uri) => isInside(uri, folder));
  return (checkout ?? host.repositoryAround(folder) ?? folder).replace(/\/$/, '');
}

/** The path of a file as the repository has it, with forward slashes. */
export function repositoryPath(uri: string, folder: string): string {
  return relativePath(`${folder}/-`, uri);
}
