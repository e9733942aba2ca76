import { randomUUID } from 'node:crypto';
import {
  chownSync,
  closeSync,
  fchmodSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
  type Stats,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FileChange, WriteFailure } from '../../cli/console';
import { t } from '../../text/l10n';
import { holding } from './lock';

/** A change with the path of its file; what is undone in the order in which it was done is undone from the end. */
interface Task {
  readonly change: FileChange;
  /** Where links lead to; a new file has no links on its way that do not exist yet. */
  readonly path: string;
  readonly before: Before | undefined;
}

interface Before {
  readonly bytes: Buffer;
  readonly stat: Stats;
}

/** A file that holds the new text and waits beside the one that is meant. */
interface Prepared extends Task {
  readonly beside: string;
}

/** That a file can’t be written, or is not what it was when it was read. */
class Refused extends Error {
  constructor(
    readonly change: FileChange,
    message: string,
    readonly isStale: boolean,
  ) {
    super(message);
  }
}

/**
 * Writes several files: all or none. Each is written as a whole, also where the disk is full or the machine stops, keeps
 * its mode, its owner and its other names, and only where it still reads as it did. `pathOf` gives the path of an address.
 */
export function writeAll(changes: readonly FileChange[], pathOf: (uri: string) => string): WriteFailure | undefined {
  const undo: (() => void)[] = [];
  try {
    const places = changes.map((change) => inContext(change, () => placeOf(pathOf(change.uri), change, undo)));
    return holding(places, () => {
      const tasks = changes.map((change, index) => inContext(change, () => look(change, places[index] ?? '')));
      put(tasks, undo);
      return undefined;
    });
  } catch (error) {
    for (const step of undo.reverse()) step();
    const first = changes[0];
    if (error instanceof Refused) return { uri: error.change.uri, reason: error.message, isStale: error.isStale };
    return { uri: first?.uri ?? '', reason: wordsOf(error), isStale: false };
  }
}

/** What goes wrong with a file is told of that file. */
function inContext<T>(change: FileChange, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused(change, wordsOf(error), isTaken(error));
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? `${error.message.replace(/\.$/, '')}.` : String(error);
}

/** The real path of a file; for a new one the folders that lead to it are made. */
function placeOf(path: string, { before }: FileChange, undo: (() => void)[]): string {
  if (before !== undefined) return realpathSync(path);
  const made = mkdirSync(dirname(path), { recursive: true });
  if (made !== undefined)
    undo.push(() => {
      removeEmpty(dirname(path), made);
    });
  return path;
}

function removeEmpty(folder: string, top: string): void {
  try {
    rmdirSync(folder);
    if (folder !== top) removeEmpty(dirname(folder), top);
  } catch {
    // Somebody has put something there meanwhile, and that stays.
  }
}

/** Looks whether a file is as it was read, and may be written. */
function look(change: FileChange, path: string): Task {
  const { before } = change;
  if (before === undefined) {
    if (lstatSync(path, { throwIfNoEntry: false }) !== undefined)
      throw new Refused(change, t`EEXIST: it was created in the meantime.`, true);
    return { change, path, before: undefined };
  }
  const stat = statSync(path);
  const bytes = readFileSync(path);
  if (!bytes.equals(Buffer.from(before))) {
    const isUtf8 = Buffer.from(bytes.toString('utf8')).equals(bytes);
    throw isUtf8
      ? new Refused(change, t`it has changed in the meantime.`, true)
      : new Refused(change, t`it is not UTF-8, or has changed in the meantime.`, false);
  }
  // Whoever may change everything may change this too, and yet somebody has said that it stays.
  if ((stat.mode & 0o222) === 0) throw new Refused(change, t`it is read-only.`, false);
  return { change, path, before: { bytes, stat } };
}

function put(tasks: readonly Task[], undo: (() => void)[]): void {
  const prepared: Prepared[] = [];
  try {
    for (const task of tasks) prepared.push(inContext(task.change, () => prepare(task)));
    for (const one of prepared) {
      inContext(one.change, () => {
        commit(one, undo);
      });
    }
  } finally {
    for (const { beside } of prepared) rmSync(beside, { force: true });
  }
}

/** The text in a file of its own, all of it on the disk. Nobody else can read what nobody else could read before. */
function prepare(task: Task): Prepared {
  const { path, change, before } = task;
  sweep(path);
  const beside = join(dirname(path), `.${basename(path)}.${randomUUID()}${ENDING}`);
  const file = openSync(beside, 'wx', before === undefined ? 0o666 : 0o600);
  try {
    writeFileSync(file, change.text);
    fsyncSync(file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
  // Whether it can be written is known before anything is.
  if (before !== undefined) closeSync(openSync(path, 'r+'));
  return { ...task, beside };
}

function commit({ path, beside, before, change }: Prepared, undo: (() => void)[]): void {
  if (before === undefined) {
    putWhereNothingIs(beside, path);
    undo.push(() => {
      rmSync(path, { force: true });
    });
    return;
  }
  if (before.stat.nlink > 1 || !isLikeThis(beside, before.stat)) {
    undo.push(() => {
      overwrite(path, before.bytes);
    });
    overwrite(path, Buffer.from(change.text));
    return;
  }
  renameSync(beside, path);
  undo.push(() => {
    overwrite(path, before.bytes);
  });
}

/** Gives a file the owner and the mode of another one; false where that can't be done. */
function isLikeThis(beside: string, { uid, gid, mode }: Stats): boolean {
  const file = openSync(beside, 'r+');
  try {
    const own = statSync(beside);
    if (own.uid !== uid || own.gid !== gid) chownSync(beside, uid, gid);
    fchmodSync(file, mode & 0o7777);
    return true;
  } catch {
    return false;
  } finally {
    closeSync(file);
  }
}

/** Writes into a file itself, so that all its names lead to the new text. */
function overwrite(path: string, bytes: Buffer): void {
  const file = openSync(path, 'r+');
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at, bytes.length - at, at);
    ftruncateSync(file, bytes.length);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Gives a file its name, unless something has that name already, even a link that leads to nothing. */
function putWhereNothingIs(beside: string, path: string): void {
  try {
    linkSync(beside, path);
  } catch (error) {
    // Some file systems have one name for a file only, and no way to take it just where it is free.
    if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) throw error;
    renameSync(beside, path);
  }
}

const ENDING = '.impact-new';
/** Writing takes no time, so what is older than this has been left behind by a program that was stopped. */
const STALE = 60_000;

/** Removes what programs that were stopped have left beside a file. */
function sweep(path: string): void {
  const folder = dirname(path);
  const start = `.${basename(path)}.`;
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(start) || !name.endsWith(ENDING)) continue;
    const stat = lstatSync(join(folder, name), { throwIfNoEntry: false });
    if (stat?.isFile() === true && Date.now() - stat.mtimeMs > STALE) rmSync(join(folder, name), { force: true });
  }
}

/** Whether a new file could not get its name because something has it by now. */
function isTaken(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === 'EEXIST' &&
    'syscall' in error &&
    error.syscall === 'link'
  );
}
