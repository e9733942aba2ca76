import type { Finding } from '../findings/finding';
import type { Lineage } from '../lineage/lineage';
import type { Manifests } from '../manifest/manifests';
import type { Tree } from '../syntax/parse';
import type { Files } from '../text/files';
import { Readings } from '../text/readings';

/** What surrounds a manifest. A host makes a new one whenever anything in it has changed. */
export interface World {
  /** The tree of another manifest; nothing for one that can’t be read. */
  tree(uri: string): Tree | undefined;
  readonly files: Files;
  readonly manifests: Manifests;
  /** What analyses in this world, and in those before and after it, need to find out only once. */
  readonly shared: Shared;
  /** The lineage of all manifests, in a world in which nothing changes. */
  readonly lineage?: Lineage;
}

/** The errors of structure of a manifest, and what that rests on. */
interface Structure {
  readonly tree: Tree;
  readonly findings: readonly Finding[];
  /** The other manifests that were looked at, as they were then. */
  readonly seen: ReadonlyMap<string, Tree | undefined>;
}

/** What one analysis has found out and others of the same host can take over, as long as what it rests on is the same. */
export class Shared {
  readonly readings = new Readings();
  private readonly structures = new Map<string, Structure>();

  /** The errors of structure of the manifest at an address, looked for where they are not known. */
  structureOf(
    uri: string,
    world: World,
    look: (tree: Tree, noticing: World) => readonly Finding[],
  ): readonly Finding[] {
    const tree = world.tree(uri);
    if (tree === undefined) return [];
    const before = this.structures.get(uri);
    if (before?.tree === tree && [...before.seen].every(([other, then]) => world.tree(other) === then))
      return before.findings;
    const seen = new Map<string, Tree | undefined>();
    const manifests: Manifests = {
      ...world.manifests,
      at: (other) => {
        seen.set(other, world.tree(other));
        return world.manifests.at(other);
      },
    };
    const { files } = world;
    const findings = look(tree, { files, manifests, shared: this, tree: (other) => world.tree(other) });
    this.structures.set(uri, { tree, findings, seen });
    return findings;
  }
}
