import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Ends a process that was started with `detached: true` and all that it has
 * started: politely first, and by force after three seconds.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<void>} when it has ended
 */
export async function endTree(child) {
  if (child.pid === undefined) return;
  signalTree(child.pid, 'SIGTERM');
  for (let waited = 0; waited < 3_000 && groupLives(child.pid); waited += 50) await sleep(50);
  if (groupLives(child.pid)) signalTree(child.pid, 'SIGKILL');
}

/**
 * Calls `stop` once when this process is asked to end, or when the process that
 * started it has died without asking, and ends this process after that.
 *
 * @param {() => Promise<void>} stop
 * @param {{ withParent?: boolean }} [options] `withParent`: end with the parent
 */
export function stopOnSignals(stop, { withParent = false } = {}) {
  const end = once(async (/** @type {number} */ code) => {
    await stop();
    process.exit(code);
  });
  process.on('SIGINT', () => void end(130));
  process.on('SIGTERM', () => void end(143));
  process.on('SIGHUP', () => void end(129));
  if (!withParent) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void end(1);
  }, 1_000).unref();
}

/**
 * @template A, R
 * @param {(argument: A) => Promise<R>} work
 * @returns {(argument: A) => Promise<R>} runs `work` the first time only
 */
export function once(work) {
  /** @type {Promise<R> | undefined} */
  let first;
  return (argument) => (first ??= work(argument));
}

/** @param {number} pid @param {NodeJS.Signals} signal */
function signalTree(pid, signal) {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // The whole group has ended already.
  }
}

/** @param {number} pid */
function groupLives(pid) {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 0);
    return true;
  } catch {
    return false;
  }
}
