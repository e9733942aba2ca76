import type { ApplyWorkspaceEditResult, Connection, WorkspaceEdit } from 'vscode-languageserver';

/** Has the client make a change; one that can't says so in its own words, or with an error. */
export async function applyEdit(
  connection: Connection,
  edit: WorkspaceEdit,
  label: string,
): Promise<ApplyWorkspaceEditResult> {
  try {
    return await connection.workspace.applyEdit({ label, edit });
  } catch (error) {
    return { applied: false, ...(error instanceof Error ? { failureReason: error.message } : {}) };
  }
}
