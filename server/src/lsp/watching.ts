import { DidChangeWatchedFilesNotification, type Disposable, type FileSystemWatcher } from 'vscode-languageserver';
import { isInside, relativePath } from '../text/uri';
import { MANIFEST_GLOBS } from '../workspace/manifest-files';
import type { Setup } from './handler';

/** What is always watched, below every folder of the workspace. */
const ALWAYS: readonly string[] = [...MANIFEST_GLOBS, 'impact.config.yaml', '.gitignore'];

/**
 * Has the client watch the files that matter: all manifests and configurations, and every other file that a manifest
 * names, whether it is there or not. Where a client can't, files are
 * compared whenever it opens or saves one.
 */
export class Watching {
  private named: ReadonlySet<string> = new Set();
  private registered: Disposable | undefined;

  constructor(private readonly setup: Setup) {}

  get isPossible(): boolean {
    return this.setup.client.registers.watchers;
  }

  async start(): Promise<void> {
    if (!this.isPossible) return;
    await this.register(ALWAYS.map((glob) => ({ globPattern: `**/${glob}` })));
  }

  /** Watches what the manifests name by now. Files that are no longer named stay watched until others come. */
  async update(): Promise<void> {
    if (!this.isPossible) return;
    const named = [...this.setup.store.watched];
    if (named.every((uri) => this.named.has(uri))) return;
    this.named = new Set(named);
    const before = this.registered;
    this.registered = await this.register(named.flatMap((uri) => this.watcherFor(uri)));
    before?.dispose();
  }

  private register(watchers: FileSystemWatcher[]): Promise<Disposable> {
    return this.setup.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }

  private watcherFor(uri: string): readonly FileSystemWatcher[] {
    const { store, client } = this.setup;
    const folder = store.folders.find((it) => isInside(it, uri));
    if (folder === undefined) return [];
    const path = literal(relativePath(`${folder}/.`, uri));
    return [{ globPattern: client.registers.relativePatterns ? { baseUri: folder, pattern: path } : `**/${path}` }];
  }
}

/** A path as a glob. Globs have no way to escape, so whatever means something in one stands for any character. */
function literal(path: string): string {
  return path.replace(/[*?[\]{}!,]/g, '?');
}
