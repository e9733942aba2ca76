import { relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Host } from '../../../server/src/cli/console';
import { run } from '../../../server/src/cli/run';
import { machineAnswers } from '../../../server/src/host/node/answers';
import { terminal } from '../../../server/src/host/node/console';

/** All that a command says, on whichever stream. It is run in this process, for tests that run very many. */
export async function saidBy(folder: string, args: readonly string[]): Promise<string> {
  const said: string[] = [];
  const host: Host = {
    ...terminal('1.0.0', { answers: machineAnswers(''), program: '' }),
    folder: pathToFileURL(folder).toString(),
    isInteractive: false,
    print: (text) => void said.push(text),
    warn: (text) => void said.push(text),
    uriOf: (path) => pathToFileURL(resolve(folder, path)).toString(),
    pathOf: (uri) => relative(folder, fileURLToPath(uri)) || '.',
  };
  await run(args, host);
  return said.join('');
}
