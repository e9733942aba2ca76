import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { text } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import { URI } from 'vscode-uri';
import type { Host } from '../../cli/console';
import type { Checked, Share } from '../../cli/outcome';
import { today } from '../clock';
import { SKIPPED } from '../../workspace/manifest-files';
import { findManifests, isIgnored, readFile } from './disk';
import { writeAll } from './write';

/**
 * The world of the process that runs the command line. `pages` is the folder that holds the pages of the rules; `program`
 * is the file that checks a share and posts the outcome when it is started as a thread with one.
 */
export function terminal(version: string, pages: string, program: string): Host {
  const { stdin, stdout, stderr, env } = process;
  const folder = process.cwd();
  return {
    version,
    folder: URI.file(folder).toString(),
    environment: env,
    // Absent, against its type, where it is no terminal.
    isTerminal: Boolean(stdout.isTTY),
    width: stdout.isTTY ? stdout.columns : undefined,
    print: (words) => void stdout.write(words),
    warn: (words) => void stderr.write(words),
    readInput: () => text(stdin),
    isInteractive: stdin.isTTY && stderr.isTTY,
    ask,
    uriOf: (path) => URI.file(resolve(folder, path)).toString(),
    pathOf: (uri) => relative(folder, URI.parse(uri).fsPath).split(sep).join('/') || '.',
    realUri: (uri) => attempt(() => URI.file(realpathSync(URI.parse(uri).fsPath)).toString()) ?? uri,
    around: (uri, names) => {
      const found = around(URI.parse(uri).fsPath, names);
      return found === undefined ? undefined : URI.file(found).toString();
    },
    read: readFile,
    isIgnored,
    expand: async (paths) => expand(paths, folder),
    watch: async (uris, changed) =>
      watch(
        uris.map((uri) => URI.parse(uri).fsPath),
        changed,
      ),
    findManifests: async (uri) => (await findManifests(uri)) ?? [],
    write: (changes) => writeAll(changes, (uri) => URI.parse(uri).fsPath),
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

function around(folder: string, names: readonly string[]): string | undefined {
  if (names.some((name) => existsSync(join(folder, name)))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : around(parent, names);
}

function attempt<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
