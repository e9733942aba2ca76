import { createConnection } from 'vscode-languageserver/node';
import { version } from '../../package.json';
import { today } from './clock';
import { findManifests, isIgnored, listFolder, readFile } from './disk';
import type { Host } from './lsp/host';
import { Lifecycle } from './lsp/lifecycle';
import { serve } from './lsp/server';

const host: Host = {
  version,
  session: `${String(process.pid)}.${String(Date.now())}`,
  read: readFile,
  list: listFolder,
  isIgnored,
  findManifests,
  today,
  // A bundle of its own, so that no session that never formats has to load it.
  formatYaml: (text, tabWidth) => (require('./formatter') as typeof import('./formatter')).formatYaml(text, tabWidth),
  later: setImmediate,
};

/** Serves the client that started this process, until it is told to exit or the client is gone. */
export function start(): void {
  const lifecycle = new Lifecycle();
  const connection = createConnection({ messageStrategy: lifecycle });
  lifecycle.attach(connection);
  serve(connection, host);
  // An editor that is gone without a word leaves a closed channel behind.
  process.on('disconnect', () => process.exit(1));
  connection.listen();
}
