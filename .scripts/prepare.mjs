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
  await ended(args, spawnNpm(args, 'inherit'));
}

/**
 * The same beside something else whose output is shown meanwhile: gives what it has printed, and prints it where it fails.
 *
 * @param {string[]} args
 * @returns {Promise<string>}
 */
export async function npmAside(...args) {
  const child = spawnNpm(args, 'pipe');
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (printed += text));
  try {
    await ended(args, child);
  } catch (error) {
    process.stdout.write(printed);
    throw error;
  }
  return printed;
}

/** @param {string[]} args @param {'inherit' | 'pipe'} output */
function spawnNpm(args, output) {
  return spawn('npm', args, {
    cwd: root,
    stdio: ['ignore', output, output],
    shell: process.platform === 'win32',
  });
}

/** @param {string[]} args @param {import('node:child_process').ChildProcess} child */
async function ended(args, child) {
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
