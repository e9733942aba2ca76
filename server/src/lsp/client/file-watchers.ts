import {
  DidChangeWatchedFilesNotification,
  RegistrationRequest,
  UnregistrationRequest,
  type FileSystemWatcher,
} from 'vscode-languageserver';
import { isInside } from '../../text/uri';
import { CONFIG_FILES } from '../../workspace/config-files';
import { MANIFEST_GLOBS } from '../../manifest/manifest-files';
import type { Setup } from '../handler';
import type { AskedChanges } from '../documents/dependents';
import { WatchedFiles, WatchedFolders, type Closeness, type WatchPattern } from './watch-patterns';

/** What is always watched, below every folder of the workspace. */
const ALWAYS: readonly string[] = [...MANIFEST_GLOBS, ...CONFIG_FILES, '.gitignore'];

/**
 * Has the client watch the files that matter: all manifests and configurations, and every other file that a manifest
 * names, whether it is there or not. What a client can't watch, refuses to, or has not answered for yet, is compared
 * whenever it opens or saves a document or comes to the front.
 */
export class Watching {
  /** The registrations of patterns, by what they are about. */
  private readonly registered = new Map<string, string>();
  /** All that manifests have asked for. */
  private readonly asked = new Set<string>();
  private files = new WatchedFiles([]);
  /** The folders that the files were chosen for. */
  private around = '';
  private inUse = new WatchedFolders([]);
  private closeness: Closeness = 'files';
  /** How often in a row all that is below the folders of the workspace was watched. */
  private all = 0;
  private updating: Promise<void> = Promise.resolve();
  /** How often a client has been asked that has not answered yet. */
  private unanswered = 0;
  private isStarted = false;
  private isRefused = false;
  private serial = 0;

  constructor(private readonly setup: Setup) {}

  /** Whether the client has said that it watches a file, so that it need not be looked at; to be asked of many at once. */
  get sight(): (uri: string) => boolean {
    if (!this.isStarted || this.isRefused || this.unanswered > 0) return () => false;
    const folders = this.closeness === 'inside' ? this.setup.store.folders : this.folders;
    // Addresses are in one spelling here, and may be very many.
    const beginnings = folders.map((folder) => `${folder.replace(/\/$/, '')}/`);
    return (uri) => beginnings.some((beginning) => uri.startsWith(beginning));
  }

  async start(): Promise<void> {
    if (!this.isPossible) return;
    this.isStarted = true;
    await this.register(ALWAYS.map((glob) => ({ id: this.newId(), watcher: { globPattern: `**/${glob}` } })));
  }

  /** Watches what the manifests name by now, and nothing that they no longer do. */
  update(): Promise<void> {
    // One after the other, since each goes on from what the one before has registered.
    const updated = this.updating.then(() => this.follow());
    this.updating = updated.catch(() => undefined);
    return updated;
  }

  private get isPossible(): boolean {
    return this.setup.client.registers.watchers;
  }

  private async follow(): Promise<void> {
    if (!this.isPossible || this.isRefused) return;
    const { store } = this.setup;
    const added = this.takeIn(store.takeAskedChanges());
    if (!this.inUse.add(store.foldersInUse) && added === undefined) return;
    const { closeness, patterns } = this.files.patterns(this.closeness);
    // What has come since the last time was read while all of it was watched, and the client had said so.
    const wereWatched = this.all > 1 ? store.folders : [];
    this.all = closeness === 'all' ? this.all + 1 : 0;
    this.closeness = closeness;
    const all = [...patterns, ...this.inUse.patterns];
    const wanted = new Map(all.map((pattern) => [JSON.stringify(pattern), this.watcherFor(pattern)]));
    const fresh = [...wanted].filter(([key]) => !this.registered.has(key));
    const gone = [...this.registered].filter(([key]) => !wanted.has(key));
    const made = fresh.map(([key, watcher]) => ({ key, id: this.newId(), watcher }));
    for (const { key, id } of made) this.registered.set(key, id);
    for (const [key] of gone) this.registered.delete(key);
    if (made.length > 0) await this.register(made);
    // What was watched before goes last, so that nothing goes unseen.
    if (gone.length > 0) await this.unregister(gone.map(([, id]) => id));
    const unwatched = added?.filter((uri) => !wereWatched.some((folder) => isInside(folder, uri))) ?? [];
    if (unwatched.length > 0) store.compareSome(unwatched);
  }

  /** Follows what is asked for. Gives the files that are watched from now on; nothing where none has come or gone. */
  private takeIn({ added, gone }: AskedChanges): readonly string[] | undefined {
    const { store } = this.setup;
    for (const uri of gone) this.asked.delete(uri);
    for (const uri of added) this.asked.add(uri);
    const folders = JSON.stringify([store.folders, store.roots]);
    if (folders !== this.around) return this.rebuild(folders);
    const kept = new Set(store.above);
    const fresh = added.filter((uri) => this.isWatchable(uri) && this.files.add(uri));
    const lost = gone.filter((uri) => !kept.has(uri) && this.files.delete(uri));
    return fresh.length + lost.length === 0 ? undefined : fresh;
  }

  private rebuild(folders: string): readonly string[] | undefined {
    const { store } = this.setup;
    const before = this.files;
    this.around = folders;
    this.files = new WatchedFiles(store.folders);
    this.inUse = new WatchedFolders(store.folders);
    this.all = 0;
    // What is in no folder can't be watched, and may be in one that the client is about to open.
    const named = [...this.asked, ...store.above].filter((uri) => this.isWatchable(uri));
    const fresh = named.filter((uri) => this.files.add(uri) && !before.has(uri));
    return fresh.length === 0 && before.size === this.files.size ? undefined : fresh;
  }

  private async register(made: readonly { readonly id: string; readonly watcher: FileSystemWatcher }[]): Promise<void> {
    const { method } = DidChangeWatchedFilesNotification;
    const registrations = made.map(({ id, watcher }) => ({ id, method, registerOptions: { watchers: [watcher] } }));
    await this.ask(this.setup.connection.sendRequest(RegistrationRequest.type, { registrations }));
  }

  private async unregister(ids: readonly string[]): Promise<void> {
    const { method } = DidChangeWatchedFilesNotification;
    // The misspelling is the protocol’s.
    const unregisterations = ids.map((id) => ({ id, method }));
    await this.ask(this.setup.connection.sendRequest(UnregistrationRequest.type, { unregisterations }));
  }

  private async ask(request: Promise<void>): Promise<void> {
    this.unanswered++;
    try {
      await request;
    } catch (error) {
      this.isRefused = true;
      throw error;
    } finally {
      this.unanswered--;
    }
  }

  private newId(): string {
    return `impact-files-${String(++this.serial)}`;
  }

  private watcherFor({ folder, glob }: WatchPattern): FileSystemWatcher {
    const { relativePatterns } = this.setup.client.registers;
    return { globPattern: relativePatterns ? { baseUri: folder, pattern: glob } : `**/${glob}` };
  }

  private isWatchable(uri: string): boolean {
    return this.folders.some((folder) => isInside(folder, uri));
  }

  /** Where files can be watched: in the folders of the workspace, and around them where the client watches there too. */
  private get folders(): readonly string[] {
    const { store, client } = this.setup;
    return client.registers.relativePatterns ? [...store.folders, ...store.roots] : store.folders;
  }
}
