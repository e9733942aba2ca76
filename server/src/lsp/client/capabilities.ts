import type { ClientCapabilities, MarkupKind } from 'vscode-languageserver';
import type { Encoding } from '../../text/lines';

/** What the client can do, as it said when it introduced itself. Whatever it did not mention it can't. */
export interface Client {
  readonly encoding: Encoding;
  /** It asks for diagnostics; else they are sent to it. */
  readonly pullsDiagnostics: boolean;
  readonly diagnostics: {
    readonly related: boolean;
    readonly codeDescription: boolean;
    readonly data: boolean;
    readonly unnecessary: boolean;
    readonly deprecated: boolean;
  };
  readonly configuration: boolean;
  readonly workspaceFolders: boolean;
  /** What may be registered after the start. */
  readonly registers: {
    readonly configuration: boolean;
    readonly watchers: boolean;
    /** Watchers may be about one folder. */
    readonly relativePatterns: boolean;
  };
  /** What it asks for again when it is told to. */
  readonly refreshes: {
    readonly diagnostics: boolean;
    readonly codeLens: boolean;
    readonly inlayHints: boolean;
    readonly semanticTokens: boolean;
  };
  readonly edits: {
    /** Versioned changes of documents; else a plain table of edits. */
    readonly versioned: boolean;
    readonly createsFiles: boolean;
    readonly annotations: boolean;
    /** Changes with blanks that a person goes through. */
    readonly snippets: boolean;
  };
  readonly completion: {
    readonly snippets: boolean;
    /** What of an item may be told later. */
    readonly resolves: readonly string[];
    readonly documentation: MarkupKind;
    readonly insertReplace: boolean;
    readonly labelDetails: boolean;
    readonly deprecated: boolean;
    readonly adjustsIndentation: boolean;
  };
  readonly codeActions: {
    /** Actions as such; else only commands. */
    readonly literals: boolean;
    readonly resolves: readonly string[];
    readonly preferred: boolean;
    readonly disabled: boolean;
  };
  readonly hover: MarkupKind;
  /** It asks for the command of a code lens when it comes into view; else it gets it at once. */
  readonly resolvesCodeLenses: boolean;
  readonly hierarchicalSymbols: boolean;
  readonly definitionLinks: boolean;
  readonly prepareRename: boolean;
  /** It asks what is to change before it renames files. */
  readonly asksBeforeRenames: boolean;
  readonly foldingLinesOnly: boolean;
  readonly documentLinkTooltips: boolean;
  readonly typeHierarchy: boolean;
  /** It shows how far something has come that it did not ask for. */
  readonly showsProgress: boolean;
  /** It opens a document when it is told to. */
  readonly showsDocuments: boolean;
  /** It reads files for us, in places that only it can read. */
  readonly readsFiles: boolean;
  readonly findsManifests: boolean;
  /** Whether it has the command `impact.showLineage`. */
  readonly showsLineage: boolean;
  /** Whether it has the command `impact.addArtifact`, which asks a person for files. */
  readonly addsArtifacts: boolean;
  /** It asks a person for their name before it records a review. */
  readonly asksReviewer: boolean;
  /** It asks a person for the reason before it silences a finding. */
  readonly asksReason: boolean;
  /** It asks a person what a report is to say. */
  readonly asksReport: boolean;
  /** Whether it has the command `impact.explainRule`, which shows the page of a rule. */
  readonly explainsRules: boolean;
  /** Whether it shows `$(name)` at the head of the title of a lens as an icon. */
  readonly showsIcons: boolean;
}

/** What clients say of themselves; what they say beyond the protocol may be anything. */
type Capabilities = Omit<ClientCapabilities, 'experimental'> & { readonly experimental?: unknown };

// eslint-disable-next-line max-lines-per-function -- a table: one line a capability
export function clientOf(capabilities: Capabilities): Client {
  const { general, textDocument, workspace, window, experimental } = capabilities;
  const tags = textDocument?.publishDiagnostics?.tagSupport?.valueSet ?? textDocument?.diagnostic?.tagSupport?.valueSet;
  const diagnostics = { ...textDocument?.publishDiagnostics, ...textDocument?.diagnostic };
  const item = textDocument?.completion?.completionItem;
  const action = textDocument?.codeAction;
  const edit = workspace?.workspaceEdit;
  return {
    encoding: encodingOf(general?.positionEncodings),
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    diagnostics: {
      related: diagnostics.relatedInformation === true,
      codeDescription: diagnostics.codeDescriptionSupport === true,
      data: diagnostics.dataSupport === true,
      unnecessary: tags?.includes(1) === true,
      deprecated: tags?.includes(2) === true,
    },
    configuration: workspace?.configuration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    registers: {
      configuration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
      watchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
      relativePatterns: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    },
    refreshes: {
      diagnostics: workspace?.diagnostics?.refreshSupport === true,
      codeLens: workspace?.codeLens?.refreshSupport === true,
      inlayHints: workspace?.inlayHint?.refreshSupport === true,
      semanticTokens: workspace?.semanticTokens?.refreshSupport === true,
    },
    edits: {
      versioned: edit?.documentChanges === true,
      createsFiles: edit?.documentChanges === true && edit.resourceOperations?.includes('create') === true,
      annotations: edit?.changeAnnotationSupport !== undefined,
      snippets: edit?.documentChanges === true && edit.snippetEditSupport === true,
    },
    completion: {
      snippets: item?.snippetSupport === true,
      resolves: item?.resolveSupport?.properties ?? [],
      documentation: markupOf(item?.documentationFormat),
      insertReplace: item?.insertReplaceSupport === true,
      labelDetails: item?.labelDetailsSupport === true,
      deprecated: item?.tagSupport?.valueSet.includes(1) === true,
      adjustsIndentation: item?.insertTextModeSupport?.valueSet.includes(2) === true,
    },
    codeActions: {
      literals: action?.codeActionLiteralSupport !== undefined,
      resolves: action?.resolveSupport?.properties ?? [],
      preferred: action?.isPreferredSupport === true,
      disabled: action?.disabledSupport === true,
    },
    hover: markupOf(textDocument?.hover?.contentFormat),
    resolvesCodeLenses: textDocument?.codeLens?.resolveSupport?.properties.includes('command') === true,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    prepareRename: textDocument?.rename?.prepareSupport === true,
    asksBeforeRenames: workspace?.fileOperations?.willRename === true,
    foldingLinesOnly: textDocument?.foldingRange?.lineFoldingOnly === true,
    documentLinkTooltips: textDocument?.documentLink?.tooltipSupport === true,
    typeHierarchy: textDocument?.typeHierarchy !== undefined,
    showsProgress: window?.workDoneProgress === true,
    showsDocuments: window?.showDocument?.support === true,
    readsFiles: ownCapability(experimental, 'readFile'),
    findsManifests: ownCapability(experimental, 'findManifests'),
    showsLineage: ownCapability(experimental, 'showLineage'),
    addsArtifacts: ownCapability(experimental, 'addArtifact'),
    asksReviewer: ownCapability(experimental, 'askReviewer'),
    asksReason: ownCapability(experimental, 'askReason'),
    asksReport: ownCapability(experimental, 'askReport'),
    explainsRules: ownCapability(experimental, 'explainRule'),
    showsIcons: ownCapability(experimental, 'showIcons'),
  };
}

/** UTF-8 where the client prefers it to UTF-16, which every client has to know. */
function encodingOf(encodings: readonly string[] | undefined): Encoding {
  const first = encodings?.find((encoding) => encoding === 'utf-8' || encoding === 'utf-16');
  return first === 'utf-8' ? 'utf-8' : 'utf-16';
}

function markupOf(formats: readonly MarkupKind[] | undefined): MarkupKind {
  return formats?.includes('markdown') === true ? 'markdown' : 'plaintext';
}

function ownCapability(experimental: unknown, name: string): boolean {
  if (typeof experimental !== 'object' || experimental === null || !('impact' in experimental)) return false;
  const { impact } = experimental;
  return typeof impact === 'object' && impact !== null && Object.getOwnPropertyDescriptor(impact, name)?.value === true;
}
