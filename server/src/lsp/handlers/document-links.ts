import { documentLinks as linksOf } from '../../features/document-links';
import type { Handler } from '../handler';
import { linksInReport } from './in-report';
import { guarded } from '../log';

/** The pages and files that a manifest names, to be clicked. */
export const documentLinks: Handler = (setup) => {
  const { connection, store, log } = setup;
  connection.onDocumentLinks(
    guarded(log, 'Finding links', ({ textDocument }) => {
      const view = store.view(textDocument.uri);
      if (view === undefined) return linksInReport(setup, textDocument.uri);
      return linksOf(view.analysis).flatMap(({ span, target }) => {
        const range = view.places.range(span);
        return range === undefined ? [] : [{ range, target }];
      });
    }),
  );
};
