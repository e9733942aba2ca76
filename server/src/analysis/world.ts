import type { Finding } from '../findings/finding';
import type { Lineage } from '../lineage/lineage';
import { Licenses } from '../license/licenses';
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

/** An error that leaves open what holds for an entry, and for what comes from it. */
export interface Doubt {
  /** Of the entry. */
  readonly id: string;
  readonly finding: Finding;
}

/** What is not understood of a manifest. */
export interface Structure {
  /** Its errors of structure. */
  readonly findings: readonly Finding[];
  readonly doubts: readonly Doubt[];
}

/** What was found out about a manifest, and what that rests on. */
interface Known {
  readonly tree: Tree;
  readonly structure: Structure;
  /** The other manifests that were looked at, as they were then. */
  readonly seen: ReadonlyMap<string, Tree | undefined>;
}

/** What one analysis has found out and others of the same host can take over, as long as what it rests on is the same. */
export class Shared {
  readonly readings = new Readings();
  private readonly structures = new Map<string, Known>();

  /** Takes the licenses that its host has read before, where it reads any. */
  constructor(readonly licenses = new Licenses()) {}

  /** What is not understood of the manifest at an address, looked for where that is not known. */
  structureOf(uri: string, world: World, look: (tree: Tree, noticing: World) => Structure): Structure | undefined {
    const tree = world.tree(uri);
    if (tree === undefined) return undefined;
    const before = this.structures.get(uri);
    if (before?.tree === tree && [...before.seen].every(([other, then]) => world.tree(other) === then))
      return before.structure;
    const seen = new Map<string, Tree | undefined>();
    const manifests: Manifests = {
      ...world.manifests,
      at: (other) => {
        seen.set(other, world.tree(other));
        return world.manifests.at(other);
      },
    };
    const { files } = world;
    const structure = look(tree, { files, manifests, shared: this, tree: (other) => world.tree(other) });
    this.structures.set(uri, { tree, structure, seen });
    return structure;
  }
}
