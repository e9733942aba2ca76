import type { SelectionRange } from 'vscode-languageserver';
import { selectionRanges as rangesAt } from '../../features/selection-ranges';
import { t } from '../../text/l10n';
import type { Handler } from '../handler';
import { guarded } from '../log';
import { byKind, type ManifestView } from '../documents/view';

/** What a growing selection takes in, for each cursor. */
export const selectionRanges: Handler = ({ connection, store, log }) => {
  connection.onSelectionRanges(
    guarded(log, t`Expanding the selection`, ({ textDocument, positions }) => {
      return byKind(store.view(textDocument.uri), {
        manifest: (view) => positions.map((position) => around(view, view.places.offsetAt(position))),
      });
    }),
  );
};

function around({ analysis, places }: ManifestView, offset: number): SelectionRange {
  const all = [...rangesAt(analysis, offset)].reverse();
  const whole: SelectionRange = { range: places.between(0, analysis.tree.text.length) };
  return all.slice(1).reduce((parent, { start, end }) => ({ range: places.between(start, end), parent }), whole);
}
