import * as vscode from 'vscode';
import { isThere } from './commands/is-there';

const TYPE = 'impact';

/** What `tasks.json` says of a task of this type. */
interface Definition extends vscode.TaskDefinition {
  readonly command: string;
  readonly args?: readonly string[];
}

/**
 * Offers the command line as a task of each folder, with the package that the folder has installed, else with the one on the
 * PATH: what is run there is what its CI runs. The editor runs no task in a workspace that is not trusted.
 */
export function provideTasks(): vscode.Disposable {
  return vscode.tasks.registerTaskProvider(TYPE, {
    provideTasks: () =>
      Promise.all(
        (vscode.workspace.workspaceFolders ?? [])
          .filter(({ uri }) => uri.scheme === 'file')
          .map((folder) => taskOf({ type: TYPE, command: 'check' }, folder)),
      ),
    resolveTask: ({ definition, scope }) =>
      typeof scope === 'object' && isOurs(definition) ? taskOf(definition, scope) : undefined,
  });
}

function isOurs(definition: vscode.TaskDefinition): definition is Definition {
  const { command, args = [] } = definition;
  const isText = (value: unknown): boolean => typeof value === 'string';
  return isText(command) && Array.isArray(args) && args.every(isText);
}

async function taskOf(definition: Definition, folder: vscode.WorkspaceFolder): Promise<vscode.Task> {
  // Only findings have lines of a form; a verdict is told in sentences.
  const format = definition.args === undefined && definition.command === 'check' ? ['--format', 'concise'] : [];
  const words = [definition.command, ...(definition.args ?? format)];
  const quoted = words.map((value) => ({ value, quoting: vscode.ShellQuoting.Strong }));
  const execution = new vscode.ShellExecution(await programOf(folder), quoted, { cwd: folder.uri.fsPath });
  return new vscode.Task(definition, folder, words[0] ?? '', TYPE, execution, '$impact');
}

/** The command of the package that is installed in a folder, else the name that the PATH knows. */
async function programOf(folder: vscode.WorkspaceFolder): Promise<vscode.ShellQuotedString> {
  const name = process.platform === 'win32' ? 'impact.cmd' : 'impact';
  const installed = vscode.Uri.joinPath(folder.uri, 'node_modules', '.bin', name);
  return { value: (await isThere(installed)) ? installed.fsPath : 'impact', quoting: vscode.ShellQuoting.Strong };
}
