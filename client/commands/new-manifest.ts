import * as vscode from 'vscode';
import { LANGUAGE } from '../document-selector';

/** Makes an `impact.yaml` in a folder of the user's choice and fills it in step by step; one that is there is opened. */
export async function newManifest(folder?: vscode.Uri): Promise<void> {
  const chosen = folder ?? (await chooseFolder());
  if (chosen === 'canceled') return;
  if (chosen === undefined) {
    const document = await vscode.workspace.openTextDocument({ language: LANGUAGE });
    await fillIn(await vscode.window.showTextDocument(document));
    return;
  }
  const uri = vscode.Uri.joinPath(chosen, 'impact.yaml');
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { ignoreIfExists: true });
  if (!(await vscode.workspace.applyEdit(edit))) {
    await vscode.window.showErrorMessage(vscode.l10n.t('{0} could not be created.', uri.path));
    return;
  }
  const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  if (editor.document.getText().trim() === '') await fillIn(editor);
}

/** The folder to put it in; undefined where no folder is open, so that the manifest stays unsaved. */
async function chooseFolder(): Promise<vscode.Uri | 'canceled' | undefined> {
  const [first, ...others] = vscode.workspace.workspaceFolders ?? [];
  if (others.length === 0) return first?.uri;
  const placeHolder = vscode.l10n.t('The folder that the manifest is about');
  const picked = await vscode.window.showWorkspaceFolderPick({ placeHolder });
  return picked?.uri ?? 'canceled';
}

/** Inserts the snippet that the extension contributes under this name. */
async function fillIn({ document, selection }: vscode.TextEditor): Promise<void> {
  if (!selection.active.isEqual(new vscode.Position(0, 0)) || document.languageId !== LANGUAGE) return;
  await vscode.commands.executeCommand('editor.action.insertSnippet', { langId: LANGUAGE, name: 'New manifest' });
}
