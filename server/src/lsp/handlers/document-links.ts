import type { DocumentLink } from 'vscode-languageserver';
import { documentLinks as linksOf } from '../../features/document-links';
import { cardLinks } from '../../features/card/links';
import { reportLinks } from '../../features/report/links';
import { t } from '../../text/l10n';
import { byKind } from '../documents/view';
import type { Handler } from '../handler';
import { guarded } from '../log';

/** The pages and files that a manifest names, to be clicked; the ids in a report or a card, as links to the lines that define them. */
export const documentLinks: Handler = ({ connection, store, log }) => {
  connection.onDocumentLinks(
    guarded(log, t`Finding links`, ({ textDocument }) =>
      byKind<DocumentLink[] | null>(store.view(textDocument.uri), {
        manifest: ({ analysis, places }) =>
          linksOf(analysis).flatMap(({ span, target }) => {
            const range = places.range(span);
            return range === undefined ? [] : [{ range, target }];
          }),
        report: ({ analysis, places }) => {
          const links = reportLinks(analysis.subject).flatMap((link): DocumentLink[] => {
            const range = places.range(link.origin);
            const target = places.location(link.target.id.span);
            return range === undefined || target === undefined
              ? []
              : [{ range, target: `${target.uri}#L${String(target.range.start.line + 1)}` }];
          });
          return links.length === 0 ? null : links;
        },
        card: ({ analysis, places }) =>
          cardLinks(analysis.subject).flatMap((link) => {
            const range = places.range(link.origin);
            const target = link.target && places.location(link.target.id.span);
            if (range === undefined) return [];
            const line = target === undefined ? '' : `#L${String(target.range.start.line + 1)}`;
            return [{ range, target: `${target?.uri ?? store.clientUri(link.uri)}${line}` }];
          }),
      }),
    ),
  );
};
