import { TextDocumentSyncKind, type ServerCapabilities } from 'vscode-languageserver';
import type { ActionKind } from '../features/code-actions';
import { tokenModifiers, tokenTypes } from '../features/token-legend';
import type { Client } from './client/capabilities';
import { APPLY_ACTION, COMMANDS } from './messages';

/** The source of diagnostics, by which clients tell ours from those of others. */
export const SOURCE = 'impact';

const ACTION_KINDS: readonly ActionKind[] = [
  'quickfix',
  'refactor.extract',
  'refactor.addArtifact.impact',
  'source.fixAll.impact',
  'source.sortKeys.impact',
  'source.writeNotice.impact',
  'source.writeTerms.impact',
];

/** After these a value, an item, a path or a quoted word begins. */
const COMPLETION_TRIGGERS = [' ', ':', '"', "'", '/', '#', '{', '[', ','];

/**
 * What a client is told that the server can do. It is told before any of that is loaded, so nothing is imported here but
 * names.
 */
export function offersFor(client: Client): ServerCapabilities {
  return {
    positionEncoding: client.encoding,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    workspace: workspaceOffers(client),
    ...(client.pullsDiagnostics && {
      diagnosticProvider: { identifier: SOURCE, interFileDependencies: true, workspaceDiagnostics: true },
    }),
    codeActionProvider: {
      codeActionKinds: [...ACTION_KINDS],
      resolveProvider: client.codeActions.resolves.includes('edit'),
    },
    // A client that knows code actions applies them itself, and must not be offered a command that it has as well.
    executeCommandProvider: { commands: [...COMMANDS, ...(client.codeActions.literals ? [] : [APPLY_ACTION])] },
    codeLensProvider: client.resolvesCodeLenses ? { resolveProvider: true } : {},
    completionProvider: {
      triggerCharacters: COMPLETION_TRIGGERS,
      resolveProvider: client.completion.resolves.includes('documentation'),
    },
    definitionProvider: true,
    documentHighlightProvider: true,
    documentLinkProvider: {},
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    hoverProvider: true,
    inlayHintProvider: true,
    referencesProvider: true,
    renameProvider: client.prepareRename ? { prepareProvider: true } : true,
    selectionRangeProvider: true,
    semanticTokensProvider: {
      legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
      full: true,
      range: true,
    },
    ...(client.typeHierarchy && { typeHierarchyProvider: true }),
    workspaceSymbolProvider: true,
  };
}

function workspaceOffers(client: Client): NonNullable<ServerCapabilities['workspace']> {
  const all = { filters: [{ pattern: { glob: '**/*' } }] };
  // What happens to files is watched; a folder tells of nothing that is in it.
  const folders = { filters: [{ pattern: { glob: '**/*', matches: 'folder' as const } }] };
  return {
    workspaceFolders: { supported: true, changeNotifications: true },
    fileOperations: {
      // Whatever a manifest names may be renamed, and so may a folder around it.
      ...(client.asksBeforeRenames && { willRename: all }),
      ...{ didCreate: folders, didRename: folders, didDelete: folders },
    },
  };
}
