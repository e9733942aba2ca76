import { createVSIX } from '@vscode/vsce';
import { spawn, spawnSync } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Packages the built extension as a `.vsix`, as it is given to the marketplaces.
 *
 * @param {string} root the project's folder
 * @param {string} file the `.vsix` to write
 */
export async function packageExtension(root, file) {
  await mkdir(dirname(file), { recursive: true });
  // With the time of the last commit in place of those of the files, the same sources give the same bytes.
  process.env['SOURCE_DATE_EPOCH'] ??= lastCommit(root);
  // Everything is bundled, so that no package has to be shipped beside it.
  await createVSIX({ cwd: root, packagePath: file, dependencies: false });
}

/**
 * When the last commit was made, in seconds; outside of a repository a day that never changes.
 *
 * @param {string} root
 */
function lastCommit(root) {
  const { stdout } = spawnSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' });
  return stdout?.trim() || '1700000000';
}

/**
 * Installs a `.vsix` into a profile, in place of whatever was installed there.
 *
 * @param {import('./install.mjs').EditorServer} server
 * @param {import('./serve.mjs').Profile} profile
 * @param {string} file
 * @returns {Promise<void>}
 */
export async function installExtension(server, profile, file) {
  await rm(profile.extensions, { recursive: true, force: true });
  await mkdir(profile.extensions, { recursive: true });
  const folders = ['--server-data-dir', profile.data, '--extensions-dir', profile.extensions];
  const child = spawn(server.node, [server.main, '--install-extension', file, '--force', ...folders]);
  /** @type {string[]} */
  const output = [];
  child.stdout.on('data', (data) => output.push(String(data)));
  child.stderr.on('data', (data) => output.push(String(data)));
  const code = await new Promise((settle, reject) => {
    child.once('close', settle);
    child.once('error', reject);
  });
  if (code !== 0) throw new Error(`The extension could not be installed.\n${output.join('')}`);
}
