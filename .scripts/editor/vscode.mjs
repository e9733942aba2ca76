#!/usr/bin/env node
/**
 * A stand-in for the executable of the desktop VS Code where that cannot be
 * downloaded: serves the real thing on the loopback address, opens it in a
 * headless browser, runs an extension's tests in it and exits with their result.
 *
 * Exit code 0: passed, 1: failed, 3: the editor itself did not start.
 *
 * - `IMPACT_EDITOR_LOG`: a file that receives the editor's own log
 * - `IMPACT_EDITOR_SCREENSHOT`: a file that receives a picture after a failure
 * - `IMPACT_EDITOR_VERBOSE=1`: prints the editor's own log as well
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseLaunch, workbenchUrl } from './arguments.mjs';
import { findBrowser } from './browser.mjs';
import { installServer } from './install.mjs';
import { emptyLanguagePack } from './language.mjs';
import { once, stopOnSignals } from './processes.mjs';
import { serve } from './serve.mjs';
import { quietSettings, webWorkerSettings, writeSettings } from './settings.mjs';
import { sourceLines } from './source-lines.mjs';
import { splitLog } from './test-log.mjs';
import { openWorkbench } from './workbench.mjs';

const notStarted = 3;
const startLimit = 90_000;

/** @param {string} line */
const print = (line) => void process.stdout.write(`${line}\n`);

/** @type {(() => Promise<unknown>)[]} */
const cleanups = [];
const stop = once(async () => {
  for (const cleanup of cleanups.toReversed()) await cleanup().catch(print);
});
stopOnSignals(() => stop(undefined), { withParent: true });
// Nobody listens any more once the launcher was killed, and that must not keep
// this process from ending what it started.
process.stdout.on('error', () => {});
const code = await run().catch((error) => {
  print(error instanceof Error ? error.message : String(error));
  return notStarted;
});
await stop(undefined);
process.exit(code);

/** @returns {Promise<number>} the exit code */
async function run() {
  const launch = parseLaunch(process.argv.slice(2));
  const server = await installServer(print);
  const browser = await findBrowser(print);
  const base = await mkdtemp(join(tmpdir(), 'impact-editor-'));
  cleanups.push(() => rm(base, { recursive: true, force: true, maxRetries: 5 }));
  const profile = { data: join(base, 'data'), extensions: join(base, 'extensions') };
  await writeSettings(profile, await settingsFor(launch));

  const language = launch.locale === undefined ? [] : await emptyLanguagePack(profile, launch.locale);

  const serving = await serve({ server, profile, flags: [...serverFlags(launch), ...language] });
  cleanups.push(serving.stop);

  /** @type {() => void} */
  let begin = () => {};
  /** @type {Promise<void>} */
  const begun = new Promise((settle) => (begin = settle));
  const inSources = sourceLines(launch.tests);
  const log = splitLog({
    print: (text) => {
      begin();
      print(inSources(text));
    },
    file: process.env['IMPACT_EDITOR_LOG'],
    verbose: process.env['IMPACT_EDITOR_VERBOSE'] === '1',
  });
  cleanups.push(() => log.flush());

  const workbench = await openWorkbench({
    browser,
    url: workbenchUrl(serving.origin, launch),
    onLog: (type, args) => log.take(type, args),
  });
  cleanups.push(() => workbench.close());

  const died = Promise.race([workbench.failure, serving.ended.then(() => `The server ended.\n${serving.output()}`)]);
  const late = sleep(startLimit, `The tests did not begin within ${startLimit / 1000} s.`, { ref: false });
  const first = await Promise.race([begun, workbench.exit, died, late]);
  const result = typeof first === 'string' ? first : await Promise.race([workbench.exit, died]);
  if (result === 0) return 0;
  await takePicture(workbench.page);
  if (typeof result === 'number') return 1;
  print(result);
  return first === result ? notStarted : 1;
}

/** @param {import('./arguments.mjs').Launch} launch */
async function settingsFor(launch) {
  const settings = { ...quietSettings, 'security.workspace.trust.enabled': launch.trust };
  if (launch.kind !== 'web' || launch.extension === undefined) return settings;
  return { ...settings, ...(await webWorkerSettings(launch.extension)) };
}

/** @param {import('./arguments.mjs').Launch} launch */
function serverFlags(launch) {
  return [
    // Without it the page may not name an extension and tests to run.
    '--enable-smoke-test-driver',
    // Should this process be killed, the server ends on its own soon after.
    ...['--enable-remote-auto-shutdown', '--reconnection-grace-time', '60'],
    ...(launch.trust ? [] : ['--disable-workspace-trust']),
  ];
}

/** @param {import('playwright-core').Page} page */
async function takePicture(page) {
  const path = process.env['IMPACT_EDITOR_SCREENSHOT'];
  if (path === undefined) return;
  await page.screenshot({ path, timeout: 5_000 }).then(
    () => print(`A picture of the editor is in ${path}`),
    () => {},
  );
}
