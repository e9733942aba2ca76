import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { restart } from './restart';

/** Every command of the extension that the server does not offer itself. */
export function registerCommands(_context: vscode.ExtensionContext, client: BaseLanguageClient): vscode.Disposable[] {
  return [vscode.commands.registerCommand('impact.restart', () => restart(client))];
}
