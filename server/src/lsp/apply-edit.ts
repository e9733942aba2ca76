import type { ApplyWorkspaceEditResult, Connection, WorkspaceEdit } from 'vscode-languageserver';

/** Has the client make a change; one that can't says so in its own words, or with an error. */
export async function applyEdit(
  connection: Connection,
  edit: WorkspaceEdit,
  label: string,
): Promise<ApplyWorkspaceEditResult> {
  try {
    const told: unknown = await connection.workspace.applyEdit({ label, edit });
    // A client may answer anything.
    const { applied, failureReason } = Object(told) as Readonly<Record<string, unknown>>;
    return { applied: applied === true, ...(typeof failureReason === 'string' ? { failureReason } : {}) };
  } catch (error) {
    return { applied: false, ...(error instanceof Error ? { failureReason: error.message } : {}) };
  }
}
