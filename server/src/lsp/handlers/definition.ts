import type { Definition, DefinitionLink } from 'vscode-languageserver';
import { definition as definitionAt } from '../../features/definition';
import { cardLinkAt } from '../../features/card/links';
import { reportLinkAt } from '../../features/report/links';
import { unquoted } from '../../manifest/mentions';
import { t } from '../../text/l10n';
import type { Handler } from '../handler';
import { byKind } from '../documents/view';
import { guarded } from '../log';

/** Where an id is defined; a client that can show more gets the whole entry and the id under the cursor with it. */
export const definition: Handler = ({ connection, store, client, log }) => {
  connection.onDefinition(
    guarded(log, t`Finding a definition`, ({ textDocument, position }) =>
      byKind<Definition | DefinitionLink[] | null>(store.view(textDocument.uri), {
        manifest: ({ analysis, places }) => {
          const found = definitionAt(analysis, places.offsetAt(position));
          if (found === undefined) return null;
          const target = places.location(found.target);
          if (target === undefined || !client.definitionLinks) return target ?? null;
          const origin = places.range(found.origin);
          return [
            {
              targetUri: target.uri,
              targetRange: places.location(found.entry)?.range ?? target.range,
              targetSelectionRange: target.range,
              ...(origin && { originSelectionRange: origin }),
            },
          ];
        },
        report: ({ analysis, places }) => {
          const link = reportLinkAt(analysis.subject, places.offsetAt(position));
          return link === undefined ? null : (places.location(unquoted(link.target.id.span)) ?? null);
        },
        card: ({ analysis, places }) => {
          const link = cardLinkAt(analysis.subject, places.offsetAt(position));
          return link?.target === undefined ? null : (places.location(unquoted(link.target.id.span)) ?? null);
        },
      }),
    ),
  );
};
