import Mocha from 'mocha';
import { version } from 'vscode';
import { console } from './console';

/** Not a fault of the runner, so that its stack trace tells nothing. */
class FailedTests extends Error {}

/**
 * Called by the editor inside its extension host. Runs the tests that were
 * bundled with this file and rejects when one of them fails.
 */
export async function run(): Promise<void> {
  try {
    await runMocha();
  } catch (error) {
    // The editor itself tells nobody why a run was rejected.
    console.error(error instanceof FailedTests ? error.message : error);
    throw error;
  }
}

async function runMocha(): Promise<void> {
  const host = typeof process === 'undefined' ? 'in a web worker' : `with Node ${process.versions.node}`;
  console.log(`VS Code ${version}, extension host ${host}`);
  const { grep, ...options } = editorTestOptions;
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 30_000,
    slow: 2_000,
    ...options,
    ...(grep === undefined ? {} : { grep }),
  });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('editor-tests');
  const total = mocha.suite.total();
  if (total === 0) throw new Error('There is no test to run.');
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new FailedTests(`${failures} of ${total} tests failed.`);
}
