import { t } from '../text/l10n';
import type { Discovered, PassedOver } from '../workspace/discovered';
import { folderOf, isInside, isWholeDisk } from '../text/uri';
import type { Host } from './console';
import { unreadable } from './unreadable';

/** The manifests to check in one workspace. */
export interface Targets {
  /** The folder outside of which nothing is read. */
  readonly root: string;
  /** Each once, in the order in which they are named or found. */
  readonly uris: readonly string[];
}

export interface Found {
  readonly targets: readonly Targets[];
  /** The paths that are named and can’t be read, a sentence each. */
  readonly problems: readonly string[];
  /** What lies below a folder that is named and could not be looked at, a sentence each. */
  readonly notRead: readonly string[];
  /** What was left out below the folders that are named. */
  readonly passedOver: readonly PassedOver[];
}

/** Standard input, as a path on the command line. */
export const INPUT = '-';

/** What the paths of the command line stand for. `input` is where a text from standard input belongs. */
export async function findTargets(paths: readonly string[], input: string, host: Host): Promise<Found> {
  const byRoot = new Map<string, Set<string>>();
  const problems: string[] = [];
  const notRead = new Set<string>();
  const passedOver = new Map<string, PassedOver>();
  for (const path of paths) {
    const found = path === INPUT ? fileAt(host.uriOf(input), host) : await targetsAt(path, host);
    if (typeof found === 'string') {
      problems.push(found);
      continue;
    }
    const uris = byRoot.get(found.root) ?? new Set();
    for (const uri of found.manifests) uris.add(uri);
    byRoot.set(found.root, uris);
    for (const sentence of sentencesOf(found, host)) notRead.add(sentence);
    for (const it of found.passedOver) passedOver.set(it.uri, it);
  }
  const named = [...byRoot].map(([root, uris]) => ({ root, uris: [...uris] }));
  for (const { uris } of named) for (const uri of uris) passedOver.delete(uri);
  return { targets: named, problems, notRead: [...notRead], passedOver: [...passedOver.values()] };
}

/** What could not be looked at, a sentence each. */
export function sentencesOf({ problems }: Pick<Discovered, 'problems'>, host: Host): readonly string[] {
  return problems.map(({ uri, reason }) => unreadable(host.pathOf(uri), { kind: 'unreadable', reason }));
}

interface FoundAt extends Pick<Discovered, 'manifests' | 'problems' | 'passedOver'> {
  readonly root: string;
}

/** The manifests at a path, or why there is nothing to read. */
async function targetsAt(path: string, host: Host): Promise<FoundAt | string> {
  const uri = host.uriOf(path);
  const state = host.read(uri, [uri]);
  switch (state.kind) {
    case 'text':
      return isLinkOut(uri, fileAt(uri, host).root, host) ? fileAt(host.realUri(uri), host) : fileAt(uri, host);
    case 'folder': {
      const folder = isLinkOut(uri, rootOf(uri, host), host) ? host.realUri(uri) : uri;
      const root = rootOf(folder, host);
      return { root, ...(await host.discover(host.spelled(folder, [root]) ?? folder)) };
    }
    case 'absent':
      return t`There is no file or folder ${path}.`;
    default:
      return unreadable(path, state);
  }
}

function fileAt(named: string, host: Host): FoundAt {
  const root = rootOf(folderOf(named) ?? host.folder, host);
  return { root, manifests: [host.spelled(named, [root]) ?? named], problems: [], passedOver: [] };
}

/** What a link leads to may be outside of the workspace, and is read all the same where a person names the link. */
function isLinkOut(uri: string, root: string, host: Host): boolean {
  return host.read(uri, [root]).kind === 'outside';
}

/** The workspace of the folder that the command is started in, for what is inside of it; else the one around a folder. */
function rootOf(folder: string, host: Host): string {
  const own = workspaceAround(host.folder, host);
  // Whoever starts it at the root of a disk does not mean all of that.
  return isInside(own, folder) && !isWholeDisk(own) ? own : workspaceAround(folder, host);
}

export function workspaceAround(folder: string, host: Host): string {
  return host.workspaceAround(folder) ?? folder;
}
