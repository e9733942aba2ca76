import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { CHECK_WORKSPACE, CheckWorkspaceResult } from '../../server/src/lsp/messages';

/** Checks every manifest of the workspace, open or not, and says in one sentence what was found. */
export async function checkWorkspace(client: BaseLanguageClient): Promise<void> {
  const title = vscode.l10n.t('Checking all ImpACT manifests …');
  const location = vscode.ProgressLocation.Window;
  const result = await vscode.window.withProgress({ location, title }, (_progress, token) =>
    client.sendRequest<CheckWorkspaceResult>('impact/checkWorkspace' satisfies typeof CHECK_WORKSPACE, {}, token),
  );
  for (const sentence of result.notRead ?? [])
    void vscode.window.showWarningMessage(`${vscode.l10n.t('Not checked:')} ${sentence}`);
  if (result.manifests === 0 && result.notRead === undefined) return offerManifest();
  const manifests =
    result.manifests === 1 ? vscode.l10n.t('1 manifest') : vscode.l10n.t('{0} manifests', result.manifests);
  if (result.errors + result.warnings + result.notes === 0) {
    await vscode.window.showInformationMessage(vscode.l10n.t('{0} checked: no problems.', manifests));
    return;
  }
  const errors = result.errors === 1 ? vscode.l10n.t('1 error') : vscode.l10n.t('{0} errors', result.errors);
  const warnings = result.warnings === 1 ? vscode.l10n.t('1 warning') : vscode.l10n.t('{0} warnings', result.warnings);
  const notes = result.notes === 1 ? vscode.l10n.t('1 note') : vscode.l10n.t('{0} notes', result.notes);
  const show = vscode.l10n.t('Show Problems');
  const message =
    result.notes === 0
      ? vscode.l10n.t('{0} checked: {1}, {2}.', manifests, errors, warnings)
      : vscode.l10n.t('{0} checked: {1}, {2}, {3}.', manifests, errors, warnings, notes);
  const chosen = await vscode.window.showWarningMessage(message, show);
  if (chosen === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
}

async function offerManifest(): Promise<void> {
  const make = vscode.l10n.t('New Manifest');
  const message = vscode.l10n.t('There is no impact.yaml in this workspace yet.');
  const chosen = await vscode.window.showInformationMessage(message, make);
  if (chosen === make) await vscode.commands.executeCommand('impact.newManifest');
}
