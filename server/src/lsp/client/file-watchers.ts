import { DidChangeWatchedFilesNotification, type Disposable, type FileSystemWatcher } from 'vscode-languageserver';
import { isInside, relativePath } from '../../text/uri';
import { CONFIG_FILES } from '../../workspace/config-files';
import { MANIFEST_GLOBS } from '../../manifest/manifest-files';
import type { Setup } from '../handler';

/** What is always watched, below every folder of the workspace. */
const ALWAYS: readonly string[] = [...MANIFEST_GLOBS, ...CONFIG_FILES, '.gitignore'];

/**
 * Has the client watch the files that matter: all manifests and configurations, and every other file that a manifest
 * names, whether it is there or not. Where a client can't, files are
 * compared whenever it opens or saves one.
 */
export class Watching {
  private named: ReadonlySet<string> = new Set();
  private registered: Disposable | undefined;
  private updating: Promise<void> = Promise.resolve();

  constructor(private readonly setup: Setup) {}

  get isPossible(): boolean {
    return this.setup.client.registers.watchers;
  }

  async start(): Promise<void> {
    if (!this.isPossible) return;
    await this.register(ALWAYS.map((glob) => ({ globPattern: `**/${glob}` })));
  }

  /** Watches what the manifests name by now. Files that are no longer named stay watched until others come. */
  update(): Promise<void> {
    // One after the other, since each replaces what the one before has registered.
    const updated = this.updating.then(() => this.replace());
    this.updating = updated.catch(() => undefined);
    return updated;
  }

  private async replace(): Promise<void> {
    if (!this.isPossible) return;
    const { store } = this.setup;
    const seen = [...store.watched];
    // What is in no folder can't be watched, and may be in one that the client is about to open.
    const added = seen.filter((uri) => !this.named.has(uri) && this.folderAround(uri) !== undefined);
    if (added.length === 0) return;
    const named = seen.filter((uri) => this.folderAround(uri) !== undefined);
    this.named = new Set(named);
    const before = this.registered;
    this.registered = await this.register(named.flatMap((uri) => this.watcherFor(uri)));
    before?.dispose();
    store.compareSome(added);
  }

  private register(watchers: FileSystemWatcher[]): Promise<Disposable> {
    return this.setup.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }

  private watcherFor(uri: string): readonly FileSystemWatcher[] {
    const folder = this.folderAround(uri);
    if (folder === undefined) return [];
    const path = literal(relativePath(`${folder}/.`, uri));
    const { relativePatterns } = this.setup.client.registers;
    return [{ globPattern: relativePatterns ? { baseUri: folder, pattern: path } : `**/${path}` }];
  }

  private folderAround(uri: string): string | undefined {
    return this.setup.store.folders.find((folder) => isInside(folder, uri));
  }
}

/** A path as a glob. Globs have no way to escape, so whatever means something in one stands for any character. */
function literal(path: string): string {
  return path.replace(/[*?[\]{}!,]/g, '?');
}
