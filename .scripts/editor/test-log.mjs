import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * The lines of the tests begin with this: in a browser the log of the tests and
 * that of the whole editor arrive as one. `test/editor/console.ts` puts it there.
 */
export const testMark = 'test│';

/**
 * Tells the two apart: what the tests print goes to `print`, and all the rest
 * to a file for those who look for the cause of a failure.
 *
 * @param {object} options
 * @param {(text: string) => void} options.print
 * @param {string | undefined} options.file where the editor's own log goes
 * @param {boolean} options.verbose print the editor's own log as well
 * @returns {{ take(type: string, args: readonly unknown[]): void, flush(): Promise<void> }}
 */
export function splitLog({ print, file, verbose }) {
  /** @type {Promise<void>} */
  let writing =
    file === undefined ? Promise.resolve() : mkdir(dirname(file), { recursive: true }).then(() => undefined);
  return {
    take(type, args) {
      const text = args
        .map((argument) => (typeof argument === 'string' ? argument : JSON.stringify(argument)))
        .join(' ');
      if (text.startsWith(testMark)) {
        print(text.slice(testMark.length));
        return;
      }
      if (verbose) print(`[${type}] ${text}`);
      if (file !== undefined) writing = writing.then(() => appendFile(file, `[${type}] ${text}\n`));
    },
    flush: () => writing,
  };
}
