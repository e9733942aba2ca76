import type { BaseLanguageClient, ServerCapabilities } from 'vscode-languageclient';
import { manifests } from './document-selector';

/**
 * Keeps to manifests what is of use in them alone. The library offers every feature for every document that the server is
 * told about; in Markdown that would put this extension among the formatters to choose from, and mix it into the outline.
 * To be called before the client is started.
 */
export function keepToManifests(client: BaseLanguageClient): void {
  const features = [
    client.getFeature('textDocument/formatting'),
    client.getFeature('textDocument/rangeFormatting'),
    client.getFeature('textDocument/rename'),
    client.getFeature('textDocument/references'),
    client.getFeature('textDocument/documentHighlight'),
    client.getFeature('textDocument/documentSymbol'),
    client.getFeature('textDocument/foldingRange'),
    client.getFeature('textDocument/selectionRange'),
    client.getFeature('textDocument/inlayHint'),
    client.getFeature('textDocument/semanticTokens'),
  ];
  for (const feature of features) {
    const initialize = feature.initialize.bind(feature);
    feature.initialize = (capabilities: ServerCapabilities) => initialize(capabilities, manifests);
  }
}
