import type { Setup } from './handler';
import type { Watching } from './watching';

/** Keeps the store's documents and files as the client has them. */
export function syncDocuments({ connection, store }: Setup, watching: Watching): void {
  // A client that does not watch files may have changed any of them before it opens or saves one.
  const compare = (): void => {
    if (!watching.isPossible) store.compareFiles();
  };
  connection.onDidOpenTextDocument(({ textDocument }) => {
    compare();
    store.opened(textDocument);
  });
  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
    store.edited(textDocument.uri, textDocument.version, contentChanges);
  });
  connection.onDidCloseTextDocument(({ textDocument }) => {
    store.closed(textDocument.uri);
  });
  connection.onDidSaveTextDocument(compare);
  connection.onDidChangeWatchedFiles(({ changes }) => {
    store.filesChanged(changes.map(({ uri }) => uri));
  });
}
