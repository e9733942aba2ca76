import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { version } from '../../package.json';
import { Hindrance } from './cli/console';
import { run } from './cli/run';
import { REPOSITORY } from './findings/docs';
import { machineAnswers, type Answers } from './host/node/answers';
import { startedIn, terminal, type Outcome, type Task } from './host/node/console';
import { keepCheck, placeFor } from './host/node/kept/kept-check';
import { Notes } from './host/node/kept/notes';
import { sayIfUnwritten } from './host/node/unwritten';
import { t } from './text/l10n';
import { checkShare } from './cli/share';
import { WorkspaceFiles } from './cli/workspace';

/** Runs the command that this process was started with, or as a thread the check that it was handed. */
export function start(program: string): void {
  // The bundle is in `dist`, and the pages of the rules come in the folder beside it.
  const answers = machineAnswers(join(__dirname, '../docs/rules'));
  if (parentPort === null) void runAndEnd({ answers, program });
  else void checkAndPost(workerData as Task, parentPort, { answers, program });
}

/** What the command line is made of on this machine. */
interface Machine {
  readonly answers: Answers;
  readonly program: string;
}

async function runAndEnd(machine: Machine): Promise<void> {
  sayIfUnwritten();
  try {
    const args = process.argv.slice(2);
    const place = placeFor({ args, folder: startedIn(), version, program: __dirname }, machine.answers);
    const notes = new Notes();
    const code = await run(args, terminal(version, place === undefined ? machine : { ...machine, notes }));
    process.exitCode = code;
    if (place !== undefined) keepCheck(place, notes, code);
  } catch (error) {
    process.stderr.write(error instanceof Hindrance ? `${error.message}\n` : faultText(error));
    process.exitCode = 2;
  }
}

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
  const at = place === undefined ? '' : t` at ${place}`;
  return t`This is a bug in this program, so nothing is known about the manifests: ${kind}${at}. Please report it: ${REPOSITORY}/issues\n`;
}

async function checkAndPost(
  { share, isNoted }: Task,
  port: NonNullable<typeof parentPort>,
  machine: Machine,
): Promise<void> {
  const notes = new Notes();
  const host = terminal(version, isNoted ? { ...machine, notes } : machine);
  const checked = await checkShare(share, new WorkspaceFiles(share.root, host), host);
  port.postMessage({ checked, answers: notes.answers } satisfies Outcome);
}
