import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { basename, relative, resolve, sep } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Hindrance, type Host } from '../../cli/console';
import { folded } from '../../cli/formats/document';
import type { Checked, Share } from '../../cli/outcome';
import { SKIPPED } from '../../manifest/manifest-files';
import { t } from '../../text/l10n';
import type { Answers } from './answers';
import { noting, type Notes } from './kept/notes';
import { machinePaths } from './machine';
import { writeAll } from './write';

/** What a thread is started with. */
export interface Task {
  readonly share: Share;
  /** Whether it is to tell what it was told. */
  readonly isNoted: boolean;
}

/** What a thread posts at its end. */
export interface Outcome {
  readonly checked: Checked;
  readonly answers: Notes['answers'];
}

/**
 * The world of the process that runs the command line. `program` is the file that checks a share and posts the outcome when
 * it is started as a thread with one. `notes` are taken of all that is asked and said, where somebody wants them.
 */
export function terminal(
  version: string,
  { answers, program, notes }: { readonly answers: Answers; readonly program: string; readonly notes?: Notes },
): Host {
  const { stdin, stdout, stderr } = process;
  const folder = startedIn();
  const uriOf = (path: string): string => machinePaths.toUri(machinePaths.path(path));
  const nativeOf = (uri: string): string => machinePaths.fromUri(uri)?.native ?? uri;
  const host: Host = {
    ...answers,
    version,
    folder: uriOf(folder),
    // Absent, against its type, where it is no terminal.
    isTerminal: Boolean(stdout.isTTY),
    width: stdout.isTTY ? stdout.columns : undefined,
    print: (words) => void stdout.write(words),
    warn: (words) => void stderr.write(stderr.isTTY ? folded(words, stderr.columns) : words),
    readInput: () => readAll(stdin),
    isInteractive: stdin.isTTY && stderr.isTTY,
    ask,
    uriOf: (path) => uriOf(resolve(folder, path)),
    pathOf: (uri) => relative(folder, nativeOf(uri)).split(sep).join('/') || '.',
    expand: async (paths) => expand(paths, folder),
    watch: async (uris, changed) => watch(uris.map(nativeOf), changed),
    write: (changes) => writeAll(changes, nativeOf),
    // Each has helpers of its own, which collect garbage and optimize code, and fill about another core.
    threads: Math.max(1, Math.floor(availableParallelism() / 2)),
    inThread: async (share) => {
      const { checked, answers: told } = await inThread(program, { share, isNoted: notes !== undefined });
      notes?.takeIn(told);
      return checked;
    },
    // A bundle of its own, and the only thing that starts another program.
    revisions: () => (require('./revisions') as typeof import('./revisions')).revisions,
    // The same, with what unpacks archives.
    parcels: () => (require('./parcels') as typeof import('./parcels')).parcels,
  };
  return notes === undefined ? host : noting(host, notes);
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
  // A bundle of its own: most runs check once.
  const { watch: watchFiles } = require('chokidar') as typeof import('chokidar');
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

/** No manifest is longer; an input that is may never end. */
const MOST_INPUT = 64 * 1024 * 1024;

async function readAll(input: AsyncIterable<Buffer | string>): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of input) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > MOST_INPUT)
      throw new Hindrance(t`Standard input is longer than any manifest, and was not read to its end.`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The folder that the process was started in, which may be gone by now. */
export function startedIn(): string {
  try {
    return process.cwd();
  } catch {
    throw new Hindrance(t`The folder that this was started in no longer exists.`);
  }
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

async function inThread(program: string, task: Task): Promise<Outcome> {
  return new Promise((done, fail) => {
    const worker = new Worker(program, { workerData: task });
    worker.once('message', done);
    worker.once('error', fail);
    // One that has ended well has posted its outcome before.
    worker.once('exit', () => {
      fail(new Error(t`A thread ended before its check did.`));
    });
  });
}
