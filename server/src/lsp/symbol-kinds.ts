import { SymbolKind } from 'vscode-languageserver';
import type { DocumentSymbol } from '../features/document-symbols';

/** The icon of each kind of symbol, chosen among those that the protocol has. */
export const symbolKinds: Readonly<Record<DocumentSymbol['kind'], SymbolKind>> = {
  section: SymbolKind.Namespace,
  data: SymbolKind.Array,
  model: SymbolKind.Class,
  application: SymbolKind.Module,
  other: SymbolKind.Object,
  distribution: SymbolKind.Package,
  breach: SymbolKind.Event,
};
