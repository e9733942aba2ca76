import { type TextEditor, Uri, commands, window, workspace } from 'vscode';

/** The address of a file in the first folder of the opened workspace. */
export function inWorkspace(path: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('The editor has no folder open.');
  return Uri.joinPath(folder.uri, path);
}

/** Opens a file of the workspace in an editor, as a click in the explorer does. */
export async function open(path: string): Promise<TextEditor> {
  return window.showTextDocument(await workspace.openTextDocument(inWorkspace(path)), { preview: false });
}

/** Undoes what a test left unsaved and closes all editors. */
export async function closeAll(): Promise<void> {
  for (const { document } of window.visibleTextEditors) {
    if (!document.isDirty) continue;
    await window.showTextDocument(document);
    await commands.executeCommand('workbench.action.files.revert');
  }
  await commands.executeCommand('workbench.action.closeAllEditors');
}
