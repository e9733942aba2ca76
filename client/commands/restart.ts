import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** Starts the server anew; open documents are sent to it again, so nothing that was typed is lost. */
export async function restart(client: BaseLanguageClient): Promise<void> {
  if (client.isRunning()) await client.stop();
  await client.start();
  vscode.window.setStatusBarMessage(vscode.l10n.t('The ImpACT language server has been restarted.'), 5000);
}
