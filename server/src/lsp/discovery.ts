import type { FileState } from '../text/files';
import type { Setup } from './handler';
import {
  FIND_MANIFESTS,
  READ_FILE,
  type FindManifestsParams,
  type FindManifestsResult,
  type ReadFileParams,
  type ReadFileResult,
} from './messages';

/** Finds manifests and reads files: through the host, or through the client where the host can't. */
export class Discovery {
  constructor(private readonly setup: Setup) {}

  /** Looks for the manifests of all folders of the workspace. */
  async findAll(): Promise<void> {
    const { store } = this.setup;
    await Promise.all(store.folders.map(async (folder) => store.setManifests(folder, await this.find(folder))));
  }

  /** Reads a file that only the client can read. A client that can't either leaves it unknown, which is no finding. */
  async read(uri: string): Promise<void> {
    const { connection, client, store } = this.setup;
    if (!client.readsFiles) return;
    const params: ReadFileParams = { uri };
    const told: ReadFileResult = await connection.sendRequest(READ_FILE, params);
    store.told(uri, stateOf(told));
  }

  private async find(folder: string): Promise<readonly string[]> {
    const { connection, client, host } = this.setup;
    const found = await host.findManifests(folder);
    if (found !== undefined || !client.findsManifests) return found ?? [];
    const params: FindManifestsParams = { folder };
    const told: FindManifestsResult = await connection.sendRequest(FIND_MANIFESTS, params);
    return told;
  }
}

function stateOf(told: ReadFileResult): FileState {
  return told.kind === 'absent' || told.kind === 'folder' ? { kind: told.kind } : told;
}
