import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { LANGUAGE } from '../document-selector';
import { firstState, openLineage } from '../views/lineage-panel';
import { isLineOfRelease } from '../views/releases';

/**
 * Shows what the entry under the cursor comes from and what comes from it; from a lens, from the gate and from a line of the
 * view of releases, of the entry that they name.
 */
export function showLineage(
  client: BaseLanguageClient,
  context: vscode.ExtensionContext,
  [given, id]: readonly unknown[],
): void {
  const named = isLineOfRelease(given) ? given.release : { uri: given, id };
  if (typeof named.uri === 'string') {
    const { uri } = named;
    openLineage(client, context, firstState({ uri, ...(typeof named.id === 'string' ? { id: named.id } : {}) }));
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
