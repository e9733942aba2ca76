import { LSPErrorCodes, ResponseError, type Range, type TextEdit } from 'vscode-languageserver';
import { formatting as layOut } from '../../features/formatting';
import type { Handler } from '../handler';
import { guarded } from '../log';

/** Lays out a manifest or the entries that are selected in it. */
export const formatting: Handler = ({ connection, store, host, log }) => {
  const edits = async (uri: string, tabSize: number, range?: Range): Promise<TextEdit[] | null> => {
    const view = store.view(uri);
    if (view === undefined || !view.settings.format) return null;
    const { analysis, places } = view;
    const within = range && { start: places.offsetAt(range.start), end: places.offsetAt(range.end) };
    const made = await layOut(analysis, host.formatYaml, tabSize, within);
    // The edits are for the text that was there when they were asked for.
    if (store.view(uri)?.analysis.tree !== analysis.tree)
      throw new ResponseError(LSPErrorCodes.ContentModified, 'The manifest has changed in the meantime.');
    return made.map(({ start, end, newText }) => ({ range: places.between(start, end), newText }));
  };
  connection.onDocumentFormatting(
    guarded(log, 'Formatting', null, ({ textDocument, options }) => edits(textDocument.uri, options.tabSize)),
  );
  connection.onDocumentRangeFormatting(
    guarded(log, 'Formatting', null, ({ textDocument, options, range }) =>
      edits(textDocument.uri, options.tabSize, range),
    ),
  );
};
