import { DocumentHighlightKind } from 'vscode-languageserver';
import { documentHighlight as highlightsAt } from '../../features/document-highlight';
import { byKind } from '../documents/view';
import type { Handler } from '../handler';
import { guarded } from '../log';

/** The places of this document that name the id under the cursor. */
export const documentHighlight: Handler = ({ connection, store, log }) => {
  connection.onDocumentHighlight(
    guarded(log, 'Highlighting', ({ textDocument, position }) => {
      return byKind(store.view(textDocument.uri), {
        manifest: (view) => {
          return highlightsAt(view.analysis, view.places.offsetAt(position)).flatMap(({ span, kind }) => {
            const range = view.places.range(span);
            const { Write, Read } = DocumentHighlightKind;
            return range === undefined ? [] : [{ range, kind: kind === 'write' ? Write : Read }];
          });
        },
      });
    }),
  );
};
