import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prepare.mjs';

/**
 * Runs the tests, with mocha's own output. A file that is named is run whole: what makes the suite quick is left out.
 *
 * @param {readonly string[]} args files, folders and options of mocha
 */
export function runUnitTests(args) {
  const named = args.some((argument) => existsSync(join(root, argument)));
  const options = named
    ? ['--no-config', '--node-option=import=tsx', '--timeout=120000']
    : ['--config=.config/mocharc.json'];
  const mocha = join(root, 'node_modules/mocha/bin/mocha.js');
  const { status } = spawnSync(process.execPath, [mocha, ...options, ...args], { cwd: root, stdio: 'inherit' });
  return status ?? 1;
}
