import { join } from 'node:path';
import { version } from '../../package.json';
import { run } from './cli/run';
import { terminal } from './terminal';

// Whoever reads may stop reading: “impact check | head” is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// The bundle is in `dist`, and the pages of the rules come in the folder beside it.
void run(process.argv.slice(2), terminal(version, join(__dirname, '../docs/rules'))).then((code) => {
  process.exitCode = code;
});
