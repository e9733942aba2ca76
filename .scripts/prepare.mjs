import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Installs the dependencies where they are missing or older than the lock file, with npm's own progress. */
export async function installDependencies() {
  if (changedAt('node_modules/.package-lock.json') >= changedAt('package-lock.json')) return;
  console.log('Installing dependencies …');
  await npm('ci', '--no-audit', '--no-fund', '--loglevel=error');
}

/**
 * Runs npm in the project's folder; its output is shown. Fails where npm fails. This process goes on meanwhile: it may hold
 * a lock that has to be kept alive.
 *
 * @param {string[]} args
 */
export async function npm(...args) {
  const child = spawn('npm', args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  const code = await new Promise((settle, fail) => {
    child.once('error', fail);
    child.once('close', settle);
  });
  if (code !== 0) throw new Error(`npm ${args.join(' ')} failed.`);
}

/** @param {string} path in the project; a file that is not there is older than any other */
function changedAt(path) {
  return statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
