import type { DocumentSymbol as ProtocolSymbol, SymbolInformation } from 'vscode-languageserver';
import { documentSymbols as symbolsOf, type DocumentSymbol } from '../../features/document-symbols';
import { t } from '../../text/l10n';
import type { Handler } from '../handler';
import { guarded } from '../log';
import { byKind, type ManifestView } from '../documents/view';
import { symbolKinds } from '../symbol-kinds';

/** The outline; a flat list for clients that know no other. */
export const documentSymbols: Handler = ({ connection, store, client, log }) => {
  connection.onDocumentSymbol(
    guarded(log, t`The outline`, ({ textDocument }) => {
      return byKind(store.view(textDocument.uri), {
        manifest: (view) => {
          const symbols = symbolsOf(view.analysis);
          return client.hierarchicalSymbols
            ? symbols.map((symbol) => nested(view, symbol))
            : symbols.flatMap((symbol) => flat(view, symbol));
        },
      });
    }),
  );
};

function nested(view: ManifestView, symbol: DocumentSymbol): ProtocolSymbol {
  const { name, detail, kind, extent, selection, children } = symbol;
  return {
    name,
    detail,
    kind: symbolKinds[kind],
    range: view.places.between(extent.start, extent.end),
    selectionRange: view.places.between(selection.start, selection.end),
    children: children.map((child) => nested(view, child)),
  };
}

function flat(view: ManifestView, symbol: DocumentSymbol, containerName?: string): readonly SymbolInformation[] {
  const { name, kind, extent, children } = symbol;
  const location = { uri: view.uri, range: view.places.between(extent.start, extent.end) };
  return [
    { name, kind: symbolKinds[kind], location, ...(containerName !== undefined && { containerName }) },
    ...children.flatMap((child) => flat(view, child, name)),
  ];
}
