import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createInterface } from 'node:readline';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { text } from 'node:stream/consumers';
import { URI } from 'vscode-uri';
import type { Host } from './cli/host';
import { today } from './clock';
import { findManifests, isIgnored, readFile } from './disk';

/** The world of the process that runs the command line. `pages` is the folder that holds the pages of the rules. */
export function terminal(version: string, pages: string): Host {
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
    write: (uri, words, before) => write(URI.parse(uri).fsPath, words, before),
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

function around(folder: string, names: readonly string[]): string | undefined {
  if (names.some((name) => existsSync(join(folder, name)))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : around(parent, names);
}

/** Writes a new file beside the old one and puts it in its place, so that no half-written file is ever there. */
function write(path: string, words: string, before: string | undefined): string | undefined {
  try {
    if (before === undefined) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, words, { flag: 'wx' });
      return undefined;
    }
    const real = realpathSync(path);
    // Text that is not UTF-8 would not survive, and neither would what somebody else wrote meanwhile.
    if (!readFileSync(real).equals(Buffer.from(before))) return 'it is not UTF-8, or has changed meanwhile.';
    const beside = `${real}.${String(process.pid)}.tmp`;
    try {
      writeFileSync(beside, words, { flag: 'wx' });
      chmodSync(beside, statSync(real).mode);
      renameSync(beside, real);
    } finally {
      rmSync(beside, { force: true });
    }
    return undefined;
  } catch (error) {
    return error instanceof Error ? `${error.message}.` : String(error);
  }
}

function attempt<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
