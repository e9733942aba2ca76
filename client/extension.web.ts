/// <reference lib="webworker" />
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { start } from './start';

/** Starts the language server in a web worker: the same checks where there is no process to start. */
export function activate(context: vscode.ExtensionContext): Promise<void> {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.web.js');
  // Whoever restarts the server wants another worker than the one that has ended.
  const server = () => Promise.resolve(new Worker(module.toString(true)));
  return start(context, (id, name, options) => new LanguageClient(id, name, server, options));
}
