import * as vscode from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import { LANGUAGE, manifests } from '../document-selector';
import type { STATUS, StatusParams, StatusResult } from '../../server/src/lsp/messages';
import { Milestones } from './milestones';
import { statusOf, type Status } from './status-words';

/** How long it stays quiet after typing, in milliseconds. */
const PAUSE = 250;

/**
 * Keeps an item in the language status of manifests: what stands of the file's distributions, or that the server is not
 * there. It says what the server says, and asks again when the file, its problems or the server have changed.
 */
export function showStatus(client: BaseLanguageClient): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('impact.status', manifests);
  item.name = vscode.l10n.t('ImpACT License');
  const milestones = new Milestones();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = (status: Status): void => {
    Object.assign(item, { ...status, busy: false });
  };
  const refresh = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId !== LANGUAGE) return;
    if (client.state === State.Starting) {
      item.busy = true;
      item.text = vscode.l10n.t('Starting …');
    } else if (client.state === State.Stopped) {
      show(statusOf('stopped', 0));
    } else {
      const { version } = document;
      const answer = await ask(client, document.uri);
      // What was asked of an older text tells nothing about this one; the edit has asked again.
      if (document.version !== version) return;
      show(statusOf(answer, problemsOf(document.uri)));
      if (answer !== 'stopped') milestones.note(document.uri.toString(), answer);
    }
  };
  const refreshSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(), PAUSE);
  };
  return vscode.Disposable.from(
    item,
    { dispose: () => clearTimeout(timer) },
    client.onDidChangeState(refreshSoon),
    vscode.window.onDidChangeActiveTextEditor(refreshSoon),
    vscode.workspace.onDidChangeTextDocument(refreshSoon),
    vscode.languages.onDidChangeDiagnostics(refreshSoon),
  );
}

async function ask(client: BaseLanguageClient, uri: vscode.Uri): Promise<StatusResult | 'stopped'> {
  const params: StatusParams = { uri: client.code2ProtocolConverter.asUri(uri) };
  try {
    return await client.sendRequest<StatusResult>('impact/status' satisfies typeof STATUS, params);
  } catch {
    // The server has ended meanwhile.
    return 'stopped';
  }
}

/** As many as the editor lists: it lists no hints. */
function problemsOf(uri: vscode.Uri): number {
  return vscode.languages.getDiagnostics(uri).filter(({ severity }) => severity !== vscode.DiagnosticSeverity.Hint)
    .length;
}
