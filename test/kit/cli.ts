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
  /** Another build than ours. */
  readonly program?: string;
}

/** Runs the built command line in a folder, as a person or a script does, and waits for its end. */
export function impact(
  folder: string,
  args: readonly string[],
  { input, environment, program = CLI }: Circumstances = {},
): Ended {
  const { PATH = '', SystemRoot } = process.env;
  const env = { PATH, ...(SystemRoot === undefined ? {} : { SystemRoot }), ...environment };
  const options = { cwd: folder, input: input ?? '', env, encoding: 'utf8', maxBuffer: Infinity } as const;
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
