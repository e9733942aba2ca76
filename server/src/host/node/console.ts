import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { text } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import type { Host } from '../../cli/console';
import type { Checked, Share } from '../../cli/outcome';
import { today } from '../clock';
import { SKIPPED } from '../../manifest/manifest-files';
import { Disk, machinePaths } from './disk';

/**
 * The world of the process that runs the command line. `pages` is the folder that holds the pages of the rules; `program`
 * is the file that checks a share and posts the outcome when it is started as a thread with one.
 */
export function terminal(version: string, pages: string, program: string): Host {
  const { stdin, stdout, stderr, env } = process;
  const folder = process.cwd();
  const disk = new Disk();
  const uriOf = (path: string): string => machinePaths.toUri(machinePaths.path(path));
  const nativeOf = (uri: string): string => machinePaths.fromUri(uri)?.native ?? uri;
  return {
    version,
    folder: uriOf(folder),
    environment: env,
    // Absent, against its type, where it is no terminal.
    isTerminal: Boolean(stdout.isTTY),
    width: stdout.isTTY ? stdout.columns : undefined,
    print: (words) => void stdout.write(words),
    warn: (words) => void stderr.write(words),
    readInput: () => text(stdin),
    isInteractive: stdin.isTTY && stderr.isTTY,
    ask,
    uriOf: (path) => uriOf(resolve(folder, path)),
    pathOf: (uri) => relative(folder, nativeOf(uri)).split(sep).join('/') || '.',
    realUri: (uri) => attempt(() => uriOf(realpathSync(nativeOf(uri)))) ?? uri,
    workspaceAround: disk.workspaceAround,
    read: disk.read,
    isIgnored: disk.isIgnored,
    repositoryAround: disk.repositoryAround,
    expand: async (paths) => expand(paths, folder),
    watch: async (uris, changed) => watch(uris.map(nativeOf), changed),
    discover: async (uri) => (await disk.discover(uri)) ?? { manifests: [], configs: [], passedOver: [], problems: [] },
    write: (uri, words, before) => write(nativeOf(uri), words, before),
    // Each has helpers of its own, which collect garbage and optimize code, and fill about another core.
    threads: Math.max(1, Math.floor(availableParallelism() / 2)),
    inThread: (share) => inThread(program, share),
    page: (rule) => attempt(() => readFileSync(join(pages, `${rule}.md`), 'utf8')),
    today,
  };
}

/** What the globs among some paths match; what is there by that name is no glob, whatever marks it holds. */
async function expand(paths: readonly string[], folder: string): Promise<readonly string[]> {
  const expanded = await Promise.all(
    paths.map(async (path) => {
      if (!/[*?[{]/.test(path) || existsSync(resolve(folder, path))) return [path];
      const { glob } = await import('tinyglobby');
      const found = await glob(path.replaceAll('\\', '/'), {
        cwd: folder,
        ignore: SKIPPED.map((name) => `**/${name}/**`),
        followSymbolicLinks: false,
        expandDirectories: false,
      });
      return found.length === 0 ? [path] : found.sort();
    }),
  );
  return expanded.flat();
}

/** So long after the last of several changes they are looked at together. */
const SETTLING = 100;

async function watch(folders: readonly string[], changed: () => Promise<void>): Promise<void> {
  const { watch: watchFiles } = await import('chokidar');
  const watcher = watchFiles([...folders], {
    ignoreInitial: true,
    ignored: (path) => SKIPPED.includes(basename(path)),
    awaitWriteFinish: { stabilityThreshold: SETTLING, pollInterval: SETTLING / 2 },
  });
  let running: Promise<void> | undefined;
  let isDue = false;
  const run = async (): Promise<void> => {
    do {
      isDue = false;
      await changed();
    } while (isDue);
    running = undefined;
  };
  let timer: NodeJS.Timeout | undefined;
  await new Promise<void>((_, fail) => {
    watcher.on('error', fail);
    watcher.on('all', () => {
      isDue = true;
      clearTimeout(timer);
      timer = setTimeout(() => {
        running ??= run().catch(fail);
      }, SETTLING);
    });
  });
}

/** One line that a person types. The question is no output, so it goes to the other stream. */
async function ask(question: string): Promise<string | undefined> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((done) => {
    lines.once('close', () => {
      done(undefined);
    });
    lines.question(question, (answer) => {
      done(answer);
      lines.close();
    });
  });
}

async function inThread(program: string, share: Share): Promise<Checked> {
  return new Promise((done, fail) => {
    const worker = new Worker(program, { workerData: share });
    worker.once('message', done);
    worker.once('error', fail);
    // One that has ended well has posted its outcome before.
    worker.once('exit', () => {
      fail(new Error('A thread ended before its check did.'));
    });
  });
}

/** Writes a file as a whole or not at all, also where the disk is full or the machine stops meanwhile. */
function write(path: string, words: string, before: string | undefined): string | undefined {
  try {
    if (before === undefined) {
      mkdirSync(dirname(path), { recursive: true });
      writeBeside(path, words, (beside) => {
        putWhereNothingIs(beside, path);
      });
      return undefined;
    }
    const real = realpathSync(path);
    // Text that is not UTF-8 would not survive, and neither would what somebody else wrote meanwhile.
    if (!readFileSync(real).equals(Buffer.from(before))) return 'it is not UTF-8, or has changed meanwhile.';
    writeBeside(real, words, (beside) => {
      chmodSync(beside, statSync(real).mode);
      renameSync(beside, real);
    });
    return undefined;
  } catch (error) {
    return error instanceof Error ? `${error.message}.` : String(error);
  }
}

/** Writes a file beside the one that is meant, has it put in its place when all of it is on the disk, and leaves no trace. */
function writeBeside(path: string, words: string, put: (beside: string) => void): void {
  const beside = `${path}.${String(process.pid)}.tmp`;
  const file = openSync(beside, 'wx');
  try {
    try {
      writeFileSync(file, words);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    put(beside);
  } finally {
    rmSync(beside, { force: true });
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

function attempt<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
