import * as vscode from 'vscode';
import { LanguageClient, TransportKind, type LanguageClientOptions, type ServerOptions } from 'vscode-languageclient/node';
import { registerCommands } from './commands/register';
import { documentSelector } from './document-selector';

/** Starts the language server beside the editor. All checking happens there; this side only shows. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server.js');
  const server: ServerOptions = { module, transport: TransportKind.ipc };
  const output = vscode.window.createOutputChannel('ImpACT License Manifests', { log: true });
  const options: LanguageClientOptions = { documentSelector, outputChannel: output, markdown: { isTrusted: false, supportHtml: false } };
  const client = new LanguageClient('impact', 'ImpACT License Manifests', server, options);
  context.subscriptions.push(output, ...registerCommands(context, client), { dispose: () => client.dispose() });
  await client.start();
}
