import { version } from '../../package.json';
import { keepCompiled } from './host/node/compile';

const USAGE = `impact-language-server ${version}
Checks impact.yaml license manifests inside an editor.

An editor starts it with one of:
  --stdio      speaks the Language Server Protocol on standard input and output
  --node-ipc   speaks it with the Node process that started it

  --version    prints the version
  --help       prints this

On the command line, “impact check” does the same checks.
`;

const given = process.argv.slice(2);
if (given.includes('--stdio') || given.includes('--node-ipc')) {
  keepCompiled();
  (require('./language-server') as typeof import('./language-server')).start();
} else if (given.includes('--version')) {
  process.stdout.write(`${version}\n`);
} else if (given.includes('--help')) {
  process.stdout.write(USAGE);
} else {
  const unknown = given[0] === undefined ? '' : `There is no option ${given[0]}.\n\n`;
  process.stderr.write(`${unknown}${USAGE}`);
  process.exitCode = 2;
}
