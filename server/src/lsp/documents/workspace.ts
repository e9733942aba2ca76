import type { Options } from '../../analysis/options';
import type { Tree } from '../../syntax/parse';
import { folderOf, isInside, relativePath } from '../../text/uri';
import { CONFIG_FILE, readConfig, type Config } from '../../workspace/config';
import { isManifestFile, isSkipped } from '../../workspace/manifest-files';
import { DEFAULTS, type Settings } from '../client/settings';

/** What a person may have set, for all and for each folder of the workspace that has settings of its own. */
export interface AllSettings {
  readonly common: Settings;
  readonly byFolder: ReadonlyMap<string, Settings>;
}

/** The folders of the workspace, the manifests in them and what is set for them. A part of the store. */
export class Workspace {
  private found: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  private settings: AllSettings = { common: DEFAULTS, byFolder: new Map() };
  private readonly configs = new Map<string, { readonly tree: Tree; readonly config: Config }>();
  private readonly options = new Map<string | undefined, Options>();

  get folders(): readonly string[] {
    return [...this.found.keys()];
  }

  setFolders(folders: readonly string[]): void {
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
      const others = [...(this.found.get(folder) ?? [])].filter((it) => it !== uri);
      const isFound = exists && !isSkipped(relativePath(`${folder}/.`, uri));
      this.setManifests(folder, isFound ? [...others, uri] : others);
    }
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

  /** The folder that a manifest’s configuration is in: the innermost of the workspace around it, else its own. */
  rootOf(uri: string): string | undefined {
    return this.folderAround(uri) ?? folderOf(uri);
  }

  /** Where files that a manifest names may be: in the workspace; for a manifest outside of it, in the folder it is in. */
  foldersOf(uri: string): readonly string[] {
    const own = folderOf(uri);
    return this.folderAround(uri) !== undefined ? this.folders : own === undefined ? [] : [own];
  }

  /** The options for a manifest: the same object as long as the same is set. */
  optionsFor(uri: string, configured: Options['severities'], day: string): Options {
    const { rules, today = day } = this.settingsFor(uri);
    const root = this.rootOf(uri);
    const before = this.options.get(root);
    const now = { severities: { ...configured, ...rules }, today };
    const options = before !== undefined && JSON.stringify(before) === JSON.stringify(now) ? before : now;
    this.options.set(root, options);
    return options;
  }

  /** Where the configuration for a manifest is, if there is one. */
  configFor(uri: string): string | undefined {
    const root = this.rootOf(uri);
    return root === undefined ? undefined : `${root.replace(/\/$/, '')}/${CONFIG_FILE}`;
  }

  /** What a configuration says; read once as long as it does not change. */
  readConfig(tree: Tree): Config {
    const known = this.configs.get(tree.uri);
    const config = known?.tree === tree ? known.config : readConfig(tree);
    this.configs.set(tree.uri, { tree, config });
    return config;
  }

  private folderAround(uri: string): string | undefined {
    const around = this.folders.filter((folder) => isInside(folder, uri));
    return around.sort((a, b) => b.length - a.length)[0];
  }
}

/** Settings in a form that can be compared; folders in which nothing else is set than in common leave no trace. */
function inWords({ common, byFolder }: AllSettings): string {
  const words = JSON.stringify(common);
  const others = [...byFolder].map(([folder, settings]) => [folder, JSON.stringify(settings)]);
  return JSON.stringify([words, others.filter(([, own]) => own !== words)]);
}
