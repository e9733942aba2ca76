import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Runs npm in a folder and returns when it has succeeded. What npm prints is
 * shown only when it fails: a progress line of ours stands for it otherwise.
 *
 * @param {string} folder where npm runs
 * @param {readonly string[]} args without spaces, because Windows needs a shell
 * @returns {Promise<void>}
 */
export function npm(folder, args) {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', [...args], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    /** @type {string[]} */
    const output = [];
    child.stdout.on('data', (data) => output.push(String(data)));
    child.stderr.on('data', (data) => output.push(String(data)));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`npm ${args.join(' ')} failed in ${folder}\n${output.join('').trim().slice(0, 2000)}`));
    });
  });
}

// Nothing that a package brings is run: everything needed here is shipped ready,
// and the hash is compared before anything of it is used.
const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--engine-strict=false', '--loglevel=error'];

/**
 * Installs one pinned package into a folder of its own and checks that npm
 * resolved it to the pinned hash.
 *
 * @param {string} folder an empty folder
 * @param {import('./packages.mjs').PinnedPackage} wanted
 * @returns {Promise<string>} the folder of the package
 */
export async function installPackage(folder, wanted) {
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  await npm(folder, ['install', ...quiet, '--save-exact', '--package-lock=true', `${wanted.name}@${wanted.version}`]);
  const lock = JSON.parse(await readFile(join(folder, 'package-lock.json'), 'utf8'));
  const found = lock.packages?.[`node_modules/${wanted.name}`];
  if (found?.version !== wanted.version || found?.integrity !== wanted.integrity) {
    throw new Error(
      `${wanted.name}@${wanted.version} is not what it was when it was pinned:\n` +
        `  expected ${wanted.integrity}\n  received ${found?.integrity ?? 'nothing'}`,
    );
  }
  return join(folder, 'node_modules', ...wanted.name.split('/'));
}

/**
 * Installs exactly what a package's own shrinkwrap file lists, inside that
 * package. The editor's file leaves peer dependencies out, so npm must too.
 *
 * @param {string} folder holds `npm-shrinkwrap.json`
 */
export async function installShrinkwrapped(folder) {
  await npm(folder, ['ci', ...quiet, '--omit=dev', '--legacy-peer-deps']);
}
