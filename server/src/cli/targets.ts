import { folderOf, isInside } from '../text/uri';
import { CONFIG_FILE } from '../workspace/config';
import type { Host } from './console';
import { unreadable } from './unreadable';

/** The manifests to check in one workspace. */
export interface Targets {
  /** The folder that the configuration is in, and outside of which nothing is read. */
  readonly root: string;
  /** Each once, in the order in which they are named or found. */
  readonly uris: readonly string[];
}

export interface Found {
  readonly targets: readonly Targets[];
  /** The paths that can't be read, a sentence each. */
  readonly problems: readonly string[];
}

/** Standard input, as a path on the command line. */
export const INPUT = '-';

/** What the paths of the command line stand for. `input` is where a text from standard input belongs. */
export async function findTargets(paths: readonly string[], input: string, host: Host): Promise<Found> {
  const byRoot = new Map<string, Set<string>>();
  const problems: string[] = [];
  for (const path of paths) {
    const found = path === INPUT ? fileAt(host.uriOf(input), host) : await targetsAt(path, host);
    if (typeof found === 'string') problems.push(found);
    else byRoot.set(found.root, new Set([...(byRoot.get(found.root) ?? []), ...found.uris]));
  }
  return { targets: [...byRoot].map(([root, uris]) => ({ root, uris: [...uris] })), problems };
}

/** The manifests at a path, or why there is nothing to read. */
async function targetsAt(path: string, host: Host): Promise<Targets | string> {
  const uri = host.uriOf(path);
  const state = host.read(uri, [uri]);
  switch (state.kind) {
    case 'text':
      return isLinkOut(uri, fileAt(uri, host).root, host) ? fileAt(host.realUri(uri), host) : fileAt(uri, host);
    case 'folder': {
      const folder = isLinkOut(uri, rootOf(uri, host), host) ? host.realUri(uri) : uri;
      return { root: rootOf(folder, host), uris: await host.findManifests(folder) };
    }
    case 'absent':
      return `There is no file or folder ${path}.`;
    default:
      return unreadable(path, state);
  }
}

function fileAt(uri: string, host: Host): Targets {
  return { root: rootOf(folderOf(uri) ?? host.folder, host), uris: [uri] };
}

/** What a link leads to may be outside of the workspace, and is read all the same where a person names the link. */
function isLinkOut(uri: string, root: string, host: Host): boolean {
  return host.read(uri, [root]).kind === 'outside';
}

/** The workspace of the folder that the command is started in, for what is inside of it; else the one around a folder. */
function rootOf(folder: string, host: Host): string {
  const own = workspaceAround(host.folder, host);
  return isInside(own, folder) ? own : workspaceAround(folder, host);
}

export function workspaceAround(folder: string, host: Host): string {
  return host.around(folder, [CONFIG_FILE, '.git']) ?? folder;
}
