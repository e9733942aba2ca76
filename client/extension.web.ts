/// <reference lib="webworker" />
import * as vscode from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { activateWith } from './activate';
import { start } from './start';
import { WORKER_PARTS, workerScript } from './worker-script';

/** Starts the language server in a web worker: the same checks where there is no process to start. */
export function activate(context: vscode.ExtensionContext): void {
  const folder = vscode.Uri.joinPath(context.extensionUri, 'dist');
  // Called again by whoever restarts the server, whose worker has ended by then.
  activateWith(context, () =>
    start(context, (id, name, options) => new LanguageClient(id, name, () => connectTo(folder), options)),
  );
}

/** Starts the bundles in a folder through a copy: workers can’t be made from addresses that only the editor can read. */
async function connectTo(folder: vscode.Uri): Promise<MessageTransports> {
  const uris = Object.values(WORKER_PARTS).map((file) => vscode.Uri.joinPath(folder, file));
  const files = uris.map((uri) => vscode.workspace.fs.readFile(uri));
  const parts = (await Promise.all(files)).map((bytes) => new TextDecoder().decode(bytes));
  const url = URL.createObjectURL(new Blob([workerScript(parts)], { type: 'text/javascript' }));
  const worker = new Worker(url);
  // Not sooner: it is read only after this returns, and has been once the worker speaks.
  worker.addEventListener('message', () => URL.revokeObjectURL(url), { once: true });
  return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
}
