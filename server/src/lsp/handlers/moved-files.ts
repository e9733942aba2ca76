import type { RenameFilesParams, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { editsForMoves, type Move } from '../../edits/moved-files';
import { t } from '../../text/l10n';
import { normalized } from '../../text/uri';
import type { Handler, Setup } from '../handler';
import { guarded } from '../log';

/** Before files or folders are renamed in the editor: all manifests that name them are to name them by their new paths. */
export const movedFiles: Handler = (setup) => {
  const { connection, log } = setup;
  connection.workspace.onWillRenameFiles(
    guarded<RenameFilesParams, WorkspaceEdit | null>(log, t`Following renamed files`, async ({ files }) => {
      await setup.store.found;
      const moves = files.map(({ oldUri, newUri }) => ({ from: setup.store.spelled(oldUri), to: normalized(newUri) }));
      return editFor(moves, setup);
    }),
  );
};

function editFor(moves: readonly Move[], { store, client }: Setup): WorkspaceEdit | null {
  const changes = [...store.manifests].flatMap((uri) => {
    const view = store.manifest(store.clientUri(uri));
    const edits = (view === undefined ? [] : editsForMoves(view.analysis.context.manifest, moves, store)).flatMap(
      ({ span, newText }): readonly TextEdit[] => {
        const range = view?.places.range(span);
        return range === undefined ? [] : [{ range, newText }];
      },
    );
    return view === undefined || edits.length === 0 ? [] : [{ uri: view.uri, version: view.version, edits }];
  });
  if (changes.length === 0) return null;
  if (!client.edits.versioned) return { changes: Object.fromEntries(changes.map(({ uri, edits }) => [uri, edits])) };
  return { documentChanges: changes.map(({ uri, version, edits }) => ({ textDocument: { uri, version }, edits })) };
}
