import { decode } from '../../text/decode';
import type { FileState } from '../../text/files';
import { t } from '../../text/l10n';
import type { Discovered } from '../../workspace/discovered';
import { isIgnoreFile, isManifestFile } from '../../manifest/manifest-files';
import type { Setup } from '../handler';
import {
  FIND_MANIFESTS,
  READ_FILE,
  type FindManifestsParams,
  type FindManifestsResult,
  type ReadFileParams,
} from '../messages';
import { notReadText } from '../not-read';

/** How long those who ask about all manifests wait for a search, in milliseconds. */
const PATIENCE = 10_000;

/** Finds manifests and reads files: through the host, or through the client where the host can't. */
export class Discovery {
  /** How many searches have been begun; of those that overlap, only the last one counts. */
  private searches = 0;
  /** How many folders are being searched. */
  private searched = 0;

  constructor(private readonly setup: Setup) {
    setup.store.subscribe({
      indexing: ({ done, total }) => {
        if (done === total) this.tellNotRead();
      },
    });
  }

  /** Looks for the manifests of all folders of the workspace. */
  async findAll(): Promise<void> {
    const search = ++this.searches;
    const { store } = this.setup;
    const found = Promise.all(store.folders.map((folder) => this.findIn(folder, search)));
    store.searching(inTime(found));
    await found;
  }

  /**
   * Looks again when rules of git have changed, or a folder, which tells of nothing that is in it, or a manifest that a
   * search under way may have missed.
   */
  async follow(uris: readonly string[], hasFolders: boolean): Promise<void> {
    const mayMiss = this.searched > 0 && uris.some(isManifestFile);
    if (mayMiss || hasFolders || uris.some(isIgnoreFile)) await this.findAll();
  }

  /** Reads a file that only the client can read. A client that can't either leaves it unknown, which is no finding. */
  async read(uri: string): Promise<void> {
    const { connection, client, store, log } = this.setup;
    if (!client.readsFiles) return;
    const params: ReadFileParams = { uri };
    const told: unknown = await connection.sendRequest(READ_FILE, params);
    const state = stateOf(told);
    if (state === undefined) log.once(t`The client’s answers about files make no sense and are ignored.`);
    else store.told(uri, state);
  }

  private async findIn(folder: string, search: number): Promise<void> {
    this.searched++;
    try {
      const found = await this.find(folder);
      if (search !== this.searches) return;
      this.setup.store.setFound(folder, found);
      this.tellNotRead();
    } finally {
      this.searched--;
    }
  }

  /** In the log, of what was looked at so far. */
  private tellNotRead(): void {
    const { log, store } = this.setup;
    for (const place of store.notRead) log.once(notReadText(place, store.folders));
  }

  private async find(folder: string): Promise<Discovered> {
    const { connection, client, host } = this.setup;
    const found = await host.discover(folder);
    if (found !== undefined) return found;
    const nothing = { manifests: [], configs: [], passedOver: [], problems: [] };
    if (!client.findsManifests) return nothing;
    const params: FindManifestsParams = { folder };
    const told: unknown = await connection.sendRequest(FIND_MANIFESTS, params);
    const isList = Array.isArray(told) && told.every((uri) => typeof uri === 'string');
    return isList ? { ...nothing, manifests: told satisfies FindManifestsResult } : nothing;
  }
}

/** Over when a search is, and not later than that: a client may never answer. */
async function inTime(search: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE);
  });
  // One that breaks down is told by whoever began it.
  await Promise.race([search.catch(() => undefined), limit]);
  clearTimeout(timer);
}

/** What a client has told of a file, which may be anything; nothing for what makes no sense. */
function stateOf(told: unknown): FileState | undefined {
  if (typeof told !== 'object' || told === null) return undefined;
  const { kind, text, reason, base64 } = told as Readonly<Record<string, unknown>>;
  switch (kind) {
    case 'absent':
    case 'folder':
      return { kind };
    case 'text':
      return typeof text === 'string' ? { kind, text } : undefined;
    case 'bytes':
      return typeof base64 === 'string' ? fromBytes(base64) : undefined;
    case 'unreadable':
      return { kind, reason: typeof reason === 'string' ? reason : t`the client can’t read it` };
    default:
      return undefined;
  }
}

function fromBytes(base64: string): FileState | undefined {
  if (!/^[a-z\d+/]*={0,2}$/i.test(base64) || base64.length % 4 !== 0) return undefined;
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const text = decode(bytes);
  const encoded = new TextEncoder().encode(text);
  const isUtf8 = encoded.length === bytes.length && encoded.every((byte, at) => byte === bytes[at]);
  return { kind: 'text', text, ...(isUtf8 ? {} : { isUtf8 }) };
}
