import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { Extension } from './activate';
import { start as startWith } from './start';

/** Starts the language server as a process beside the editor. All checking happens there; this side only shows. */
export function start(context: vscode.ExtensionContext): Extension {
  const module = context.asAbsolutePath('dist/server.js');
  const server = { module, transport: TransportKind.ipc };
  return startWith(context, (id, name, options) => new LanguageClient(id, name, server, options));
}
