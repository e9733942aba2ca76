import {
  ErrorCodes,
  ResponseError,
  type Connection,
  type ExecuteCommandParams,
  type InitializeParams,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver';
import { t } from '../text/l10n';
import { isWholeDisk, normalized } from '../text/uri';
import type { Client } from './client/capabilities';
import { Configuration } from './client/configuration';
import { Discovery } from './documents/discovery';
import { syncDocuments, syncFiles } from './documents/documents';
import type { Command, Setup } from './handler';
import { handlers } from './handlers/index';
import type { Host } from './host';
import { contained, guarded, Log } from './log';
import { showIndexing } from './client/progress';
import { refreshOnChange } from './client/refreshing';
import { settingsFrom } from './client/settings';
import { Settling } from './debounce';
import { Store } from './documents/store';
import { Watching } from './client/file-watchers';

/** What is made for one client, and what follows its settings, files and folders. */
interface Parts extends Setup {
  readonly configuration: Configuration;
  readonly watching: Watching;
  readonly discovery: Discovery;
  /** For what nobody waits for: a fault in it is logged like any other. */
  readonly inBackground: (what: string, task: () => Promise<void>) => void;
}

/** Connects the store with a client: from here on, all that happens is an answer to a message. */
export function begin(
  params: InitializeParams,
  client: Client,
  { connection, host }: { readonly connection: Connection; readonly host: Host },
): void {
  const log = new Log(connection.console);
  const store = new Store(host, client);
  const setup: Setup = { connection, store, client, log, host, commands: new Map() };
  const folders = foldersOf(params);
  store.setFolders(folders);
  for (const folder of folders.filter(isWholeDisk))
    log.once(
      t`${folder} is a whole disk, not a workspace: files that are open there are checked in their own folders.`,
    );
  const parts: Parts = {
    ...setup,
    configuration: new Configuration(setup, settingsFrom(params.initializationOptions)),
    watching: new Watching(setup),
    discovery: new Discovery(setup),
    inBackground: (what, task) => {
      task().catch((error: unknown) => {
        log.fault(what, error);
      });
    },
  };
  answer(parts);
  connection.onInitialized(() => {
    follow(parts);
  });
  connection.onDidChangeConfiguration(({ settings }) => {
    parts.inBackground(t`Reading the settings`, () => parts.configuration.changed(settings));
  });
}

/** Takes what the client sends of its documents, and answers what it asks of them. */
function answer(parts: Parts): void {
  const { connection, store, log, host, commands, watching, discovery, inBackground } = parts;
  syncDocuments(parts, watching);
  syncFiles(parts, (uris, hasFolders) => {
    inBackground(t`Looking for manifests`, () => discovery.follow(uris, hasFolders));
  });
  for (const handler of handlers) handler(parts);
  connection.onExecuteCommand(
    guarded<ExecuteCommandParams, unknown>(log, 'A command', ({ command, arguments: args = [] }) => {
      const known = new Map<string, Command>(commands).get(command);
      if (known === undefined) throw new ResponseError(ErrorCodes.InvalidParams, t`There is no command “${command}”.`);
      return known(args);
    }),
  );
  refreshOnChange(parts);
  showIndexing(parts);
  // Where all manifests of a workspace are looked at, one a few turns, it is not worth while after each.
  const watched = new Settling(host.later, () => inBackground(t`Watching files`, () => watching.update()), 10);
  store.subscribe({
    fault: (what, error) => {
      log.fault(what, error);
    },
    checked: () => {
      watched.touch();
    },
  });
}

/** Follows files, folders and settings: nothing may be asked of a client before it has been told of our start. */
function follow({ connection, store, client, log, configuration, watching, discovery, inBackground }: Parts): void {
  store.subscribe({
    pending: (uri) => {
      inBackground('Reading a file', () => discovery.read(uri));
    },
  });
  inBackground(t`Reading the settings`, () => configuration.start());
  inBackground(t`Watching files`, () => watching.start());
  inBackground(t`Looking for manifests`, () => discovery.findAll());
  if (client.workspaceFolders)
    connection.workspace.onDidChangeWorkspaceFolders(
      contained(log, t`Changing the folders of the workspace`, ({ added, removed }: WorkspaceFoldersChangeEvent) => {
        const gone = removed.map(({ uri }) => normalized(uri));
        store.setFolders([...store.folders.filter((uri) => !gone.includes(uri)), ...added.map(({ uri }) => uri)]);
        inBackground(t`Reading the settings`, () => configuration.ask());
        inBackground(t`Looking for manifests`, () => discovery.findAll());
      }),
    );
}

/** The folders that the client has open; older clients have one. What is no address is left out. */
function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  const given: readonly unknown[] = Array.isArray(workspaceFolders)
    ? workspaceFolders.map((folder: { readonly uri?: unknown } | null) => folder?.uri)
    : [rootUri];
  return given.filter((uri) => typeof uri === 'string');
}
