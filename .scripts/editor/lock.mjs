import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const beat = 2_000;
// Far longer than a beat, so that only a process that died or a machine that
// slept loses its lock. Processes in different containers share no process
// ids, so the age of the file is the only sign of life that always works.
const stale = 30_000;

/**
 * Runs `work` while holding a lock file, so that of several processes that fill
 * the same cache one works and the others wait and then find it filled.
 *
 * @template T
 * @param {string} path the lock file
 * @param {() => void} onWait called once when another process holds the lock
 * @param {() => Promise<T>} work
 * @returns {Promise<T>} what `work` returns
 */
export async function withLock(path, onWait, work) {
  let release = await tryLock(path);
  if (release === undefined) onWait();
  while (release === undefined) {
    await sleep(500);
    release = await tryLock(path);
  }
  try {
    return await work();
  } finally {
    await release();
  }
}

/**
 * Takes a lock file, if nobody who is alive holds it.
 *
 * @param {string} path
 * @returns {Promise<(() => Promise<void>) | undefined>} gives it back; undefined where another process holds it
 */
export async function tryLock(path) {
  const token = randomUUID();
  while (!(await take(path, token))) {
    if (!(await breakStale(path))) return undefined;
  }
  const heart = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => clearInterval(heart));
  }, beat);
  heart.unref();
  return async () => {
    clearInterval(heart);
    if ((await read(path)) === token) await rm(path, { force: true });
  };
}

/** @param {string} path @param {string} token */
async function take(path, token) {
  try {
    await writeFile(path, token, { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/**
 * Moves an abandoned lock out of the way. The move is atomic, so of several
 * waiting processes one succeeds; should it have moved a lock that another one
 * took in that instant, it is put back.
 *
 * @param {string} path
 * @returns {Promise<boolean>} whether the lock is free to be tried again
 */
async function breakStale(path) {
  const owner = await read(path);
  const age = await stat(path).then(
    (file) => Date.now() - file.mtimeMs,
    () => 0,
  );
  if (owner === undefined || age < stale) return owner === undefined;
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return true;
    throw error;
  }
  if ((await read(aside)) === owner) await rm(aside, { force: true });
  else await rename(aside, path);
  return true;
}

/** @param {string} path */
async function read(path) {
  return readFile(path, 'utf8').catch(() => undefined);
}

/** @param {unknown} error @param {string} code */
function hasCode(error, code) {
  return error instanceof Error && 'code' in error && error.code === code;
}
