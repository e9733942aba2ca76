/// <reference lib="webworker" />
import * as vscode from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { start } from './start';

/** Starts the language server in a web worker: the same checks where there is no process to start. */
export function activate(context: vscode.ExtensionContext): Promise<void> {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.web.js');
  // Called again by whoever restarts the server, whose worker has ended by then.
  return start(context, (id, name, options) => new LanguageClient(id, name, () => connectTo(script), options));
}

/** Starts a script of the extension, through a copy: workers can’t be made from addresses that only the editor can read. */
async function connectTo(script: vscode.Uri): Promise<MessageTransports> {
  const code = await vscode.workspace.fs.readFile(script);
  const url = URL.createObjectURL(new Blob([new Uint8Array(code)], { type: 'text/javascript' }));
  const worker = new Worker(url);
  // Not sooner: it is read only after this returns, and has been once the worker speaks.
  worker.addEventListener('message', () => URL.revokeObjectURL(url), { once: true });
  return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
}
