import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { version } from '../../package.json';
import { run } from './cli/run';
import type { Share } from './cli/share';
import { REPOSITORY } from './findings/docs';
import { terminal } from './terminal';

// The bundle is in `dist`, and the pages of the rules come in the folder beside it.
const host = terminal(version, join(__dirname, '../docs/rules'), __filename);

if (parentPort === null) {
  // Whoever reads may stop reading: “impact check | head” is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  void runAndEnd();
} else {
  void checkAndPost(workerData as Share, parentPort);
}

async function runAndEnd(): Promise<void> {
  try {
    process.exitCode = await run(process.argv.slice(2), host);
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    host.warn(`This is a fault of this program, so nothing is known of the manifests: ${reason}\n`);
    host.warn(`Please report it: ${REPOSITORY}/issues\n`);
    process.exitCode = 2;
  }
}

async function checkAndPost(share: Share, port: NonNullable<typeof parentPort>): Promise<void> {
  const { checkShare } = await import('./cli/share');
  const { WorkspaceFiles } = await import('./cli/workspace');
  port.postMessage(await checkShare(share, new WorkspaceFiles(share.root, host), host));
}
