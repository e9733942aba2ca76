import assert from 'node:assert/strict';
import {
  ErrorCodes,
  type ClientCapabilities,
  type ResponseError,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { LEAK } from '../kit/scenes';
import { Server } from '../kit/server';

const URI = 'untitled:impact.yaml';
const textDocument = { uri: URI };
const position = { line: 0, character: 0 };
const range = { start: position, end: position };

/** A request for each thing that a server can offer. */
const REQUESTS: Readonly<Partial<Record<keyof ServerCapabilities, readonly [method: string, params: object]>>> = {
  diagnosticProvider: ['textDocument/diagnostic', { textDocument }],
  codeActionProvider: ['textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } }],
  codeLensProvider: ['textDocument/codeLens', { textDocument }],
  completionProvider: ['textDocument/completion', { textDocument, position }],
  definitionProvider: ['textDocument/definition', { textDocument, position }],
  documentHighlightProvider: ['textDocument/documentHighlight', { textDocument, position }],
  documentLinkProvider: ['textDocument/documentLink', { textDocument }],
  documentSymbolProvider: ['textDocument/documentSymbol', { textDocument }],
  foldingRangeProvider: ['textDocument/foldingRange', { textDocument }],
  documentFormattingProvider: [
    'textDocument/formatting',
    { textDocument, options: { tabSize: 2, insertSpaces: true } },
  ],
  documentRangeFormattingProvider: [
    'textDocument/rangeFormatting',
    { textDocument, range, options: { tabSize: 2, insertSpaces: true } },
  ],
  hoverProvider: ['textDocument/hover', { textDocument, position }],
  inlayHintProvider: ['textDocument/inlayHint', { textDocument, range }],
  referencesProvider: ['textDocument/references', { textDocument, position, context: { includeDeclaration: true } }],
  renameProvider: ['textDocument/prepareRename', { textDocument, position }],
  selectionRangeProvider: ['textDocument/selectionRange', { textDocument, positions: [position] }],
  semanticTokensProvider: ['textDocument/semanticTokens/full', { textDocument }],
  workspaceSymbolProvider: ['workspace/symbol', { query: '' }],
  typeHierarchyProvider: ['textDocument/prepareTypeHierarchy', { textDocument, position }],
};
/** What is offered and is no request. */
const OTHERS = ['executeCommandProvider', 'positionEncoding', 'textDocumentSync', 'workspace'];

const CLIENTS: Readonly<Record<string, ClientCapabilities>> = {
  'that knows nothing': {},
  'that knows much': {
    textDocument: {
      diagnostic: {},
      codeAction: {
        codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
        resolveSupport: { properties: ['edit'] },
      },
      codeLens: { resolveSupport: { properties: ['command'] } },
      completion: { completionItem: { resolveSupport: { properties: ['documentation'] } } },
      rename: { prepareSupport: true },
      typeHierarchy: {},
    },
  },
};

describe('what a client is told that the server can do', () => {
  for (const [name, capabilities] of Object.entries(CLIENTS)) {
    it(`is done for a client ${name}`, async () => {
      const server = Server.spawn();
      try {
        const offered = (await server.initialize({ capabilities })).capabilities;
        await server.open(URI, LEAK);
        const names = Object.keys(offered).filter((it) => !OTHERS.includes(it));
        assert.ok(names.length > 15);
        for (const it of names) {
          const [method, params] = REQUESTS[it as keyof ServerCapabilities] ?? assert.fail(`nobody asks for ${it}`);
          await server.request(method, params);
        }
        const commands = offered.executeCommandProvider?.commands ?? [];
        assert.ok(commands.length >= 8);
        for (const command of commands) await server.request('workspace/executeCommand', { command, arguments: [] });
        await assert.rejects(
          server.request('workspace/executeCommand', { command: 'impact.unheardOf' }),
          ({ code }: ResponseError) => code === ErrorCodes.InvalidParams,
        );
      } finally {
        server.stop();
      }
    });
  }
});
