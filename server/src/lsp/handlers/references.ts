import { references as referencesAt } from '../../features/references';
import { t } from '../../text/l10n';
import { byKind } from '../documents/view';
import type { Handler } from '../handler';
import { lookAtAll } from '../in-turn';
import { guarded } from '../log';

/** Every place that names an id, in all manifests and reports. */
export const references: Handler = ({ connection, store, log, host }) => {
  connection.onReferences(
    guarded(log, t`Finding references`, async ({ textDocument, position, context }, token) => {
      await lookAtAll({ store, host }, token);
      return byKind(store.view(textDocument.uri), {
        manifest: (view) => {
          const spans = referencesAt(view.analysis, view.places.offsetAt(position), context.includeDeclaration);
          return spans.flatMap((span) => view.places.location(span) ?? []);
        },
      });
    }),
  );
};
