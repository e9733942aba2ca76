import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { version } from '../../package.json';
import { Hindrance, type Host } from './cli/console';
import { run } from './cli/run';
import type { Share } from './cli/outcome';
import { REPOSITORY } from './findings/docs';
import { terminal } from './host/node/console';

/** Runs the command that this process was started with, or as a thread the check that it was handed. */
export function start(program: string): void {
  // The bundle is in `dist`, and the pages of the rules come in the folder beside it.
  const host = (): Host => terminal(version, join(__dirname, '../docs/rules'), program);
  if (parentPort === null) void runAndEnd(host);
  else void checkAndPost(workerData as Share, parentPort, host());
}

async function runAndEnd(host: () => Host): Promise<void> {
  process.stderr.on('error', () => {
    // There is nobody left to tell.
  });
  process.stdout.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
    process.stderr.write(`The output could not be written: ${OUTPUT_FAULTS[code] ?? `the system says ${code}`}.\n`);
    process.exit(2);
  });
  try {
    process.exitCode = await run(process.argv.slice(2), host());
  } catch (error) {
    process.stderr.write(error instanceof Hindrance ? `${error.message}\n` : faultText(error));
    process.exitCode = 2;
  }
}

const OUTPUT_FAULTS: Readonly<Record<string, string>> = {
  EPIPE: 'nobody reads it any more',
  ENOSPC: 'the disk is full',
  EFBIG: 'the file may not get any longer',
};

/** What is told of a fault of ours: its kind and place, and nothing of what it was about. */
function faultText(error: unknown): string {
  const kind = error instanceof Error ? error.name : typeof error;
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const line = stack.split('\n').find((it) => /:\d+:\d+\)?$/.test(it)) ?? '';
  const place =
    line === ''
      ? undefined
      : line
          .split(/[/\\ (]/)
          .at(-1)
          ?.replace(')', '');
  const at = place === undefined ? '' : ` at ${place}`;
  return `This is a fault of this program, so nothing is known of the manifests: ${kind}${at}. Please report it: ${REPOSITORY}/issues\n`;
}

async function checkAndPost(share: Share, port: NonNullable<typeof parentPort>, host: Host): Promise<void> {
  const { checkShare } = await import('./cli/share');
  const { WorkspaceFiles } = await import('./cli/workspace');
  port.postMessage(await checkShare(share, new WorkspaceFiles(share.root, host), host));
}
