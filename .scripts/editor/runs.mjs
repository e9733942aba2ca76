import { cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * One start of the editor, with the tests that share it. `test/editor` itself is
 * one; a folder below it with a `run.json` is another, for tests that need the
 * editor started in a different way.
 *
 * @typedef {object} Run
 * @property {string} name
 * @property {string} folder holds the test files and the folder `workspace`
 * @property {string} open what to open: a path inside `workspace`
 * @property {boolean} trust whether the workspace has to be trusted first
 * @property {string | undefined} locale
 */

/**
 * @param {string} home the folder of the editor tests
 * @returns {Promise<Run[]>}
 */
export async function findRuns(home) {
  const main = { name: 'main', folder: home, open: '.', trust: false, locale: undefined };
  const entries = await readdir(home, { withFileTypes: true });
  const others = await Promise.all(
    entries.filter((entry) => entry.isDirectory()).map(({ name }) => readRun(home, name)),
  );
  return [main, ...others.filter((run) => run !== undefined)];
}

/**
 * @param {string} home
 * @param {string} name
 * @returns {Promise<Run | undefined>} undefined for a folder that is no run
 */
async function readRun(home, name) {
  const folder = join(home, name);
  const text = await readFile(join(folder, 'run.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const { open = '.', trust = false, locale } = JSON.parse(text);
  return { name, folder, open, trust, locale };
}

/**
 * Copies the run's workspace into a folder `base`, so that tests may change it.
 *
 * @param {Run} run
 * @returns {Promise<{ base: string, opened: string, remove: () => Promise<void> }>}
 */
export async function freshWorkspace(run) {
  const base = await mkdtemp(join(tmpdir(), 'impact-workspace-'));
  const copy = join(base, 'workspace');
  await cp(join(run.folder, 'workspace'), copy, { recursive: true });
  return {
    base,
    opened: join(copy, run.open),
    remove: () => rm(base, { recursive: true, force: true, maxRetries: 5 }),
  };
}
