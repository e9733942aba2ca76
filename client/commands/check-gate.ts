import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { GATE, EvidencePlace, GateParams, GateResult } from '../../server/src/lsp/messages';
import { showText } from '../views/read-only-text';
import { wordFor } from '../views/status-words';
import { distributionOf } from './target';

interface Item extends vscode.QuickPickItem {
  readonly open?: () => Thenable<unknown>;
}

/** Shows what a release owes as a list to tick off; each entry leads to what meets it, the last one to the whole text. */
export async function checkGate(client: BaseLanguageClient, args: readonly unknown[]): Promise<void> {
  const target = await distributionOf(client, args);
  if (target === undefined) return;
  const params: GateParams = target;
  const gate = await client.sendRequest<GateResult>('impact/gate' satisfies typeof GATE, params);
  if (gate === null) return;
  const items = gate.obligations.map(({ owed, state, fault, evidence }): Item => ({
    label: owed.charAt(0).toUpperCase() + owed.slice(1),
    iconPath:
      state === 'met'
        ? new vscode.ThemeIcon('pass-filled', new vscode.ThemeColor('testing.iconPassed'))
        : new vscode.ThemeIcon('circle-large-outline', new vscode.ThemeColor('editorWarning.foreground')),
    description: [
      evidence && placeText(client, evidence),
      state === 'review' && vscode.l10n.t('for a person to look at'),
    ]
      .filter(Boolean)
      .join(', '),
    ...(fault === undefined ? {} : { detail: fault }),
    ...(evidence === undefined ? {} : { open: () => reveal(client, evidence) }),
  }));
  const all: Item = {
    label: vscode.l10n.t('Show everything, with reasons'),
    iconPath: new vscode.ThemeIcon('book'),
    open: () => showText(vscode.l10n.t('Release gate: {0}', target.id), gate.markdown),
  };
  const separator: Item = { label: '', kind: vscode.QuickPickItemKind.Separator };
  const chosen = await vscode.window.showQuickPick([...items, ...(items.length > 0 ? [separator] : []), all], {
    title: vscode.l10n.t('Release gate: {0}', `${target.id} – ${wordFor(gate.verdict)}`),
    placeHolder: gate.passes
      ? vscode.l10n.t('Nothing is in the way of this release.')
      : vscode.l10n.t('Choose an entry to go to what it is about.'),
    matchOnDetail: true,
  });
  await chosen?.open?.();
}

/** A place as people say it, who count lines from one. */
function placeText(client: BaseLanguageClient, { uri, range }: EvidencePlace): string {
  const path = vscode.workspace.asRelativePath(client.protocol2CodeConverter.asUri(uri));
  return range === undefined ? path : `${path}:${range.start.line + 1}`;
}

async function reveal(client: BaseLanguageClient, { uri, range }: EvidencePlace): Promise<void> {
  const address = client.protocol2CodeConverter.asUri(uri);
  if (/^https?$/.test(address.scheme)) {
    await vscode.env.openExternal(address);
    return;
  }
  const selection = client.protocol2CodeConverter.asRange(range);
  await vscode.commands.executeCommand('vscode.open', address, selection === undefined ? {} : { selection });
}
