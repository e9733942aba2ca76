import * as vscode from 'vscode';
import type { BaseLanguageClient, ExecuteCommandSignature } from 'vscode-languageclient';

/** What commands are run with. */
export interface Tools {
  readonly client: BaseLanguageClient;
  readonly run: ExecuteCommandSignature;
}

/** What commands of the server that write documents tell, as far as it matters here. */
interface Written {
  readonly kind: string;
  readonly written?: readonly string[];
}

/**
 * Runs what writes documents, and saves them, so that nothing that is owed stands in an editor alone, and no file is left
 * empty on the disk. A document with unsaved typing stays unsaved: whoever typed it decides about that.
 */
export async function keepWritten<R extends Written>(
  { client, run }: Tools,
  command: string,
  args: unknown[],
): Promise<R | undefined> {
  const unsaved = new Set(unsavedUris());
  const told: unknown = await run(command, args);
  const result = told as R | null;
  const written = new Set((result?.written ?? []).map((uri) => client.protocol2CodeConverter.asUri(uri).toString()));
  const documents = vscode.workspace.textDocuments.filter(({ uri }) => written.has(uri.toString()));
  const kept = documents.filter(({ uri }) => unsaved.has(uri.toString()));
  for (const document of documents) {
    if (document.isDirty && !kept.includes(document)) await document.save();
  }
  if (kept.length > 0) void tellUnsaved(kept);
  return result ?? undefined;
}

function unsavedUris(): readonly string[] {
  return vscode.workspace.textDocuments.flatMap(({ uri, isDirty }) => (isDirty ? [uri.toString()] : []));
}

async function tellUnsaved(documents: readonly vscode.TextDocument[]): Promise<void> {
  const names = documents.map(({ uri }) => vscode.workspace.asRelativePath(uri)).join(', ');
  const save = vscode.l10n.t('Save');
  const message = vscode.l10n.t('{0} was not saved, because it has unsaved changes of yours.', names);
  if ((await vscode.window.showInformationMessage(message, save)) !== save) return;
  for (const document of documents) await document.save();
}
