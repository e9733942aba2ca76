import type { World } from '../../analysis/analyze';
import { identityOf } from '../../manifest/identity';
import type { Artifact, Manifest } from '../../manifest/manifest';
import { targetOf, type Manifests } from '../../manifest/manifests';
import type { Tree } from '../../syntax/parse';
import type { Files, FileState } from '../../text/files';

/** Where the surroundings of a manifest are looked up. */
export interface Outlook {
  read(uri: string): FileState;
  folderOf(uri: string): string | undefined;
  list(uri: string): readonly string[];
  isIgnored(uri: string): boolean;
  manifestAt(uri: string): Manifest | undefined;
  treeAt(uri: string): Tree | undefined;
  /** The manifests that take something from the one at an address. */
  usersOf(uri: string): Iterable<string>;
  /** The manifests that describe an artifact with that identity. */
  describing(identity: string): Iterable<string>;
}

/** What surrounds one manifest. Remembers what has been looked at, so that it is known what the manifest depends on. */
export class Surroundings implements World {
  /** The addresses of all that has been asked for, whether it is there or not. */
  readonly seen = new Set<string>();
  /** How many of these a fresh analysis has asked for. */
  needed = 0;
  /** Whether something of it has changed since, so that nothing that was found with it holds any more. */
  outdated = false;
  readonly files: Files;
  readonly manifests: Manifests;
  readonly tree: World['tree'];

  constructor(outlook: Outlook) {
    const noticed = (uri: string): string => {
      this.seen.add(uri);
      return uri;
    };
    const manifests: Manifests = {
      at: (uri) => outlook.manifestAt(noticed(uri)),
      usersElsewhere: (uri, id) => usersIn(uri).get(id) ?? [],
      sameElsewhere: (uri, identity) => described(uri, identity, outlook, manifests),
    };
    const users = new Map<string, ReadonlyMap<string, readonly Artifact[]>>();
    const usersIn = (uri: string): ReadonlyMap<string, readonly Artifact[]> => {
      const known = users.get(uri) ?? usersById(uri, outlook.usersOf(uri), manifests);
      users.set(uri, known);
      return known;
    };
    this.manifests = manifests;
    this.tree = (uri) => outlook.treeAt(noticed(uri));
    this.files = {
      read: (uri) => outlook.read(noticed(uri)),
      folderOf: (uri) => outlook.folderOf(uri),
      // Only offered to a person who is typing a path: no finding depends on it.
      list: (uri) => outlook.list(uri),
      isIgnored: (uri) => outlook.isIgnored(noticed(uri)),
    };
  }
}

/** For each work of the manifest at `uri`, by id, the artifacts of those other manifests that take it. */
function usersById(
  uri: string,
  users: Iterable<string>,
  manifests: Manifests,
): ReadonlyMap<string, readonly Artifact[]> {
  const byId = new Map<string, Artifact[]>();
  for (const user of users) {
    for (const artifact of manifests.at(user)?.artifacts.values() ?? []) {
      const target = targetOf(manifests, artifact);
      if (target?.uri !== uri) continue;
      byId.set(target.id.value, [...(byId.get(target.id.value) ?? []), artifact]);
    }
  }
  return byId;
}

/** The artifacts of other manifests than the one at `uri` that have an identity. */
function described(uri: string, identity: string, outlook: Outlook, manifests: Manifests): readonly Artifact[] {
  return [...outlook.describing(identity)]
    .filter((other) => other !== uri)
    .flatMap((other) => [...(manifests.at(other)?.artifacts.values() ?? [])])
    .filter((artifact) => identityOf(artifact) === identity);
}
