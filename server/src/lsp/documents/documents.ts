import type {
  CreateFilesParams,
  DeleteFilesParams,
  DidChangeTextDocumentParams,
  DidChangeWatchedFilesParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  RenameFilesParams,
} from 'vscode-languageserver';
import { t } from '../../text/l10n';
import type { Setup } from '../handler';
import { contained } from '../log';
import { FOCUSED } from '../messages';
import type { Watching } from '../client/file-watchers';

/** What is told of files that have changed, and whether there were folders among them, so that others may have come. */
export type OnFiles = (uris: readonly string[], hasFolders: boolean) => void;

/** Keeps the store's documents as the client has them. */
export function syncDocuments({ connection, store, log }: Setup, watching: Watching): void {
  // What the client does not watch may have changed whenever it opens or saves a document or comes to the front.
  const compare = (): void => {
    store.compareFiles(watching.sight);
  };
  connection.onDidOpenTextDocument(
    contained<DidOpenTextDocumentParams>(log, 'Opening a document', ({ textDocument }) => {
      compare();
      store.opened(textDocument);
    }),
  );
  connection.onDidChangeTextDocument(
    contained<DidChangeTextDocumentParams>(log, t`Following an edit`, ({ textDocument, contentChanges }) => {
      store.edited(textDocument.uri, textDocument.version, contentChanges);
    }),
  );
  connection.onDidCloseTextDocument(
    contained<DidCloseTextDocumentParams>(log, 'Closing a document', ({ textDocument }) => {
      store.closed(textDocument.uri);
    }),
  );
  connection.onDidSaveTextDocument(contained(log, t`Looking for changed files`, compare));
  connection.onNotification(FOCUSED, contained(log, t`Looking for changed files`, compare));
}

/** Keeps the store's files as the disk has them. */
export function syncFiles({ connection, store, log }: Setup, onFiles: OnFiles): void {
  const changed = (uris: readonly string[], areFolders: boolean): void => {
    const { hasFolders } = store.filesChanged(uris);
    onFiles(uris, hasFolders || areFolders);
  };
  connection.onDidChangeWatchedFiles(
    contained<DidChangeWatchedFilesParams>(log, t`Looking at changed files`, ({ changes }) => {
      changed(
        changes.map(({ uri }) => uri),
        false,
      );
    }),
  );
  // What is done to folders in the editor is told at once, and no watcher tells of what is in them.
  connection.workspace.onDidCreateFiles(
    contained<CreateFilesParams>(log, t`Looking at new folders`, ({ files }) => {
      changed(
        files.map(({ uri }) => uri),
        true,
      );
    }),
  );
  connection.workspace.onDidRenameFiles(
    contained<RenameFilesParams>(log, t`Looking at renamed folders`, ({ files }) => {
      changed(
        files.flatMap(({ oldUri, newUri }) => [oldUri, newUri]),
        true,
      );
    }),
  );
  connection.workspace.onDidDeleteFiles(
    contained<DeleteFilesParams>(log, t`Looking at removed folders`, ({ files }) => {
      changed(
        files.map(({ uri }) => uri),
        true,
      );
    }),
  );
}
