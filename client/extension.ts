import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { start } from './start';
import { provideTasks } from './tasks';

/** Starts the language server as a process beside the editor. All checking happens there; this side only shows. */
export function activate(context: vscode.ExtensionContext): void {
  const module = context.asAbsolutePath('dist/server.js');
  const server = { module, transport: TransportKind.ipc };
  context.subscriptions.push(provideTasks());
  start(context, (id, name, options) => new LanguageClient(id, name, server, options));
}
