import { relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Host } from '../../server/src/cli/console';
import { run } from '../../server/src/cli/run';
import { machineAnswers } from '../../server/src/host/node/answers';
import { terminal } from '../../server/src/host/node/console';
import type { Ended } from './cli';

/** Runs a command in a folder, in this process: for tests that run very many. `around` may change the world around it. */
export async function ran(
  folder: string,
  args: readonly string[],
  around = (host: Host): Host => host,
): Promise<Ended> {
  let [out, err] = ['', ''];
  const host: Host = {
    ...terminal('1.0.0', { answers: machineAnswers(''), program: '' }),
    folder: pathToFileURL(folder).toString(),
    isInteractive: false,
    print: (text) => void (out += text),
    warn: (text) => void (err += text),
    uriOf: (path) => pathToFileURL(resolve(folder, path)).toString(),
    pathOf: (uri) => relative(folder, fileURLToPath(uri)) || '.',
  };
  const code = await run(args, around(host));
  return { code, out, err };
}
