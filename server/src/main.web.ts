import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { version } from '../../package.json';
import { CATALOGS } from './host/catalogs';
import { today } from './host/clock';
import type { Host } from './lsp/host';
import { Lifecycle } from './lsp/lifecycle';
import { serve } from './lsp/serve';
import { isInside } from './text/uri';

/** What this file uses of the web worker that it runs in. */
interface WorkerScope {
  close(): void;
}
declare const self: WorkerScope & Worker;

const host: Host = {
  version,
  session: String(Date.now()),
  // There is no disk here: the editor reads every file for us.
  read: (uri, folders) => ({ kind: folders.some((folder) => isInside(folder, uri)) ? 'pending' : 'outside' }),
  // What git ignores is said by many files together, which would all have to be fetched before the first finding.
  isIgnored: () => false,
  discover: () => Promise.resolve(undefined),
  workspaceAround: () => undefined,
  today,
  formatYaml: (text, tabWidth) => (require('./formatter') as typeof import('./formatter')).formatYaml(text, tabWidth),
  later: (task) => setTimeout(task, 0),
};

const lifecycle = new Lifecycle();
const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self), {
  messageStrategy: lifecycle,
});
serve(connection, lifecycle, {
  version,
  catalogs: CATALOGS,
  // Bundles of their own: the client hands in a `require` that knows the scripts it has put together.
  engine: () => {
    const { begin } = require('./engine') as typeof import('./engine');
    return (params, client) => {
      begin(params, client, { connection, host });
    };
  },
  later: host.later,
});
connection.onExit(() => {
  self.close();
});
connection.listen();
