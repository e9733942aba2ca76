import { definition as definitionAt } from '../../features/definition';
import type { Handler } from '../handler';
import { guarded } from '../log';

/** Where an id is defined; a client that can show more gets the whole entry and the id under the cursor with it. */
export const definition: Handler = ({ connection, store, client, log }) => {
  connection.onDefinition(
    guarded(log, 'Going to a definition', null, ({ textDocument, position }) => {
      const view = store.view(textDocument.uri);
      const found = view && definitionAt(view.analysis, view.places.offsetAt(position));
      if (view === undefined || found === undefined) return null;
      const target = view.places.location(found.target);
      if (target === undefined || !client.definitionLinks) return target ?? null;
      const origin = view.places.range(found.origin);
      return [
        {
          targetUri: target.uri,
          targetRange: view.places.location(found.entry)?.range ?? target.range,
          targetSelectionRange: target.range,
          ...(origin && { originSelectionRange: origin }),
        },
      ];
    }),
  );
  return { definitionProvider: true };
};
