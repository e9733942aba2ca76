import { createConnection } from 'vscode-languageserver/node';
import { version } from '../../package.json';
import { CATALOGS } from './host/catalogs';
import { optimizeLater } from './host/node/compile';
import { Lifecycle } from './lsp/lifecycle';
import { serve, type Engine } from './lsp/serve';

/** Serves the client that started this process, until it is told to exit or the client is gone. */
export function start(): void {
  const lifecycle = new Lifecycle();
  const connection = createConnection({ messageStrategy: lifecycle });
  // Bundles of their own, so that a client that introduces itself need not wait for them to be loaded.
  const engine = (): Engine => {
    optimizeLater();
    const { begin } = require('./engine') as typeof import('./engine');
    const { host } = require('./node-host') as typeof import('./node-host');
    return (params, client) => {
      begin(params, client, { connection, host });
    };
  };
  serve(connection, lifecycle, { version, catalogs: CATALOGS, engine, later: setImmediate });
  // An editor that is gone without a word leaves a closed channel behind.
  process.on('disconnect', () => process.exit(1));
  connection.listen();
}
