import { FoldingRangeKind, type FoldingRange } from 'vscode-languageserver';
import { folding as foldsOf } from '../../features/folding';
import { byKind } from '../documents/view';
import type { Handler } from '../handler';
import { guarded } from '../log';

/** What can be folded, by whole lines, which is all that every client can do. */
export const folding: Handler = ({ connection, store, log }) => {
  connection.onFoldingRanges(
    guarded(log, 'Folding', ({ textDocument }) => {
      return byKind(store.view(textDocument.uri), {
        manifest: (view) => {
          const folds = new Map<number, FoldingRange>();
          for (const { start, end, kind } of foldsOf(view.analysis)) {
            const range = view.places.between(start, end);
            // The outermost of those that begin on one line: a line can be folded in one way only.
            if (range.end.line > range.start.line && !folds.has(range.start.line))
              folds.set(range.start.line, {
                startLine: range.start.line,
                endLine: range.end.line,
                ...(kind === 'comment' && { kind: FoldingRangeKind.Comment }),
              });
          }
          return [...folds.values()];
        },
      });
    }),
  );
};
