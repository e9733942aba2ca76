import { spawn, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';

const CLI = resolve(__dirname, '../../dist/cli.js');

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** How the command is run. */
export interface Circumstances {
  readonly input?: string | Buffer;
  readonly environment?: Readonly<Record<string, string>>;
  /** As somebody to whom the modes of files apply, which they do not to the one who may do everything. */
  readonly asNobody?: boolean;
  /** Another build than ours. */
  readonly program?: string;
}

/** Who has no more rights than others: nobody, where the tests run as the one who may do everything. */
export const NOBODY = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/** Runs the built command line in a folder, as a person or a script does, and waits for its end. */
export function impact(
  folder: string,
  args: readonly string[],
  { input, environment, program = CLI, asNobody = false }: Circumstances = {},
): Ended {
  const { PATH = '', SystemRoot } = process.env;
  const env = { PATH, ...(SystemRoot === undefined ? {} : { SystemRoot }), ...environment };
  const options = {
    cwd: folder,
    input: input ?? '',
    env,
    encoding: 'utf8',
    maxBuffer: Infinity,
    ...(asNobody && NOBODY),
  } as const;
  const run = spawnSync(process.execPath, [program, ...args], options);
  if (run.error !== undefined) throw run.error;
  return { code: run.status, out: run.stdout, err: run.stderr };
}

/** The files of what `impact check --format json` prints. */
export function filesIn<T>(out: string): readonly T[] {
  return (JSON.parse(out) as { readonly files: readonly T[] }).files;
}

/** Starts the built command line, for a test that does not wait for all it says. */
export function start(
  folder: string,
  args: readonly string[],
): {
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly ended: Promise<number | null>;
  readonly stop: () => void;
} {
  const child = spawn(process.execPath, [CLI, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const stop = (): void => void child.kill();
  return { stdout: child.stdout, stderr: child.stderr, ended, stop };
}
