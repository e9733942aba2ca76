import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { prepareRename, rename as renameAt } from '../../features/rename';
import { t } from '../../text/l10n';
import { byKind } from '../documents/view';
import type { Handler } from '../handler';
import { lookAtAll } from '../in-turn';
import { guarded } from '../log';
import { workspaceEditOf } from '../workspace-edit';

/** Another id wherever one is written; what can't be done is refused with the reason. */
export const rename: Handler = ({ connection, store, client, log, host }) => {
  connection.onPrepareRename(
    guarded(log, t`Preparing to rename`, ({ textDocument, position }) => {
      const view = store.manifest(textDocument.uri);
      const found = view && prepareRename(view.analysis, view.places.offsetAt(position));
      const range = found && view.places.range(found.span);
      return range === undefined ? null : { range, placeholder: found?.id ?? '' };
    }),
  );
  connection.onRenameRequest(
    guarded(log, 'Renaming', async ({ textDocument, position, newName }, token) => {
      await lookAtAll({ store, host }, token);
      return byKind(store.view(textDocument.uri), {
        manifest: (view) => {
          const outcome = renameAt(view.analysis, view.places.offsetAt(position), newName);
          if ('refused' in outcome) throw new ResponseError(LSPErrorCodes.RequestFailed, outcome.refused);
          const edit = workspaceEditOf(outcome, view, { store, client });
          if (edit === undefined)
            throw new ResponseError(
              LSPErrorCodes.ContentModified,
              t`A file that names the id has just changed: try again.`,
            );
          return edit;
        },
      });
    }),
  );
};
