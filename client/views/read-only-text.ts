import * as vscode from 'vscode';

const SCHEME = 'impact-text';

/** Lets texts of the server be shown as documents that nobody can edit. */
export function provideTexts(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    // The address itself carries the text, so nothing has to be remembered, and an editor that is restored has it too.
    provideTextDocumentContent: ({ query }) => query,
  });
}

/** Shows Markdown as people read it, beside the editor. */
export async function showText(title: string, markdown: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${title}.md`, query: markdown });
  try {
    await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
  } catch {
    // The editor’s own Markdown extension can be turned off.
    await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside });
  }
}
