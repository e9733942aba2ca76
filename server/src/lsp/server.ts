import {
  ErrorCodes,
  ResponseError,
  type Connection,
  type ExecuteCommandParams,
  type InitializeParams,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver';
import { isWholeDisk, normalized } from '../text/uri';
import type { Client } from './client/capabilities';
import { Configuration } from './client/configuration';
import { Discovery } from './documents/discovery';
import { syncDocuments } from './documents/documents';
import type { Command, Setup } from './handler';
import { handlers } from './handlers/index';
import type { Host } from './host';
import { contained, guarded, Log } from './log';
import { refreshOnChange } from './client/refreshing';
import { settingsFrom } from './client/settings';
import { Settling } from './debounce';
import { Store } from './documents/store';
import { Watching } from './client/file-watchers';

/** Connects the store with a client: from here on, all that happens is an answer to a message. */
export function begin(params: InitializeParams, client: Client, connection: Connection, host: Host): void {
  const log = new Log(connection.console);
  const store = new Store(host, client);
  const setup: Setup = { connection, store, client, log, host, commands: new Map() };
  const folders = foldersOf(params);
  store.setFolders(folders);
  for (const folder of folders.filter(isWholeDisk))
    log.once(`${folder} is all of a disk and no workspace: what is open there is taken to be in its own folder.`);
  const configuration = new Configuration(setup, settingsFrom(params.initializationOptions));
  const watching = new Watching(setup);
  const discovery = new Discovery(setup);
  /** For what nobody waits for: a fault in it is logged like any other. */
  const inBackground = (what: string, task: () => Promise<void>): void => {
    task().catch((error: unknown) => {
      log.fault(what, error);
    });
  };

  const watched = new Settling(host.later, () => {
    inBackground('Watching files', () => watching.update());
  });

  syncDocuments(setup, watching, (uris) => {
    inBackground('Looking for manifests', () => discovery.follow(uris));
  });
  for (const handler of handlers) handler(setup);
  connection.onExecuteCommand(
    guarded<ExecuteCommandParams, unknown>(log, 'A command', ({ command, arguments: args = [] }) => {
      const known = new Map<string, Command>(setup.commands).get(command);
      if (known === undefined) throw new ResponseError(ErrorCodes.InvalidParams, `There is no command “${command}”.`);
      return known(args);
    }),
  );
  refreshOnChange(setup);
  store.subscribe({
    fault: (what, error) => {
      log.fault(what, error);
    },
    checked: () => {
      watched.touch();
    },
  });

  connection.onInitialized(() => {
    // Nothing may be asked of a client before.
    store.subscribe({
      pending: (uri) => {
        inBackground('Reading a file', () => discovery.read(uri));
      },
    });
    inBackground('Reading the settings', () => configuration.start());
    inBackground('Watching files', () => watching.start());
    inBackground('Looking for manifests', () => discovery.findAll());
    if (client.workspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders(
        contained(log, 'Changing the folders of the workspace', ({ added, removed }: WorkspaceFoldersChangeEvent) => {
          const gone = removed.map(({ uri }) => normalized(uri));
          store.setFolders([...store.folders.filter((uri) => !gone.includes(uri)), ...added.map(({ uri }) => uri)]);
          inBackground('Reading the settings', () => configuration.ask());
          inBackground('Looking for manifests', () => discovery.findAll());
        }),
      );
  });
  connection.onDidChangeConfiguration(({ settings }) => {
    inBackground('Reading the settings', () => configuration.changed(settings));
  });
}

/** The folders that the client has open; older clients have one. What is no address is left out. */
function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  const given: readonly unknown[] = Array.isArray(workspaceFolders)
    ? workspaceFolders.map((folder: { readonly uri?: unknown } | null) => folder?.uri)
    : [rootUri];
  return given.filter((uri) => typeof uri === 'string');
}
