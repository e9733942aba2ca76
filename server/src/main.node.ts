import { createConnection } from 'vscode-languageserver/node';
import { version } from '../../package.json';
import { today } from './clock';
import { findManifests, isIgnored, readFile } from './disk';
import type { Host } from './lsp/host';
import { Lifecycle } from './lsp/lifecycle';
import { serve } from './lsp/server';

const USAGE = `impact-language-server ${version}
Checks impact.yaml license manifests inside an editor.

An editor starts it with one of:
  --stdio      speaks the Language Server Protocol on standard input and output
  --node-ipc   speaks it with the Node process that started it

  --version    prints the version
  --help       prints this

On the command line, “impact check” does the same checks.
`;

const host: Host = {
  version,
  session: `${String(process.pid)}.${String(Date.now())}`,
  read: readFile,
  isIgnored,
  findManifests,
  today,
  // A bundle of its own, so that no session that never formats has to load it.
  formatYaml: (text, tabWidth) => (require('./formatter') as typeof import('./formatter')).formatYaml(text, tabWidth),
  later: setImmediate,
};

const given = process.argv.slice(2);
if (given.includes('--stdio') || given.includes('--node-ipc')) {
  const lifecycle = new Lifecycle();
  const connection = createConnection({ messageStrategy: lifecycle });
  lifecycle.attach(connection);
  serve(connection, host);
  // An editor that is gone without a word leaves a closed channel behind.
  process.on('disconnect', () => process.exit(1));
  connection.listen();
} else if (given.includes('--version')) {
  process.stdout.write(`${version}\n`);
} else if (given.includes('--help')) {
  process.stdout.write(USAGE);
} else {
  const unknown = given[0] === undefined ? '' : `There is no option ${given[0]}.\n\n`;
  process.stderr.write(`${unknown}${USAGE}`);
  process.exitCode = 2;
}
