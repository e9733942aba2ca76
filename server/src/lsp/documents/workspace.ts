import type { Options } from '../../analysis/options';
import type { Tree } from '../../syntax/parse';
import { folderOf, isInside, relativePath, schemeOf } from '../../text/uri';
import { configsFor, readConfig, type Config } from '../../workspace/config';
import { CONFIG_FILES, isConfigFile } from '../../workspace/config-files';
import type { NotRead } from '../../workspace/discovered';
import { isManifestFile, isSkipped } from '../../manifest/manifest-files';
import { DEFAULTS, type Settings } from '../client/settings';

/** What a person may have set, for all and for each folder of the workspace that has settings of its own. */
export interface AllSettings {
  readonly common: Settings;
  readonly byFolder: ReadonlyMap<string, Settings>;
}

/** The folders of the workspace, the manifests in them and what is set for them. A part of the store. */
export class Workspace {
  private found: ReadonlyMap<string, Set<string>> = new Map();
  private settings: AllSettings = { common: DEFAULTS, byFolder: new Map() };
  private readonly readConfigs = new Map<string, { readonly tree: Tree; readonly config: Config }>();
  private readonly options = new Map<string, Options>();
  /** By folder of the workspace, the one around that people work in as one: what is in it may be read. */
  private roots: ReadonlyMap<string, string> = new Map();
  private readonly foundConfigs = new Map<string, ReadonlySet<string>>();
  private readonly unread = new Map<string, readonly NotRead[]>();

  get folders(): readonly string[] {
    return [...this.found.keys()];
  }

  /** What is around the folders and worked in as one with them. */
  get around(): readonly string[] {
    return [...new Set(this.roots.values())].filter((root) => !this.found.has(root));
  }

  /**
   * Whether a document is one that people work on, and no other state of it, as the old side of a comparison is (`git:`,
   * `review:`, …): it is on a disk, not saved yet, or where the folders of the workspace are. Without folders it may be
   * anywhere, but whatever shows other states of documents says in the query which.
   */
  isWorkedOn(uri: string): boolean {
    const schemes = this.folders.map(schemeOf);
    if (['file', 'untitled', ...schemes].includes(schemeOf(uri))) return true;
    return schemes.length === 0 && !uri.includes('?');
  }

  /** What may be set above the folders, and what git may ignore by what is said there. */
  get above(): readonly string[] {
    const names = [...CONFIG_FILES, '.gitignore'];
    const outer = [...this.roots].flatMap(([folder, root]) => foldersBetween(folder, root));
    return [...new Set(outer)].flatMap((folder) => names.map((name) => `${folder}/${name}`));
  }

  setFolders(folders: readonly string[], rootOf: (folder: string) => string): void {
    this.roots = new Map(folders.map((folder) => [folder, rootOf(folder)]));
    for (const known of [this.foundConfigs, this.unread])
      for (const folder of known.keys()) if (!folders.includes(folder)) known.delete(folder);
    this.found = new Map(folders.map((folder) => [folder, this.found.get(folder) ?? new Set()]));
  }

  /** The manifests that have been found in all folders. */
  get manifests(): readonly string[] {
    return [...this.found.values()].flatMap((uris) => [...uris]);
  }

  hasManifest(uri: string): boolean {
    return [...this.found.values()].some((uris) => uris.has(uri));
  }

  setManifests(folder: string, uris: readonly string[]): void {
    this.found = new Map([...this.found].map(([it, before]) => [it, it === folder ? new Set(uris) : before]));
  }

  /** Takes in a manifest that has been made, or lets go of one that has been removed. */
  noteManifest(uri: string, exists: boolean): void {
    if (!isManifestFile(uri)) return;
    for (const folder of this.folders.filter((it) => isInside(it, uri))) {
      const isFound = exists && !isSkipped(relativePath(`${folder}/.`, uri));
      if (isFound) this.found.get(folder)?.add(uri);
      else this.found.get(folder)?.delete(uri);
    }
  }

  /** The configurations that have been found in all folders. */
  get configs(): readonly string[] {
    return [...this.foundConfigs.values()].flatMap((uris) => [...uris]);
  }

  setConfigs(folder: string, uris: readonly string[]): void {
    this.foundConfigs.set(folder, new Set(uris));
  }

  /** Takes in a configuration that may have been made. */
  noteConfig(uri: string): void {
    const folder = isConfigFile(uri) ? this.folderAround(uri) : undefined;
    if (folder !== undefined) this.setConfigs(folder, [...(this.foundConfigs.get(folder) ?? []), uri]);
  }

  /** What could not be looked at in all folders. */
  get notRead(): readonly NotRead[] {
    return [...this.unread.values()].flat();
  }

  setNotRead(folder: string, places: readonly NotRead[]): void {
    this.unread.set(folder, places);
  }

  get common(): Settings {
    return this.settings.common;
  }

  /** Tells whether anything is set in another way than before. */
  setSettings(settings: AllSettings): boolean {
    const before = this.settings;
    this.settings = settings;
    return inWords(before) !== inWords(settings);
  }

  settingsFor(uri: string): Settings {
    return this.settings.byFolder.get(this.folderAround(uri) ?? '') ?? this.settings.common;
  }

  /** How long a manifest may be, in characters. */
  mostFor(uri: string): number {
    return this.settingsFor(uri).maxFileSize * 1_000_000;
  }

  /** Where files that a manifest names may be: in the workspace; for a manifest outside of it, in the folder it is in. */
  foldersOf(uri: string): readonly string[] {
    const own = folderOf(uri);
    if (this.folderAround(uri) !== undefined) return [...new Set([...this.folders, ...this.roots.values()])];
    return own === undefined ? [] : [own];
  }

  /** The options for a manifest: the same object as long as the same is set. */
  optionsFor(uri: string, configured: Options['severities'], day: string): Options {
    const { rules, today = day } = this.settingsFor(uri);
    const set: Options = { severities: { ...configured, ...rules }, today };
    const words = JSON.stringify(set);
    const options = this.options.get(words) ?? set;
    this.options.set(words, options);
    return options;
  }

  /** Where the configuration for a manifest may be, nearest first: up to the root, or for one outside in its own folder. */
  configsFor(uri: string): readonly string[] {
    const folder = this.folderAround(uri);
    const root = folder === undefined ? folderOf(uri) : (this.roots.get(folder) ?? folder);
    return root === undefined ? [] : configsFor(uri, root);
  }

  /** What a configuration says; read once as long as it does not change. */
  readConfig(tree: Tree): Config {
    const known = this.readConfigs.get(tree.uri);
    const config = known?.tree === tree ? known.config : readConfig(tree);
    this.readConfigs.set(tree.uri, { tree, config });
    return config;
  }

  private folderAround(uri: string): string | undefined {
    let nearest: string | undefined;
    for (const folder of this.found.keys())
      if (folder.length > (nearest?.length ?? 0) && isInside(folder, uri)) nearest = folder;
    return nearest;
  }
}

/** The folders around one, up to a root that is around it. */
function foldersBetween(folder: string, root: string): readonly string[] {
  const around = folder === root ? undefined : folderOf(folder);
  return around === undefined || !isInside(root, around) ? [] : [around, ...foldersBetween(around, root)];
}

/** Settings in a form that can be compared; folders in which nothing else is set than in common leave no trace. */
function inWords({ common, byFolder }: AllSettings): string {
  const words = JSON.stringify(common);
  const others = [...byFolder].map(([folder, settings]) => [folder, JSON.stringify(settings)]);
  return JSON.stringify([words, others.filter(([, own]) => own !== words)]);
}
