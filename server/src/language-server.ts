import { createConnection } from 'vscode-languageserver/node';
import { version } from '../../package.json';
import { Lifecycle } from './lsp/lifecycle';
import { serve } from './lsp/serve';

/** Serves the client that started this process, until it is told to exit or the client is gone. */
export function start(): void {
  const lifecycle = new Lifecycle();
  const connection = createConnection({ messageStrategy: lifecycle });
  // A bundle of its own, so that a client that introduces itself need not wait for it to be loaded.
  const engine = () => (require('./engine') as typeof import('./engine')).engine;
  serve(connection, lifecycle, { version, engine, later: setImmediate });
  // An editor that is gone without a word leaves a closed channel behind.
  process.on('disconnect', () => process.exit(1));
  connection.listen();
}
