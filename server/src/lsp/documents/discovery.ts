import type { FileState } from '../../text/files';
import type { Discovered } from '../../workspace/discovered';
import { isIgnoreFile, isManifestFile } from '../../manifest/manifest-files';
import type { Setup } from '../handler';
import {
  FIND_MANIFESTS,
  READ_FILE,
  type FindManifestsParams,
  type FindManifestsResult,
  type ReadFileParams,
  type ReadFileResult,
} from '../messages';
import { notReadText } from '../not-read';

/** Finds manifests and reads files: through the host, or through the client where the host can't. */
export class Discovery {
  /** How many searches have been begun; of those that overlap, only the last one counts. */
  private searches = 0;
  /** How many folders are being searched. */
  private searched = 0;

  constructor(private readonly setup: Setup) {}

  /** Looks for the manifests of all folders of the workspace. */
  async findAll(): Promise<void> {
    const search = ++this.searches;
    await Promise.all(this.setup.store.folders.map((folder) => this.findIn(folder, search)));
  }

  /** Looks again when rules of git have changed, or a manifest that a search under way may have missed. */
  async follow(uris: readonly string[]): Promise<void> {
    const mayMiss = this.searched > 0 && uris.some(isManifestFile);
    if (mayMiss || uris.some(isIgnoreFile)) await this.findAll();
  }

  /** Reads a file that only the client can read. A client that can't either leaves it unknown, which is no finding. */
  async read(uri: string): Promise<void> {
    const { connection, client, store } = this.setup;
    if (!client.readsFiles) return;
    const params: ReadFileParams = { uri };
    const told: ReadFileResult = await connection.sendRequest(READ_FILE, params);
    store.told(uri, stateOf(told));
  }

  private async findIn(folder: string, search: number): Promise<void> {
    this.searched++;
    try {
      const found = await this.find(folder);
      if (search !== this.searches) return;
      this.setup.store.setFound(folder, found);
      const { log, store } = this.setup;
      for (const place of store.notRead) log.once(notReadText(place, store.folders));
    } finally {
      this.searched--;
    }
  }

  private async find(folder: string): Promise<Discovered> {
    const { connection, client, host } = this.setup;
    const found = await host.discover(folder);
    if (found !== undefined) return found;
    const nothing = { manifests: [], configs: [], passedOver: [], problems: [] };
    if (!client.findsManifests) return nothing;
    const params: FindManifestsParams = { folder };
    const told: FindManifestsResult = await connection.sendRequest(FIND_MANIFESTS, params);
    return { ...nothing, manifests: told };
  }
}

function stateOf(told: ReadFileResult): FileState {
  return told.kind === 'absent' || told.kind === 'folder' ? { kind: told.kind } : told;
}
