import { hoverAt } from '../../features/hover';
import type { Handler } from '../handler';
import { guarded } from '../log';
import { markup } from '../markup';

/** What is to be known about the word under the pointer. */
export const hover: Handler = ({ connection, store, client, log }) => {
  connection.onHover(
    guarded(log, 'Hover', null, ({ textDocument, position }) => {
      const view = store.view(textDocument.uri);
      const found = view && hoverAt(view.analysis, view.places.offsetAt(position));
      const range = found && view.places.range(found.span);
      if (found === undefined || range === undefined) return null;
      return { contents: markup(client.hover, found.content), range };
    }),
  );
  return { hoverProvider: true };
};
