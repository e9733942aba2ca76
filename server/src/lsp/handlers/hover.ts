import type { Hover } from 'vscode-languageserver';
import { cardHover } from '../../features/card/hover';
import { configHover } from '../../features/config/hover';
import { hoverAt } from '../../features/hover';
import { reportHover } from '../../features/report/hover';
import type { Span } from '../../text/span';
import type { LinkTo, Markdown } from '../../words/markdown';
import { byKind, type AnalyzedView } from '../documents/view';
import type { Handler } from '../handler';
import { guarded } from '../log';
import { markup } from '../markup';

/** What is to be known about the word under the pointer. */
export const hover: Handler = ({ connection, store, client, log }) => {
  const shown = ({ places }: AnalyzedView, found: Found | undefined): Hover | null => {
    const range = found && places.range(found.span);
    return found === undefined || range === undefined ? null : { contents: markup(client.hover, found.content), range };
  };
  connection.onHover(
    guarded(log, 'Hover', ({ textDocument, position }) =>
      byKind<Hover | null>(store.view(textDocument.uri), {
        manifest: (view) => shown(view, hoverAt(view.analysis, view.places.offsetAt(position), linksIn(view))),
        report: (view) => shown(view, reportHover(view.analysis.subject, view.places.offsetAt(position))),
        card: (view) => shown(view, cardHover(view.analysis.subject, view.places.offsetAt(position))),
        config: (view) => shown(view, configHover(view.analysis.subject, view.places.offsetAt(position))),
      }),
    ),
  );
};

/** The way to a place in a document that is there, as editors read it: the line and the column behind a hash. */
function linksIn({ places }: AnalyzedView): LinkTo {
  return (target) => {
    if (typeof target === 'string') return target;
    const place = places.location(target);
    if (place === undefined) return undefined;
    const { line, character } = place.range.start;
    return `${place.uri}#L${String(line + 1)},${String(character + 1)}`;
  };
}

interface Found {
  readonly span: Span;
  readonly content: Markdown;
}
