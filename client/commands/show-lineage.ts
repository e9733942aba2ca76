import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { LANGUAGE } from '../document-selector';
import { firstState, openLineage } from '../views/lineage-panel';

/** Shows what the entry under the cursor comes from and what comes from it; from a lens, of the entry that it names. */
export function showLineage(
  client: BaseLanguageClient,
  context: vscode.ExtensionContext,
  [given, id]: readonly unknown[],
): void {
  if (typeof given === 'string') {
    openLineage(client, context, firstState({ uri: given, ...(typeof id === 'string' ? { id } : {}) }));
    return;
  }
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== LANGUAGE) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open an impact.yaml manifest first.'));
    return;
  }
  const uri = client.code2ProtocolConverter.asUri(editor.document.uri);
  const position = client.code2ProtocolConverter.asPosition(editor.selection.active);
  openLineage(client, context, firstState({ uri, position }));
}
