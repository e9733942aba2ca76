import type { TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver';
import { analyze, type Analysis } from '../analysis/analyze';
import type { Options } from '../analysis/options';
import type { FileState } from '../text/files';
import type { Manifest } from '../model/manifest';
import { isInside, normalized } from '../text/uri';
import { isConfigFile, type Config } from '../workspace/config';
import { isIgnoreFile, isManifestFile } from '../workspace/manifest-files';
import { References } from '../workspace/references';
import type { Client } from './capabilities';
import { Places, type Documents } from './convert';
import type { Host } from './host';
import { OpenDocument } from './open-document';
import type { Settings } from './settings';
import { Sources, type Source } from './sources';
import { Surroundings } from './surroundings';
import { Workspace, type AllSettings } from './workspace';

/** What VS Code calls the language of manifests; other clients may call it YAML and are judged by file names. */
const LANGUAGE = 'impact-manifest';

/** What clients call the language of reports and of much else. */
export const MARKDOWN = 'markdown';

/** A manifest at one moment, as a feature sees it. Good until the handler that asked for it gives way to others. */
export interface View {
  /** The address as the client writes it. */
  readonly uri: string;
  /** Nothing for a file that is not open. */
  readonly version: number | null;
  readonly analysis: Analysis;
  readonly places: Places;
  readonly settings: Settings;
  /** Another one whenever something else may hold, in this run of the server and in any other. */
  readonly resultId: string;
}

interface Check {
  readonly source: Source;
  readonly surroundings: Surroundings;
  readonly analysis: Analysis;
  /** Another number for every analysis. */
  readonly serial: number;
}

/** What the store tells. */
export interface Listener {
  /** Manifests for which something else may hold now, in our spelling; `edited` is the one that the client edited. */
  changed?(uris: ReadonlySet<string>, edited: string | undefined): void;
  /** A file that only the client can read; what it is goes to `told`. */
  pending?(uri: string): void;
  /** A manifest has been checked, and may depend on other files than before. */
  checked?(): void;
  /** A rule or something else that broke down. */
  fault?(what: string, error: unknown): void;
}

/** All that the server remembers, and the only thing in it that changes. */
export class Store implements Documents {
  private readonly sources: Sources;
  private readonly references = new References();
  private readonly checks = new Map<string, Check>();
  private serial = 0;
  private readonly workspace = new Workspace();
  private readonly listeners: Listener[] = [];

  constructor(
    private readonly host: Host,
    private readonly client: Client,
  ) {
    this.sources = new Sources(host, client.encoding, (uri) => {
      for (const listener of this.listeners) listener.pending?.(uri);
    });
  }

  /** Tells a listener from now on, and of the files that have been waited for before. */
  subscribe(listener: Listener): void {
    this.listeners.push(listener);
    for (const uri of this.sources.pending) listener.pending?.(uri);
  }

  // Documents

  opened({ uri: clientUri, languageId, version, text }: TextDocumentItem): void {
    const uri = normalized(clientUri);
    this.sources.put(uri, new OpenDocument(uri, clientUri, languageId, version, text, this.client.encoding));
    this.touch([uri], uri);
  }

  /** Follows an edit. Edits of documents that are not open, and those that are older than the text, are passed over. */
  edited(clientUri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    const uri = normalized(clientUri);
    const document = this.sources.open.get(uri);
    if (document === undefined || version < document.version) return;
    document.change(changes, version);
    this.touch([uri], uri);
  }

  closed(clientUri: string): void {
    const uri = normalized(clientUri);
    const isMarkdown = this.markdown.includes(uri);
    const isManifest = this.isManifest(uri);
    this.sources.drop(uri);
    this.touch([uri], uri);
    if (isMarkdown) this.tell(new Set([uri]), uri);
    if (isManifest) this.noteNow(uri);
  }

  // Files

  /** Files that have been made, changed or removed on the disk. */
  filesChanged(clientUris: readonly string[]): void {
    const told = clientUris.map(normalized);
    const foldersOf = (uri: string): readonly string[] => this.workspace.foldersOf(uri);
    const uris = told.some(isIgnoreFile) ? [...told, ...this.sources.ignoredOtherwise(foldersOf)] : told;
    for (const uri of uris) this.sources.forget(uri);
    const manifests = uris.filter(isManifestFile);
    for (const uri of manifests) this.noteManifest(uri, this.sources.state(uri, foldersOf(uri)));
    this.touch(uris);
    this.noteAll(manifests);
  }

  /** Looks for files that have changed, for clients that do not watch them. */
  compareFiles(): void {
    const foldersOf = (uri: string): readonly string[] => this.workspace.foldersOf(uri);
    this.filesChanged([...this.sources.changedFiles(foldersOf), ...this.sources.ignoredOtherwise(foldersOf)]);
  }

  told(uri: string, state: FileState): void {
    this.sources.tell(uri, state);
    this.noteManifest(uri, state);
    this.touch([uri]);
    if (isManifestFile(uri)) this.noteAll([uri]);
  }

  /** All that any manifest has asked for: the files to watch. */
  get watched(): ReadonlySet<string> {
    return new Set([...this.checks.values()].flatMap(({ surroundings }) => [...surroundings.seen]));
  }

  // Workspace

  get folders(): readonly string[] {
    return this.workspace.folders;
  }

  /** Every manifest that is known, whether open or not. */
  get manifests(): ReadonlySet<string> {
    return new Set([...this.open, ...this.workspace.manifests]);
  }

  /** The manifests that are open. */
  get open(): readonly string[] {
    return [...this.sources.open.keys()].filter((uri) => this.isManifest(uri));
  }

  setFolders(clientUris: readonly string[]): void {
    const before = [...this.manifests, ...this.configs];
    this.workspace.setFolders(clientUris.map(normalized));
    this.sources.forgetAll();
    this.touchAll();
    this.letGo(before);
  }

  /** The manifests that there are below a folder of the workspace. They are looked at one by one, for who uses whom. */
  setManifests(folder: string, clientUris: readonly string[]): void {
    const before = [...this.manifests];
    const uris = clientUris.map(normalized);
    this.workspace.setManifests(folder, uris);
    this.tell(new Set([...uris, ...this.configs]));
    this.letGo(before);
    this.noteAll(uris);
  }

  setSettings(settings: AllSettings): void {
    if (!this.workspace.setSettings(settings)) return;
    this.touchAll();
    // How long a manifest may be is set too, and nothing is taken from one that is too long.
    this.noteAll([...this.manifests]);
  }

  /** What is set for the workspace as a whole. */
  get settings(): Settings {
    return this.workspace.common;
  }

  /** Looks at all manifests that are known, for who uses whom, before something is said or changed about every user. */
  noteKnown(): void {
    for (const uri of this.manifests) this.noteNow(uri);
  }

  // Looking

  /** A manifest by the address that the client gives it; nothing for what is no manifest, not there, or too long. */
  view(clientUri: string): View | undefined {
    const uri = normalized(clientUri);
    const source = this.isManifest(uri) ? this.source(uri) : undefined;
    if (source === undefined) {
      this.note(uri, undefined);
      return undefined;
    }
    const { analysis, serial } = this.check(source);
    return {
      uri: this.clientUri(uri),
      version: this.sources.open.get(uri)?.version ?? null,
      analysis,
      places: new Places(source, this, this.client.encoding),
      settings: this.workspace.settingsFor(uri),
      resultId: `${this.host.session}.${String(serial)}`,
    };
  }

  /** For a manifest that is too long to be checked, how long it is and may be, in characters; nothing for any other. */
  excess(clientUri: string): { readonly length: number; readonly most: number } | undefined {
    const uri = normalized(clientUri);
    const length = this.isManifest(uri) ? this.text(uri)?.length : undefined;
    const most = this.workspace.mostFor(uri);
    return length !== undefined && length > most ? { length, most } : undefined;
  }

  /** A configuration by the address that the client gives it, with what is wrong in it; nothing for any other file. */
  config(clientUri: string): (Pick<View, 'places'> & Pick<Config, 'problems'>) | undefined {
    const uri = normalized(clientUri);
    const source = isConfigFile(uri) ? this.source(uri) : undefined;
    if (source === undefined) return undefined;
    const { problems } = this.workspace.readConfig(source.tree);
    return { problems, places: new Places(source, this, this.client.encoding) };
  }

  /** Whether diagnostics are to be told of a manifest now: it is open, or all of the workspace are wanted. */
  isWatchedOver(clientUri: string): boolean {
    const uri = normalized(clientUri);
    if (this.isOpen(uri) || this.configs.includes(uri)) return true;
    return this.workspace.settingsFor(uri).scope === 'workspace' && this.isKnown(uri);
  }

  /** All manifests and configurations that diagnostics are to be told of. */
  get watchedOver(): readonly string[] {
    return [...this.manifests, ...this.configs].filter((uri) => this.isWatchedOver(uri));
  }

  /** The configurations that there are at the roots of the workspace. */
  private get configs(): readonly string[] {
    return this.folders
      .flatMap((folder) => this.workspace.configFor(`${folder}/-`) ?? [])
      .filter((uri) => this.text(uri) !== undefined);
  }

  /** A document that is open, whatever it is. */
  document(clientUri: string): OpenDocument | undefined {
    return this.sources.open.get(normalized(clientUri));
  }

  /** The Markdown documents that are open, some of which may be reports. */
  private get markdown(): readonly string[] {
    return [...this.sources.open].flatMap(([uri, { languageId }]) => (languageId === MARKDOWN ? [uri] : []));
  }

  isOpen(clientUri: string): boolean {
    return this.sources.open.has(normalized(clientUri));
  }

  versionOf(clientUri: string): number | undefined {
    return this.sources.open.get(normalized(clientUri))?.version;
  }

  source(uri: string): Source | undefined {
    return this.sources.at(uri, this.workspace.foldersOf(uri), this.workspace.mostFor(uri));
  }

  text(uri: string): string | undefined {
    const state = this.sources.state(uri, this.workspace.foldersOf(uri));
    return state.kind === 'text' ? state.text : undefined;
  }

  clientUri(uri: string): string {
    return this.sources.open.get(uri)?.clientUri ?? uri;
  }

  private isManifest(uri: string): boolean {
    const document = this.sources.open.get(uri);
    return document?.languageId === LANGUAGE || isManifestFile(uri);
  }

  private check(source: Source): Check {
    const { tree } = source;
    const { uri } = tree;
    const before = this.checks.get(uri);
    const kept = before?.surroundings.outdated === false ? before.surroundings : undefined;
    const options = this.workspace.optionsFor(uri, this.configured(uri), this.host.today());
    if (before !== undefined && kept !== undefined && before.source === source && before.analysis.options === options)
      return before;
    const surroundings = kept ?? this.surroundingsOf(uri);
    const analysis = analyze(tree, surroundings, options, before?.analysis);
    const check = { source, surroundings, analysis, serial: ++this.serial };
    this.checks.set(uri, check);
    if (this.isKnown(uri)) this.note(uri, analysis.manifest);
    for (const listener of this.listeners) listener.checked?.();
    for (const { rule, error } of analysis.faults) this.fault(`The rule ${rule}`, error);
    return check;
  }

  private surroundingsOf(uri: string): Surroundings {
    const folders = this.workspace.foldersOf(uri);
    const isReachable = (other: string): boolean => folders.some((folder) => isInside(folder, other));
    return new Surroundings({
      read: (other) => (isReachable(other) ? this.sources.state(other, folders) : { kind: 'outside' }),
      list: (other) => (isReachable(other) ? (this.host.list?.(other, folders) ?? []) : []),
      isIgnored: (other) => isReachable(other) && this.sources.isIgnored(other, folders),
      manifestAt: (other) =>
        isReachable(other) ? this.sources.at(other, folders, this.workspace.mostFor(other))?.manifest : undefined,
      usersOf: (other) => this.references.usersOf(other),
    });
  }

  // Following changes

  private touch(uris: readonly string[], edited?: string): void {
    const configs = uris.filter(isConfigFile);
    // What a configuration sets may have changed for any manifest; each finds out when it is looked at.
    const changed = new Set([...uris.filter((uri) => this.isManifest(uri)), ...configs]);
    if (configs.length > 0) for (const uri of this.manifests) changed.add(uri);
    for (const [uri, { surroundings }] of this.checks) {
      if (!uris.some((other) => other !== uri && surroundings.seen.has(other))) continue;
      surroundings.outdated = true;
      changed.add(uri);
    }
    // What is said of a report depends on the manifests around it.
    for (const uri of this.markdown) if (changed.size > 0 || uris.includes(uri)) changed.add(uri);
    if (changed.size > 0) this.tell(changed, edited);
  }

  private touchAll(): void {
    for (const { surroundings } of this.checks.values()) surroundings.outdated = true;
    this.tell(new Set([...this.manifests, ...this.configs, ...this.markdown]));
  }

  /** Whether there is a manifest that git does not ignore; of one that is being read, the client will tell. */
  private noteManifest(uri: string, { kind }: FileState): void {
    if (kind === 'pending') return;
    const isIgnored = (): boolean => this.sources.isIgnored(uri, this.workspace.foldersOf(uri));
    this.workspace.noteManifest(uri, kind === 'text' && !isIgnored());
  }

  /** Whether a manifest is open, or one of those in the workspace. */
  private isKnown(uri: string): boolean {
    return (this.isOpen(uri) && this.isManifest(uri)) || this.workspace.hasManifest(uri);
  }

  /** Tells of those that are no longer known, and that nothing uses through them any more. */
  private letGo(before: readonly string[]): void {
    const gone = before.filter((uri) => !this.isKnown(uri));
    for (const uri of gone) this.noteNow(uri);
    if (gone.length > 0) this.tell(new Set(gone));
  }

  /** Notes a manifest as it is now; nothing is kept of one that is not known. */
  private noteNow(uri: string): void {
    const isKnown = this.isKnown(uri);
    if (!isKnown) this.checks.delete(uri);
    this.note(uri, isKnown ? this.source(uri)?.manifest : undefined);
  }

  /** Notes whom a manifest refers to; those that it has begun or ceased to refer to are to be looked at again. */
  private note(uri: string, manifest: Manifest | undefined): void {
    const concerned = [...this.references.note(uri, manifest)].filter((it) => it !== uri && this.checks.has(it));
    for (const it of concerned) this.outdate(it);
    if (concerned.length > 0) this.tell(new Set(concerned));
  }

  /** The same for many, giving way to messages after each. */
  private noteAll(uris: readonly string[], from = 0): void {
    const uri = uris[from];
    if (uri === undefined) return;
    try {
      this.noteNow(uri);
    } catch (error) {
      this.fault('Reading a manifest', error);
    }
    this.host.later(() => {
      this.noteAll(uris, from + 1);
    });
  }

  private tell(changed: ReadonlySet<string>, edited?: string): void {
    for (const listener of this.listeners) listener.changed?.(changed, edited);
  }

  private fault(what: string, error: unknown): void {
    for (const listener of this.listeners) listener.fault?.(what, error);
  }

  private outdate(uri: string): void {
    const check = this.checks.get(uri);
    if (check !== undefined) check.surroundings.outdated = true;
  }

  /** The severities that `impact.config.yaml` sets for a manifest. */
  private configured(uri: string): Options['severities'] {
    const config = this.workspace.configFor(uri);
    return config === undefined ? {} : (this.readConfig(config)?.severities ?? {});
  }

  private readConfig(uri: string): Config | undefined {
    const source = this.source(uri);
    return source === undefined ? undefined : this.workspace.readConfig(source.tree);
  }
}
