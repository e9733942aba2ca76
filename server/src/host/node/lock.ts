import { closeSync, lstatSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { t } from '../../text/l10n';

/** A lock is held for the time of a few writes; whoever holds one longer has been stopped. */
const STALE = 30_000;
/** How long one waits for another program. */
const PATIENCE = 20_000;

/**
 * Does something while nobody else who asks does the like with any of the files. They are locked by a file beside each, in
 * one order for all, so that two never wait for each other.
 */
export function holding<T>(paths: readonly string[], act: () => T): T {
  const locks = [...new Set(paths)].sort().map((path) => join(dirname(path), `.${basename(path)}.impact-lock`));
  const held: string[] = [];
  try {
    for (const lock of locks) {
      acquire(lock);
      held.push(lock);
    }
    return act();
  } finally {
    for (const lock of held.reverse()) rmSync(lock, { force: true });
  }
}

function acquire(lock: string): void {
  const until = Date.now() + PATIENCE;
  while (!take(lock)) {
    if (isLeftBehind(lock)) remove(lock);
    else if (Date.now() > until) throw new Error(t`another program has been writing to it for a long time`);
    else sleep(5 + Math.floor(Math.random() * 20));
  }
}

function take(lock: string): boolean {
  try {
    const file = openSync(lock, 'wx', 0o600);
    writeFileSync(file, `${String(process.pid)} ${hostname()}\n`);
    closeSync(file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Whether whoever made a lock is gone: it has ended on this machine, or has held the lock for too long. */
function isLeftBehind(lock: string): boolean {
  const stat = lstatSync(lock, { throwIfNoEntry: false });
  if (stat === undefined) return false;
  if (Date.now() - stat.mtimeMs > STALE) return true;
  const [pid = '', host = ''] = textIn(lock).trim().split(' ');
  return host === hostname() && /^\d+$/.test(pid) && !isRunning(Number(pid));
}

function textIn(lock: string): string {
  try {
    return readFileSync(lock, 'utf8');
  } catch {
    return '';
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

/** Takes a lock away that was left behind; one that somebody else has made meanwhile is given back. */
function remove(lock: string): void {
  const away = `${lock}.${randomUUID()}`;
  try {
    renameSync(lock, away);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if (isLeftBehind(away)) rmSync(away, { force: true });
  else renameSync(away, lock);
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
