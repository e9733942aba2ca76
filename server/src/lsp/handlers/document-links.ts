import type { DocumentLink } from 'vscode-languageserver';
import { documentLinks as linksOf } from '../../features/document-links';
import { cardLinks } from '../../features/card/links';
import { reportLink } from '../../features/report/links';
import { byKind } from '../documents/view';
import type { Handler } from '../handler';
import { guarded } from '../log';

/** The pages and files that a manifest names, to be clicked; the ids in a report or a card, as links to the lines that define them. */
export const documentLinks: Handler = ({ connection, store, log }) => {
  connection.onDocumentLinks(
    guarded(log, 'Finding links', ({ textDocument }) =>
      byKind<DocumentLink[] | null>(store.view(textDocument.uri), {
        manifest: ({ analysis, places }) =>
          linksOf(analysis).flatMap(({ span, target }) => {
            const range = places.range(span);
            return range === undefined ? [] : [{ range, target }];
          }),
        report: ({ analysis, places }) => {
          const link = reportLink(analysis.subject);
          const range = link && places.range(link.origin);
          const target = link && places.location(link.target.id.span);
          if (range === undefined || target === undefined) return null;
          return [{ range, target: `${target.uri}#L${String(target.range.start.line + 1)}` }];
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
