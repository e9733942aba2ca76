import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { text } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import { URI } from 'vscode-uri';
import type { Host } from '../../cli/console';
import type { Checked, Share } from '../../cli/outcome';
import { today } from '../clock';
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
    findManifests: async (uri) => (await findManifests(uri)) ?? [],
    write: (changes) => writeAll(changes, (uri) => URI.parse(uri).fsPath),
    // Each has helpers of its own, which collect garbage and optimize code, and fill about another core.
    threads: Math.max(1, Math.floor(availableParallelism() / 2)),
    inThread: (share) => inThread(program, share),
    page: (rule) => attempt(() => readFileSync(join(pages, `${rule}.md`), 'utf8')),
    today,
  };
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
