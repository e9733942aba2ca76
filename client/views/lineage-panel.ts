import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { LINEAGE, LineageNode, LineageResult } from '../../server/src/lsp/messages';
import { LANGUAGE } from '../document-selector';
import { LINEAGE_VIEW } from '../names';
import type { FromPanel, LineageState, ToPanel } from '../webview/messages';
import { lineagePage, type PageWords } from './lineage-page';
import { plain } from './plain';
import { wordFor } from './status-words';

/** How long it stays quiet after typing, in milliseconds. */
const PAUSE = 300;

/** How wide a picture may be where its page has not said how wide it is. */
const PAGE = 900;

/** What a picture begins with: the entry at a position or with an id, and two steps around it. */
export function firstState(start: Pick<LineageState, 'uri' | 'position' | 'id'>): LineageState {
  return { ...start, depth: 2, expanded: [], all: false, filter: {} };
}

/** Opens a panel beside the editor that shows what comes from what. */
export function openLineage(client: BaseLanguageClient, context: vscode.ExtensionContext, state: LineageState): void {
  const viewColumn = vscode.ViewColumn.Beside;
  const title = vscode.l10n.t('Lineage');
  const panel = vscode.window.createWebviewPanel(LINEAGE_VIEW, title, { viewColumn, preserveFocus: true });
  new LineagePanel(panel, client, context.extensionUri).begin(state);
}

/** Fills a panel that was open when the editor was closed: its page has kept what it showed, and asks for it. */
export function restoreLineage(
  panel: vscode.WebviewPanel,
  client: BaseLanguageClient,
  context: vscode.ExtensionContext,
): void {
  new LineagePanel(panel, client, context.extensionUri).begin(undefined);
}

/** One panel: asks the server when its page does, and when what it shows may have changed while it can be seen. */
class LineagePanel {
  private state: LineageState | undefined;
  private nodes: readonly LineageNode[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private latest = 0;
  private readonly column = vscode.window.activeTextEditor?.viewColumn ?? vscode.ViewColumn.One;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly client: BaseLanguageClient,
    private readonly extension: vscode.Uri,
  ) {}

  begin(state: LineageState | undefined): void {
    this.state = state;
    const { panel } = this;
    const folder = vscode.Uri.joinPath(this.extension, 'dist');
    const later = (): void => {
      this.refreshSoon();
    };
    const listening = vscode.Disposable.from(
      panel.webview.onDidReceiveMessage((message: FromPanel) => this.heard(message)),
      panel.onDidChangeViewState(later),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.languageId === LANGUAGE) later();
      }),
      vscode.languages.onDidChangeDiagnostics(later),
      this.client.onDidChangeState(later),
    );
    panel.onDidDispose(() => {
      clearTimeout(this.timer);
      listening.dispose();
    });
    panel.webview.options = { enableScripts: true, localResourceRoots: [folder] };
    const address = (file: string): string => panel.webview.asWebviewUri(vscode.Uri.joinPath(folder, file)).toString();
    panel.webview.html = lineagePage(
      {
        language: vscode.env.language,
        script: address('lineage-panel.js'),
        style: address('lineage-panel.css'),
        source: panel.webview.cspSource,
        nonce: crypto.randomUUID().replaceAll('-', ''),
      },
      pageWords(),
    );
  }

  private async heard(message: FromPanel): Promise<void> {
    switch (message.kind) {
      case 'ready':
        // What a page has kept is newer than what its panel was opened with.
        this.state = message.state ?? (this.state && { ...this.state, width: message.width });
        return this.refresh();
      case 'ask':
        this.state = message.state;
        return this.refresh();
      case 'open':
        return this.open(message.key);
    }
  }

  private refreshSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh(), PAUSE);
  }

  private async refresh(): Promise<void> {
    const { panel, state } = this;
    if (!panel.visible || state === undefined) return;
    const turn = ++this.latest;
    const answer = await this.ask(state);
    if (turn !== this.latest) return;
    if (typeof answer === 'string') {
      await this.post({ kind: 'problem', state, message: answer });
      return;
    }
    // From now on it is about the entry, wherever that moves.
    const { uri, depth, expanded, all, filter, width = PAGE } = state;
    const kept = answer.key === undefined ? state : { uri, key: answer.key, depth, expanded, all, filter, width };
    this.state = kept;
    this.nodes = answer.nodes;
    panel.title = plain(answer.title);
    await this.post({ kind: 'picture', state: kept, result: answer });
  }

  private post(message: ToPanel): Thenable<boolean> {
    return this.panel.webview.postMessage(message);
  }

  private async ask(state: LineageState): Promise<NonNullable<LineageResult> | string> {
    try {
      const answer = await this.client.sendRequest<LineageResult>('impact/lineage' satisfies typeof LINEAGE, state);
      return answer ?? vscode.l10n.t('This manifest no longer exists, or it is too long to be checked.');
    } catch {
      // The server has ended meanwhile; once it is back, its state changes.
      return vscode.l10n.t('Nothing is checked.');
    }
  }

  private async open(key: string): Promise<void> {
    const place = this.nodes.find((node) => node.key === key)?.place;
    if (place === undefined) return;
    const selection = this.client.protocol2CodeConverter.asRange(place.range);
    const uri = this.client.protocol2CodeConverter.asUri(place.uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, {
      viewColumn: this.column,
      ...(selection === undefined ? {} : { selection }),
    });
  }
}

function pageWords(): PageWords {
  const verdicts = ['forbidden', 'unknown', 'obligations-missing', 'needs-review', 'ready', 'internal'] as const;
  return {
    lineage: vscode.l10n.t('Lineage'),
    search: vscode.l10n.t('Search'),
    risk: vscode.l10n.t('Risk'),
    audience: vscode.l10n.t('Audience'),
    verdict: vscode.l10n.t('Verdict'),
    steps: vscode.l10n.t('Steps'),
    everything: vscode.l10n.t('Whole workspace'),
    any: vscode.l10n.t('any'),
    larger: vscode.l10n.t('Larger'),
    smaller: vscode.l10n.t('Smaller'),
    asTree: vscode.l10n.t('What each comes from'),
    details: vscode.l10n.t('Details'),
    found: vscode.l10n.t('{0} found, with their sources.'),
    tooMany: vscode.l10n.t('{0} entries are too many for one picture: search, filter, or show fewer steps.'),
    risks: [
      ['high', vscode.l10n.t('high')],
      ['medium', vscode.l10n.t('medium')],
      ['low', vscode.l10n.t('low')],
      ['unknown', vscode.l10n.t('not known')],
      ['none', vscode.l10n.t('no ImpACT license')],
    ],
    verdicts: verdicts.map((verdict) => [verdict, wordFor(verdict)]),
  };
}
