import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { t } from '../../text/l10n';

/**
 * What goes before each command: nothing that a repository is set up with is run, and nothing is fetched. The commands
 * themselves are fixed, and read objects alone: no index, no working tree, no attributes, so no filter or driver either.
 */
const SAFE = [
  '--no-pager',
  '--no-optional-locks',
  '--literal-pathspecs',
  ...[
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'protocol.allow=never',
    'safe.bareRepository=explicit',
  ].flatMap((setting) => ['-c', setting]),
];

/** Variables by which git would look at another repository than the one in the folder. */
const ELSEWHERE = [
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_DIR',
  'GIT_EXTERNAL_DIFF',
  'GIT_GRAFT_FILE',
  'GIT_INDEX_FILE',
  'GIT_NAMESPACE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_SHALLOW_FILE',
  'GIT_WORK_TREE',
];

/** Nobody waits longer for git than this, in milliseconds. */
const PATIENCE = 60_000;

/** So much may git tell at once, in bytes. */
const MOST = 512 * 1024 * 1024;

export type Told = { readonly bytes: Buffer } | { readonly failure: string };

/** The `git` of this machine, run in a folder with arguments that are never put together by a shell. */
export class GitCommand {
  private constructor(private readonly program: string) {}

  /** Nothing where there is no git. The folder that we are in is never looked into for it. */
  static find(): GitCommand | undefined {
    const name = process.platform === 'win32' ? 'git.exe' : 'git';
    const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
    const program = folders.map((folder) => join(folder, name)).find(isProgram);
    return program === undefined ? undefined : new GitCommand(program);
  }

  async run(folder: string, args: readonly string[], input = ''): Promise<Told> {
    return new Promise((done) => {
      const child = spawn(this.program, [...SAFE, ...args], optionsIn(folder));
      const out: Buffer[] = [];
      const err: Buffer[] = [];
      let length = 0;
      child.stdout.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > MOST) child.kill();
        else out.push(chunk);
      });
      child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
      child.once('error', ({ message }) => {
        done({ failure: message });
      });
      child.once('close', (code) => {
        if (code === 0 && length <= MOST) done({ bytes: Buffer.concat(out) });
        else done({ failure: failureOf(Buffer.concat(err)) });
      });
      // One that ends before it has read everything has said why.
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
    });
  }

  /** The same for one who can't wait. */
  runNow(folder: string, args: readonly string[], input: string): Told {
    const { status, stdout, stderr, error } = spawnSync(this.program, [...SAFE, ...args], {
      ...optionsIn(folder),
      input,
      maxBuffer: MOST,
    });
    if (error !== undefined) return { failure: error.message };
    return status === 0 ? { bytes: stdout } : { failure: failureOf(stderr) };
  }
}

function optionsIn(cwd: string) {
  const kept = Object.entries(process.env).filter(([name]) => !ELSEWHERE.includes(name.toUpperCase()));
  const env = {
    ...Object.fromEntries(kept),
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_LAZY_FETCH: '1',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
  return { cwd, env, shell: false, windowsHide: true, timeout: PATIENCE } as const;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** What git says last, without its “fatal:”. */
function failureOf(err: Buffer): string {
  const line = err.toString('utf8').trim().split('\n').at(-1) ?? '';
  return line === '' ? t`git says nothing` : line.replace(/^(?:fatal|error): /, '');
}
