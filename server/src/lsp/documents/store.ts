import type { TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver';
import { analyzeConfig, type ConfigAnalysis } from '../../analysis/analyze-document';
import type { Document } from '../../analysis/document';
import type { Options } from '../../analysis/options';
import type { FileState } from '../../text/files';
import { t } from '../../text/l10n';
import { isWholeDisk, normalized } from '../../text/uri';
import { isConfigFile } from '../../workspace/config-files';
import type { Discovered, NotRead } from '../../workspace/discovered';
import { isIgnoreFile, isManifestFile } from '../../manifest/manifest-files';
import { Lines } from '../../text/lines';
import type { Client } from '../client/capabilities';
import { Checks } from './checks';
import { Contents, MARKDOWN } from './contents';
import { Places } from '../convert';
import type { Host } from '../host';
import type { Listener } from './listeners';
import { NamedDocuments } from './named-documents';
import { OpenDocument } from './open-document';
import { Cards } from './cards';
import type { AskedChanges } from './dependents';
import { Reports } from './reports';
import type { CardView, ConfigView, ManifestView, ReportView, TooLongView, View } from './view';
import type { AllSettings } from './workspace';

interface ConfigCheck {
  readonly analysis: ConfigAnalysis;
  readonly today: string;
  readonly serial: number;
}

/** All that the server remembers, and the only thing in it that changes: what there is, and what is found in it. */
export class Store extends Contents {
  private readonly checks: Checks;
  private readonly reports = new Reports();
  private readonly cards = new Cards();
  private readonly named = new NamedDocuments(this);
  private readonly configChecks = new Map<string, ConfigCheck>();
  private serial = 0;
  private search: Promise<void> = Promise.resolve();

  constructor(host: Host, client: Client) {
    super(host, client);
    const { workspace, listeners, named } = this;
    this.checks = new Checks(this, this.sources, { workspace, host, listeners, named });
  }

  /** Tells a listener from now on, and of the files that have been waited for before. */
  subscribe(listener: Listener): void {
    this.listeners.add(listener);
    for (const uri of this.sources.pending) listener.pending?.(uri);
  }

  /** Whether files that were asked for are still being read, which only the client can do in some editors. */
  get isWaiting(): boolean {
    return this.sources.pending.length > 0;
  }

  // Documents

  opened(document: TextDocumentItem): void {
    const uri = this.spelled(document.uri);
    this.sources.put(uri, new OpenDocument(uri, document, this.client.encoding));
    this.touch([uri, ...this.respell(uri)], uri);
  }

  /** Follows an edit. Edits of documents that are not open, and those that are older than the text, are passed over. */
  edited(clientUri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    const uri = this.spelled(clientUri);
    const document = this.sources.open.get(uri);
    if (document === undefined || version < document.version) return;
    document.change(changes, version);
    this.touch([uri], uri);
  }

  closed(clientUri: string): void {
    const uri = this.spelled(clientUri);
    const isMarkdown = this.markdown.includes(uri);
    const isManifest = this.isManifest(uri);
    this.sources.drop(uri);
    this.reports.drop(uri);
    this.cards.drop(uri);
    // It may be gone from the disk, or never have been there, and nobody tells of that any more.
    if (isManifestFile(uri)) this.noteFile(uri, this.sources.state(uri, this.foldersOf(uri)));
    this.touch([uri, ...this.respell(uri)], uri);
    if (isMarkdown) this.listeners.changed(new Set([uri]), uri);
    if (isManifest) this.checks.note(uri);
  }

  // Files

  /**
   * Files that have been made, changed or removed on the disk. A folder that was moved, replaced or removed tells of itself
   * alone: all that was known below it counts as changed. Tells whether there was one.
   */
  filesChanged(clientUris: readonly string[]): { readonly hasFolders: boolean } {
    if (clientUris.length === 0) return { hasFolders: false };
    const named = clientUris.map(normalized);
    const below = this.sources.below(new Set(named));
    const loose = this.sources.spellingsOf([...named, ...below]);
    const told = loose.length === 0 ? [...named, ...below] : [...new Set([...named, ...below, ...loose])];
    const uris = told.some(isIgnoreFile) ? [...told, ...this.sources.ignoredOtherwise(this.foldersOf)] : told;
    for (const uri of uris) this.sources.forget(uri);
    this.checks.respelled(loose);
    const manifests = uris.filter(isManifestFile);
    for (const uri of manifests) this.noteFile(uri, this.sources.state(uri, this.foldersOf(uri)));
    for (const uri of uris.filter(isConfigFile)) this.workspace.noteConfig(uri);
    this.touch(uris);
    this.checks.indexing.add(manifests);
    return { hasFolders: below.length > 0 };
  }

  /** Looks for files that have changed, of those that nobody watches for us. */
  compareFiles(isSeen: (uri: string) => boolean): void {
    const { sources, foldersOf } = this;
    const changed = sources.changedFiles(
      foldersOf,
      sources.known.filter((uri) => !isSeen(uri)),
    );
    const ignored = sources.ignoredOtherwise(foldersOf, (uri) => !isSeen(uri));
    if (changed.length > 0 || ignored.length > 0) this.filesChanged([...changed, ...ignored]);
  }

  /** The same for some files, which may have changed after they were read and before they were watched. */
  compareSome(uris: readonly string[]): void {
    this.filesChanged(this.sources.changedFiles(this.foldersOf, uris));
  }

  /** What a file is that only the client could read. */
  told(uri: string, state: FileState): void {
    if (!this.sources.tell(uri, state)) return;
    // A configuration that is not there was not counted while it was waited for either.
    if (isConfigFile(uri) && state.kind === 'absent') return;
    this.noteFile(uri, state);
    this.touch([uri]);
    if (isManifestFile(uri)) this.checks.indexing.add([uri]);
  }

  /** The files to watch from now on, and those no longer: what has changed since this was asked last. */
  takeAskedChanges(): AskedChanges {
    return this.checks.takeAskedChanges();
  }

  /** The folders that something was ever found in, and those around them. */
  get foldersInUse(): ReadonlySet<string> {
    return this.sources.folders;
  }

  // Workspace

  setFolders(clientUris: readonly string[]): void {
    const before = [...this.manifests, ...this.configs];
    // A whole disk is no workspace: nothing is looked for in all of it, and what is open there is in its own folder.
    const folders = clientUris.filter((uri) => uri !== '').map(normalized);
    this.workspace.setFolders(
      folders.filter((folder) => !isWholeDisk(folder)),
      (folder) => this.host.workspaceAround(folder) ?? folder,
    );
    this.sources.forgetAll();
    this.touchAll();
    this.letGo(before);
  }

  /** The folders are being searched. */
  searching(search: Promise<void>): void {
    this.search = search;
  }

  /** Once the manifests of the workspace have been found: for who asks about all of them. */
  get found(): Promise<void> {
    return this.search;
  }

  /** What there is below a folder of the workspace. The manifests are looked at one by one, for who uses whom. */
  setFound(folder: string, { manifests, configs, problems }: Discovered): void {
    const before = [...this.manifests];
    const uris = manifests.map(normalized);
    this.workspace.setManifests(folder, uris);
    this.workspace.setConfigs(folder, configs.map(normalized));
    this.workspace.setNotRead(folder, problems);
    this.listeners.changed(new Set([...uris, ...this.configs]));
    this.letGo(before);
    this.checks.indexing.add(uris);
  }

  setSettings(settings: AllSettings): void {
    if (!this.workspace.setSettings(settings)) return;
    this.touchAll();
    // How long a manifest may be is set too, and nothing is taken from one that is too long.
    this.checks.indexing.add([...this.manifests]);
  }

  /** Looks at all manifests that are known, for who uses whom, before something is said or changed about every user. */
  noteKnown(): void {
    for (const uri of this.manifests) this.checks.note(uri);
  }

  /** The manifests that take something from one, as far as they have been looked at. */
  usersOf(uri: string): Iterable<string> {
    return this.checks.usersOf(uri);
  }

  /** The manifests that were not looked at yet, for who uses whom. */
  get notLookedAt(): readonly string[] {
    return [...this.manifests].filter((uri) => !this.checks.isNoted(uri));
  }

  lookAt(uri: string): void {
    this.checks.note(uri);
  }

  /** Leaves alone what has not been read yet, which is said among what could not be read. */
  stopIndexing(): void {
    this.checks.indexing.stop();
  }

  override get notRead(): readonly NotRead[] {
    return [...super.notRead, ...this.checks.indexing.notRead];
  }

  // Looking

  /**
   * A document of any kind that we know by the address that the client gives it; nothing for any other file, and for one
   * that is not there.
   */
  view(clientUri: string): View | undefined {
    const uri = this.spelled(clientUri);
    if (this.isManifest(uri)) return this.manifest(clientUri) ?? this.excess(uri);
    return isConfigFile(uri) ? this.config(uri) : this.markdownView(uri);
  }

  /** A manifest; nothing for what is no manifest, not there, or too long. */
  manifest(clientUri: string): ManifestView | undefined {
    const uri = this.spelled(clientUri);
    if (!this.isManifest(uri)) return undefined;
    const source = this.source(uri);
    if (source === undefined) {
      this.checks.note(uri);
      return undefined;
    }
    const { analysis, serial } = this.checks.check(source);
    return { kind: 'manifest', analysis, ...this.seen(source.document, serial) };
  }

  private excess(uri: string): TooLongView | undefined {
    const length = this.text(uri)?.length;
    const most = this.workspace.mostFor(uri);
    return length !== undefined && length > most ? { kind: 'too long', length, most } : undefined;
  }

  private config(uri: string): ConfigView | undefined {
    const source = this.source(uri);
    if (source === undefined) return undefined;
    const { today } = this.optionsFor(uri);
    const before = this.configChecks.get(uri);
    const isSame = before?.analysis.subject.tree === source.tree && before.today === today;
    const document = { ...source.document, kind: 'config' as const };
    const check = isSame
      ? before
      : {
          analysis: analyzeConfig(document, { kind: 'config', tree: source.tree }, today),
          today,
          serial: ++this.serial,
        };
    this.configChecks.set(uri, check);
    if (check !== before) this.tellFaults(check.analysis);
    return { kind: 'config', analysis: check.analysis, ...this.seen(document, `c${String(check.serial)}`) };
  }

  /**
   * A Markdown document that is a report or a card: it says so itself, or a manifest names it as one. A file that is not
   * open is one only where it is named, or lies beside a manifest as its README: nobody else would find it.
   */
  private markdownView(uri: string): ReportView | CardView | undefined {
    const open = this.document(uri);
    const isAsked = open === undefined ? this.named.has(uri) : open.languageId === MARKDOWN;
    const text = isAsked ? (open?.text ?? this.text(uri)) : undefined;
    if (text === undefined) return undefined;
    const inputs = {
      uri,
      text,
      lines: open?.lines ?? Lines.from(text, this.client.encoding),
      options: this.optionsFor(uri),
      files: this,
      manifests: this.named,
      analysisOf: (it: string) => this.manifest(it)?.analysis,
    };
    const report = this.reports.at(inputs);
    if (report !== undefined) {
      const { analysis, serial } = report;
      return { kind: 'report', analysis, ...this.seen(analysis.document, `r${String(serial)}`) };
    }
    const card = this.cards.at(inputs);
    if (card === undefined) return undefined;
    const { analysis, serial } = card;
    return { kind: 'card', analysis, ...this.seen(analysis.document, `d${String(serial)}`) };
  }

  /** The reports and cards of manifests. */
  documentsOf(manifests: Iterable<string>): ReadonlySet<string> {
    return this.named.ofManifests(manifests);
  }

  private optionsFor(uri: string): Options {
    return this.workspace.optionsFor(uri, this.severitiesFor(uri), this.host.today());
  }

  private seen(document: Document, serial: number | string): Omit<ManifestView, 'kind' | 'analysis'> {
    const { uri } = document;
    return {
      uri: this.clientUri(uri),
      version: this.versionOf(uri) ?? null,
      places: new Places(document, this, this.client.encoding),
      settings: this.workspace.settingsFor(uri),
      resultId: `${this.host.session}.${String(serial)}`,
    };
  }

  private tellFaults({ faults }: Pick<ConfigAnalysis, 'faults'>): void {
    for (const { rule, error } of faults) this.listeners.fault(t`The rule ${rule}`, error);
  }

  /** Whether diagnostics are to be told of a manifest now: it is open, or all of the workspace are wanted. */
  isWatchedOver(clientUri: string): boolean {
    const uri = this.spelled(clientUri);
    if (!this.isWorkedOn(uri)) return false;
    if (this.isOpen(uri) || this.configs.includes(uri)) return true;
    return this.workspace.settingsFor(uri).scope === 'workspace' && (this.isKnown(uri) || this.named.has(uri));
  }

  /** All manifests and configurations that diagnostics are to be told of. */
  get watchedOver(): readonly string[] {
    return [...this.manifests, ...this.configs].filter((uri) => this.isWatchedOver(uri));
  }

  /** The reports and cards that diagnostics are to be told of, as far as the manifests that they belong to are known. */
  get watchedDocuments(): readonly string[] {
    const documents = this.named.ofManifests(this.manifests);
    return [...documents].filter((uri) => this.workspace.settingsFor(uri).scope === 'workspace');
  }

  // Following changes

  private touch(uris: readonly string[], edited?: string): void {
    for (const uri of uris) if (this.isManifest(uri)) this.named.outdate(uri);
    const configs = uris.filter(isConfigFile);
    // What a configuration sets may have changed for any manifest; each finds out when it is looked at.
    const changed = new Set([...uris.filter((uri) => this.isManifest(uri)), ...configs]);
    if (configs.length > 0) for (const uri of this.manifests) changed.add(uri);
    for (const uri of this.checks.outdateUsersOf(uris)) changed.add(uri);
    // What is said of a report or a card depends on the manifests around it.
    for (const uri of this.markdown) if (changed.size > 0 || uris.includes(uri)) changed.add(uri);
    for (const uri of this.named.ofManifests([...changed].filter((it) => this.isManifest(it)))) changed.add(uri);
    for (const uri of uris) if (this.named.isBeside(uri) || this.named.has(uri)) changed.add(uri);
    this.listeners.changed(changed, edited);
  }

  private touchAll(): void {
    this.checks.outdateAll();
    const documents = this.named.ofManifests(this.manifests);
    this.listeners.changed(new Set([...this.manifests, ...this.configs, ...this.markdown, ...documents]));
  }

  /** Tells of those that are no longer known, and that nothing uses through them any more. */
  private letGo(before: readonly string[]): void {
    const gone = before.filter((uri) => !this.isKnown(uri));
    for (const uri of gone) this.checks.note(uri);
    this.listeners.changed(new Set(gone));
  }

  /** Has other spellings of an address looked up again, where there are any, and tells them. */
  private respell(uri: string): readonly string[] {
    const loose = this.sources.spellingsOf([uri]);
    for (const one of loose) this.sources.forget(one);
    this.checks.respelled(loose);
    return loose;
  }

  /** Whether there is a manifest that git does not ignore; of one that is being read, the client will tell. */
  private noteFile(uri: string, { kind }: FileState): void {
    if (kind === 'pending') return;
    const isIgnored = (): boolean => this.sources.isIgnored(uri, this.foldersOf(uri));
    const isThere = (kind === 'text' || kind === 'unreadable') && this.spelled(uri) === uri;
    this.workspace.noteManifest(uri, isThere && !isIgnored());
  }

  private readonly foldersOf = (uri: string): readonly string[] => this.workspace.foldersOf(uri);
}
