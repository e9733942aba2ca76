import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type DocumentFormattingParams,
  type Range,
  type TextEdit,
} from 'vscode-languageserver';
import { formatting as layOut, type YamlFormatter } from '../../features/formatting';
import { t } from '../../text/l10n';
import { byKind } from '../documents/view';
import type { Handler } from '../handler';
import { guarded, throwIfCancelled } from '../log';

/** Lays out a manifest or the entries that are selected in it, and gives way to messages between its parts. */
export const formatting: Handler = ({ connection, store, host, log }) => {
  const edits = async (
    { textDocument: { uri }, options }: DocumentFormattingParams,
    token: CancellationToken,
    range?: Range,
  ): Promise<TextEdit[] | null> => {
    return byKind<Promise<TextEdit[] | null>>(store.view(uri), {
      manifest: async (view) => {
        if (!view.settings.format) return null;
        const { analysis, places } = view;
        // The edits are for the text that was there when they were asked for.
        const throwIfEdited = (): void => {
          if (store.manifest(uri)?.analysis.tree !== analysis.tree)
            throw new ResponseError(LSPErrorCodes.ContentModified, t`The manifest has changed in the meantime.`);
        };
        const format: YamlFormatter = async (text, width) => {
          await new Promise<void>((resolve) => {
            host.later(resolve);
          });
          throwIfCancelled(token);
          throwIfEdited();
          return host.formatYaml(text, width);
        };
        const within = range && { start: places.offsetAt(range.start), end: places.offsetAt(range.end) };
        const made = await layOut(analysis, format, { tabSize: options.tabSize, within });
        throwIfEdited();
        return made.map(({ start, end, newText }) => ({ range: places.between(start, end), newText }));
      },
    });
  };
  connection.onDocumentFormatting(guarded(log, 'Formatting', (params, token) => edits(params, token)));
  connection.onDocumentRangeFormatting(
    guarded(log, 'Formatting', (params, token) => edits(params, token, params.range)),
  );
};
