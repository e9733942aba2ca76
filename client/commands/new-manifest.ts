import * as vscode from 'vscode';
import { LANGUAGE } from '../document-selector';

/** A manifest of one artifact, one derivative and one distribution, with a stop at everything that differs. */
const TEMPLATE = [
  'version: 1',
  'project: ${1:Name of the project}',
  '',
  'artifacts:',
  '  ${2:dolma}:',
  '    name: ${3:Dolma}',
  '    type: ${4|data,model|}',
  '    license: ${5|AI2-ImpACT-LR,AI2-ImpACT-MR,AI2-ImpACT-HR,unknown|}',
  '',
  'derivatives:',
  '  ${6:word-counts}:',
  '    name: ${7:What you made of it}',
  '    type: ${8|data,model,application|}',
  '    from:',
  '      ${2:dolma}: ${9|modified,incorporated,trained-on,weights-modified,fine-tuned,distilled,generated,embedded,combined|}',
  '',
  'distributions:',
  '  ${10:release}:',
  '    of: ${6:word-counts}',
  '    audience: ${11|internal,third-party,public|}',
  '$0',
].join('\n');

/** Makes an `impact.yaml` in a folder of the user's choice and fills it in step by step; one that is there is opened. */
export async function newManifest(folder?: vscode.Uri): Promise<void> {
  const chosen = folder ?? (await chooseFolder());
  if (chosen === 'cancelled') return;
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
async function chooseFolder(): Promise<vscode.Uri | 'cancelled' | undefined> {
  const [first, ...others] = vscode.workspace.workspaceFolders ?? [];
  if (others.length === 0) return first?.uri;
  const placeHolder = vscode.l10n.t('The folder that the manifest is about');
  const picked = await vscode.window.showWorkspaceFolderPick({ placeHolder });
  return picked?.uri ?? 'cancelled';
}

async function fillIn(editor: vscode.TextEditor): Promise<void> {
  await editor.insertSnippet(new vscode.SnippetString(TEMPLATE), new vscode.Position(0, 0));
}
