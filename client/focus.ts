import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { FOCUSED } from '../server/src/lsp/messages';

/**
 * Tells the server when the window comes to the front or another document does in it: files that nobody watches, outside
 * of the folders of the workspace, may have changed meanwhile.
 */
export function tellFocus(client: BaseLanguageClient): vscode.Disposable {
  const tell = (): void => {
    if (!client.isRunning()) return;
    client.sendNotification('impact/focused' satisfies typeof FOCUSED, {}).catch((error: unknown) => {
      client.outputChannel.appendLine(String(error));
    });
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) tell();
    }),
    vscode.window.onDidChangeActiveTextEditor(tell),
  );
}
