import { hoverAt } from '../../features/hover';
import type { Handler } from '../handler';
import { hoverInReport } from './in-report';
import { guarded } from '../log';
import { markup } from '../markup';

/** What is to be known about the word under the pointer. */
export const hover: Handler = (setup) => {
  const { connection, store, client, log } = setup;
  connection.onHover(
    guarded(log, 'Hover', ({ textDocument, position }) => {
      const view = store.view(textDocument.uri);
      if (view === undefined) return hoverInReport(setup, textDocument.uri, position);
      const found = hoverAt(view.analysis, view.places.offsetAt(position));
      const range = found && view.places.range(found.span);
      if (found === undefined || range === undefined) return null;
      return { contents: markup(client.hover, found.content), range };
    }),
  );
};
