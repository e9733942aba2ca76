import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { withLock } from './lock.mjs';
import { serverPackage } from './packages.mjs';

/**
 * Where the editor is kept: outside the project, because it is large and the
 * same for every clone, and by version, so that an update never mixes two.
 *
 * @returns {string} an absolute path; the folder may not exist yet
 */
export function cacheFolder() {
  const chosen = process.env['IMPACT_EDITOR_CACHE'];
  if (chosen) return resolve(chosen);
  const shared = process.env['XDG_CACHE_HOME'];
  const base = shared && isAbsolute(shared) ? shared : join(homedir(), '.cache');
  return join(base, 'impact-manifest', 'editor', serverPackage.version);
}

/**
 * One step of the set-up: fills one folder of the cache. A step that has been
 * completed with the same key leaves a stamp and is not done again; one that
 * was interrupted has no stamp, and starts over in an empty folder.
 *
 * @typedef {object} Step
 * @property {string} name the folder's name
 * @property {string} title what is shown while it runs
 * @property {number} megabytes about how much room it takes
 * @property {string} key changes whenever the content would
 * @property {string} result the file in that folder that the step is done for
 * @property {(folder: string) => Promise<void>} fill
 */

/**
 * @param {Step} step
 * @param {(line: string) => void} log receives progress, line by line
 * @returns {Promise<string>} the absolute path of the step's result
 */
export async function complete(step, log) {
  const cache = cacheFolder();
  const folder = join(cache, step.name);
  const result = join(folder, step.result);
  if (await isDone(cache, step)) return result;
  await mkdir(cache, { recursive: true });
  const onWait = () => log(`Waiting for another process that fetches ${step.title} …`);
  await withLock(join(cache, `${step.name}.lock`), onWait, async () => {
    if (await isDone(cache, step)) return;
    const started = Date.now();
    log(`Fetching ${step.title} (${step.megabytes} MB on disk) into ${folder} …`);
    await rm(stamp(cache, step), { force: true });
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await step.fill(folder);
    await writeFile(stamp(cache, step), step.key);
    log(`Fetched ${step.title} in ${((Date.now() - started) / 1000).toFixed(0)} s`);
  });
  return result;
}

/** @param {string} cache @param {Step} step */
function stamp(cache, step) {
  return join(cache, `${step.name}.stamp`);
}

/** @param {string} cache @param {Step} step */
async function isDone(cache, step) {
  if (!existsSync(join(cache, step.name, step.result))) return false;
  return (await readFile(stamp(cache, step), 'utf8').catch(() => '')) === step.key;
}
