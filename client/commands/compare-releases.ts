import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type {
  COMPARE_RELEASES,
  CompareReleasesParams,
  CompareReleasesResult,
  REVISION_NAMES,
  RevisionNamesParams,
  RevisionNamesResult,
} from '../../server/src/lsp/messages';
import { plain } from '../views/plain';
import { showText } from '../views/read-only-text';

/** Shows how the releases of a folder differ from those of a revision. Only here the server starts git, and only if trusted. */
export async function compareReleases(client: BaseLanguageClient): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    const manage = vscode.l10n.t('Manage Workspace Trust');
    const message = vscode.l10n.t(
      'Comparing releases runs git, which is not allowed in a workspace that you do not trust.',
    );
    const chosen = await vscode.window.showWarningMessage(message, manage);
    if (chosen === manage) await vscode.commands.executeCommand('workbench.trust.manage');
    return;
  }
  const folder = await chooseFolder();
  if (folder === undefined) return;
  const uri = client.code2ProtocolConverter.asUri(folder.uri);
  const revision = await chooseRevision(client, uri);
  if (revision === undefined) return;
  const params: CompareReleasesParams = { folder: uri, revision };
  const result = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Comparing releases with {0} …', revision) },
    () => client.sendRequest<CompareReleasesResult>('impact/compareReleases' satisfies typeof COMPARE_RELEASES, params),
  );
  if (result.kind === 'problem') void vscode.window.showErrorMessage(plain(result.message));
  else await showText(vscode.l10n.t('Releases compared with {0}', revision.replaceAll('/', '∕')), result.markdown);
}

/** The folder whose manifests are compared; of several the user chooses one. Others than those on the disk have no git. */
async function chooseFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  const [first, ...others] = folders;
  if (first === undefined) {
    const message = vscode.l10n.t('Releases can only be compared in a folder on disk.');
    void vscode.window.showInformationMessage(message);
    return undefined;
  }
  return others.length === 0 ? first : vscode.window.showWorkspaceFolderPick();
}

/** HEAD, a branch or a tag, or whatever the user types. */
async function chooseRevision(client: BaseLanguageClient, folder: string): Promise<string | undefined> {
  const params: RevisionNamesParams = { folder };
  const names = await client.sendRequest<RevisionNamesResult>(
    'impact/revisionNames' satisfies typeof REVISION_NAMES,
    params,
  );
  const known = ['HEAD', ...names];
  const items = known.map((name) => ({ label: plain(name), name }));
  const pick = vscode.window.createQuickPick<(typeof items)[number]>();
  pick.title = vscode.l10n.t('Compare Releases With…');
  pick.placeholder = vscode.l10n.t('A branch, a tag, a commit, or anything else that git understands');
  pick.items = items;
  pick.onDidChangeValue((value) => {
    const typed = value.trim();
    pick.items = typed === '' || known.includes(typed) ? items : [...items, { label: plain(typed), name: typed }];
  });
  try {
    return await new Promise<string | undefined>((resolve) => {
      pick.onDidAccept(() => resolve(pick.activeItems[0]?.name));
      pick.onDidHide(() => resolve(undefined));
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}
