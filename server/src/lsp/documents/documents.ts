import type {
  DidChangeTextDocumentParams,
  DidChangeWatchedFilesParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
} from 'vscode-languageserver';
import type { Setup } from '../handler';
import { contained } from '../log';
import { FOCUSED } from '../messages';
import type { Watching } from '../client/file-watchers';

/** Keeps the store's documents and files as the client has them. `onFiles` is told of the files that have changed. */
export function syncDocuments(
  { connection, store, log }: Setup,
  watching: Watching,
  onFiles: (uris: readonly string[]) => void,
): void {
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
    contained<DidChangeTextDocumentParams>(log, 'Following an edit', ({ textDocument, contentChanges }) => {
      store.edited(textDocument.uri, textDocument.version, contentChanges);
    }),
  );
  connection.onDidCloseTextDocument(
    contained<DidCloseTextDocumentParams>(log, 'Closing a document', ({ textDocument }) => {
      store.closed(textDocument.uri);
    }),
  );
  connection.onDidSaveTextDocument(contained(log, 'Looking for changed files', compare));
  connection.onNotification(FOCUSED, contained(log, 'Looking for changed files', compare));
  connection.onDidChangeWatchedFiles(
    contained<DidChangeWatchedFilesParams>(log, 'Looking at changed files', ({ changes }) => {
      const uris = changes.map(({ uri }) => uri);
      store.filesChanged(uris);
      onFiles(uris);
    }),
  );
}
