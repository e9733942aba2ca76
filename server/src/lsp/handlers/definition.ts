import { definition as definitionAt } from '../../features/definition';
import type { Handler } from '../handler';
import { definitionInReport } from './in-report';
import { guarded } from '../log';

/** Where an id is defined; a client that can show more gets the whole entry and the id under the cursor with it. */
export const definition: Handler = (setup) => {
  const { connection, store, client, log } = setup;
  connection.onDefinition(
    guarded(log, 'Going to a definition', ({ textDocument, position }) => {
      const view = store.view(textDocument.uri);
      if (view === undefined) return definitionInReport(setup, textDocument.uri, position);
      const found = definitionAt(view.analysis, view.places.offsetAt(position));
      if (found === undefined) return null;
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
};
