import type { Shared, World } from '../../analysis/world';
import type { Artifact, Manifest } from '../../manifest/manifest';
import type { Manifests } from '../../manifest/manifests';
import type { Tree } from '../../syntax/parse';
import type { Files, FileState } from '../../text/files';
import { reached, usersElsewhere, type References } from '../../workspace/references';

/** Where it is looked up what there is around a manifest. */
export interface Outlook {
  /** The manifest that it is looked from, which may change while all others stay as they are. */
  readonly uri: string;
  /** The one spelling of an address, under which all others here are asked for it. */
  spelled(uri: string): string;
  read(uri: string): FileState;
  folderOf(uri: string): string | undefined;
  list(uri: string): readonly string[];
  isIgnored(uri: string): boolean;
  manifestAt(uri: string): Manifest | undefined;
  treeAt(uri: string): Tree | undefined;
  /** The manifests that take something from the one at an address. */
  usersOf(uri: string): Iterable<string>;
  /** What the manifests that can be seen from there say of an artifact. */
  otherTerms(artifact: Artifact): ReturnType<References['otherTerms']>;
  breachesOf(artifact: Artifact, today: string): ReturnType<References['breachesOf']>;
  /** Is told what is asked for, once. */
  asked(uri: string): void;
}

/** So many names may be looked up in vain, letter by letter, before a manifest is looked at afresh. */
const SPARE_NAMES = 64;

/** The world around one manifest. Notes what is looked at, so that it is known what the manifest depends on. */
export class ObservedWorld implements World {
  /** The addresses of all that has been asked for, whether it is there or not. */
  readonly seen = new Set<string>();
  readonly files: Files;
  readonly manifests: Manifests;
  readonly tree: World['tree'];

  private changed = false;
  /** How many names a fresh analysis has asked for; nothing before there was one. */
  private needed: number | undefined;

  constructor(
    outlook: Outlook,
    readonly shared: Shared,
  ) {
    const noticed = (named: string): string => {
      const uri = outlook.spelled(named);
      if (!this.seen.has(uri)) outlook.asked(uri);
      this.seen.add(uri);
      return uri;
    };
    // Others stay as they are as long as this world holds: a change of any has it outdated.
    const others = new Map<string, Manifest | undefined>();
    const at = (uri: string): Manifest | undefined => {
      if (others.has(uri)) return others.get(uri);
      const spelled = noticed(uri);
      const manifest = outlook.manifestAt(spelled);
      if (spelled !== outlook.uri) others.set(uri, manifest);
      return manifest;
    };
    const manifests: Manifests = {
      at,
      usersElsewhere: usersElsewhere(
        (uri) => outlook.usersOf(uri),
        () => manifests,
      ),
      otherTerms: (artifact) => reached(outlook.otherTerms(artifact), manifests),
      breachesElsewhere: (artifact, today) => outlook.breachesOf(artifact, today),
    };
    this.manifests = manifests;
    this.tree = (uri) => outlook.treeAt(noticed(uri));
    this.files = {
      read: (uri) => outlook.read(noticed(uri)),
      spelled: (uri) => outlook.spelled(uri),
      folderOf: (uri) => outlook.folderOf(uri),
      // Only offered to a person who is typing a path: no finding depends on it.
      list: (uri) => outlook.list(uri),
      isIgnored: (uri) => outlook.isIgnored(noticed(uri)),
    };
  }

  /** Whether something has changed, or very many names were looked up that were only on the way to what is written now. */
  get isWornOut(): boolean {
    return this.changed || (this.needed !== undefined && this.seen.size > 2 * this.needed + SPARE_NAMES);
  }

  /** The manifest has been looked at: what a fresh analysis asks for is all that it needs. */
  analyzed(): void {
    this.needed ??= this.seen.size;
  }

  /** Something of it has changed, so that nothing that was found with it holds any more. */
  outdate(): void {
    this.changed = true;
  }
}
