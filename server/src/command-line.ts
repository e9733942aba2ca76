import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { version } from '../../package.json';
import type { Host } from './cli/console';
import { run } from './cli/run';
import type { Share } from './cli/outcome';
import { REPOSITORY } from './findings/docs';
import { terminal } from './host/node/console';

/** Runs the command that this process was started with, or as a thread the check that it was handed. */
export function start(program: string): void {
  // The bundle is in `dist`, and the pages of the rules come in the folder beside it.
  const host = terminal(version, join(__dirname, '../docs/rules'), program);
  if (parentPort === null) void runAndEnd(host);
  else void checkAndPost(workerData as Share, parentPort, host);
}

async function runAndEnd(host: Host): Promise<void> {
  // Whoever reads may stop reading: “impact check | head” is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    process.exitCode = await run(process.argv.slice(2), host);
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    host.warn(`This is a fault of this program, so nothing is known of the manifests: ${reason}\n`);
    host.warn(`Please report it: ${REPOSITORY}/issues\n`);
    process.exitCode = 2;
  }
}

async function checkAndPost(share: Share, port: NonNullable<typeof parentPort>, host: Host): Promise<void> {
  const { checkShare } = await import('./cli/share');
  const { WorkspaceFiles } = await import('./cli/workspace');
  port.postMessage(await checkShare(share, new WorkspaceFiles(share.root, host), host));
}
