import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { checkWorkspace } from './check-workspace';
import { newManifest } from './new-manifest';
import { restart } from './restart';

/** Every command that the server does not offer itself. */
export function registerCommands(client: BaseLanguageClient): vscode.Disposable[] {
  const { registerCommand } = vscode.commands;
  return [
    registerCommand('impact.newManifest', (folder?: vscode.Uri) => newManifest(client, folder)),
    registerCommand('impact.checkWorkspace', () => checkWorkspace(client)),
    registerCommand('impact.restart', () => restart(client)),
    registerCommand('impact.showOutput', () => client.outputChannel.show()),
  ];
}
