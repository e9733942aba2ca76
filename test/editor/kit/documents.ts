import {
  type TextDocument,
  type TextEditor,
  type Position,
  Range,
  Uri,
  WorkspaceEdit,
  commands,
  window,
  workspace,
} from 'vscode';
import { until } from './wait';

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

/** Writes a file into the workspace, behind the editor's back. */
export async function write(path: string, text: string): Promise<Uri> {
  const uri = inWorkspace(path);
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Writes a file into the workspace and opens it, once the editor has noticed what is written in it now. */
export async function openNew(path: string, text: string): Promise<TextEditor> {
  await write(path, text);
  const editor = await open(path);
  await until(`the new text of ${path}`, () => editor.document.getText() === text);
  return editor;
}

/** Removes a file of the workspace; one that is not there already is left so. */
export async function remove(path: string): Promise<void> {
  await workspace.fs.delete(inWorkspace(path), { recursive: true }).then(undefined, () => undefined);
}

/** The range of words that a document holds once. */
export function rangeOf(document: TextDocument, words: string): Range {
  const text = document.getText();
  const start = text.indexOf(words);
  if (start < 0 || text.indexOf(words, start + 1) >= 0) throw new Error(`“${words}” is not there exactly once.`);
  return new Range(document.positionAt(start), document.positionAt(start + words.length));
}

/** The position in the middle of words that a document holds once. */
export function inside(document: TextDocument, words: string): Position {
  const { start } = rangeOf(document, words);
  return start.translate(0, Math.floor(words.length / 2));
}

/** Replaces words that a document holds once, as one step that can be undone. */
export async function replace(document: TextDocument, words: string, by: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, words), by);
  await workspace.applyEdit(edit);
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
