import {
  TextDocumentSyncKind,
  type Connection,
  type ExecuteCommandParams,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver';
import { normalized } from '../text/uri';
import { clientOf } from './capabilities';
import { Configuration } from './configuration';
import { Discovery } from './discovery';
import { syncDocuments } from './documents';
import type { Setup } from './handler';
import { handlers } from './handlers/index';
import type { Host } from './host';
import { contained, guarded, Log } from './log';
import { refreshOnChange } from './refreshing';
import { settingsFrom } from './settings';
import { Settling } from './settling';
import { Store } from './store';
import { Watching } from './watching';

/** Connects the store with a client: from here on, all that happens is an answer to a message. */
export function serve(connection: Connection, host: Host): void {
  const log = new Log(connection.console);
  connection.onInitialize((params) => start(params, connection, host, log));
}

function start(params: InitializeParams, connection: Connection, host: Host, log: Log): InitializeResult {
  const client = clientOf(params.capabilities);
  const store = new Store(host, client);
  const setup: Setup = { connection, store, client, log, host, commands: new Map() };
  store.setFolders(foldersOf(params));
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
  const features = handlers.map((handler) => handler(setup));
  connection.onExecuteCommand(
    guarded<ExecuteCommandParams, unknown>(
      log,
      'A command',
      null,
      ({ command, arguments: args = [] }) => setup.commands.get(command)?.(args) ?? null,
    ),
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
  return {
    serverInfo: { name: 'impact-language-server', version: host.version },
    capabilities: Object.assign(
      {
        positionEncoding: client.encoding,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        executeCommandProvider: { commands: [...setup.commands.keys()] },
      } satisfies ServerCapabilities,
      ...features,
    ) as ServerCapabilities,
  };
}

/** The folders that the client has open; older clients have one. */
function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders !== undefined && workspaceFolders !== null) return workspaceFolders.map(({ uri }) => uri);
  return rootUri === null || rootUri === undefined ? [] : [rootUri];
}
