#!/usr/bin/env node
/**
 * Runs the editor tests inside a real VS Code:
 * `run-tests.mjs [--desktop] [--web] [--run NAME] [--grep TEXT] [--timeout SECONDS]`.
 *
 * By default it is the VS Code that npm offers, in a headless browser, with the
 * extension in Node's extension host; `--web` takes the one in a web worker, and
 * `--desktop` downloads the desktop build.
 */
import { runTests } from '@vscode/test-electron';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleTests } from './bundle-tests.mjs';
import { desktopExecutable } from './desktop.mjs';
import { findRuns, freshWorkspace } from './runs.mjs';
import { quietSettings, writeSettings } from './settings.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const { values: options } = parseArgs({
  options: {
    desktop: { type: 'boolean', default: false },
    web: { type: 'boolean', default: false },
    run: { type: 'string' },
    grep: { type: 'string' },
    timeout: { type: 'string', default: '600' },
  },
});

const limit = setTimeout(giveUp, Number(options.timeout) * 1000);
try {
  process.exitCode = (await runAll()) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  clearTimeout(limit);
}

/** @returns {Promise<boolean>} whether all tests of all runs passed */
async function runAll() {
  await checkBuilt();
  const wanted = (/** @type {string} */ name) => options.run === undefined || options.run === name;
  const runs = (await findRuns(join(root, 'test', 'editor'))).filter(({ name }) => wanted(name));
  if (runs.length === 0) throw new Error(`There is no run named ${options.run}.`);
  // Our executable is a script of Node, which Windows starts only through Node.
  const executable = options.desktop ? await desktopExecutable() : process.execPath;
  /** @type {string[]} */
  const failed = [];
  for (const run of runs) {
    if (!(await passes(run, executable))) failed.push(run.name);
  }
  if (failed.length > 0) console.error(`Editor tests failed in: ${failed.join(', ')}`);
  return failed.length === 0;
}

/**
 * @param {import('./runs.mjs').Run} run
 * @param {string} executable of the editor
 */
async function passes(run, executable) {
  // The launcher switches trust off in the desktop build, whatever one asks for.
  if (run.trust && options.desktop) {
    console.log(`Skipped ${run.name}: the desktop build runs tests without workspace trust.`);
    return true;
  }
  const out = join(root, 'out', 'editor', options.web ? `${run.name}-web` : run.name);
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const script = await bundleTests({
    root,
    folder: run.folder,
    web: options.web,
    mocha: {
      color: process.stdout.isTTY === true,
      forbidOnly: process.env['CI'] !== undefined,
      grep: options.grep,
    },
    out,
  });
  // A run may be for one kind of extension host alone.
  if (script === undefined) return true;
  console.log(`\nEditor tests: ${run.name}${options.web ? ' (web worker)' : ''}`);
  return launch(run, executable, script, 1);
}

/**
 * Starts the editor once more when the editor itself did not start; tests that
 * fail are never repeated.
 *
 * @param {import('./runs.mjs').Run} run
 * @param {string} executable
 * @param {string} script
 * @param {number} retries
 * @returns {Promise<boolean>}
 */
async function launch(run, executable, script, retries) {
  const workspace = await freshWorkspace(run);
  const out = dirname(script);
  const log = join(out, 'editor.log');
  const settings = { ...quietSettings, 'security.workspace.trust.enabled': run.trust };
  const profile = { data: join(workspace.base, 'profile'), extensions: join(workspace.base, 'extensions') };
  try {
    // Only the desktop build reads these; our executable has a profile of its own.
    if (options.desktop) await writeSettings(profile, settings);
    await runTests({
      extensionDevelopmentPath: root,
      extensionTestsPath: script,
      vscodeExecutablePath: executable,
      launchArgs: [...launchFlags(run, profile), workspace.opened],
      extensionTestsEnv: { IMPACT_EDITOR_LOG: log, IMPACT_EDITOR_SCREENSHOT: join(out, 'failure.png') },
      reuseMachineInstall: true,
    });
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 3 && !options.desktop && retries > 0) {
      console.error('The editor did not start. Trying once more.');
      return launch(run, executable, script, retries - 1);
    }
    console.error(error instanceof Error ? error.message : error);
    if (existsSync(log)) console.error(`The editor's own log is in ${log}`);
    return false;
  } finally {
    await workspace.remove();
  }
}

/** @param {import('./runs.mjs').Run} run @param {import('./serve.mjs').Profile} profile */
function launchFlags(run, profile) {
  const locale = run.locale === undefined ? [] : [`--locale=${run.locale}`];
  if (options.desktop) {
    const kind = options.web ? ['--extensionDevelopmentKind=web'] : [];
    return ['--disable-extensions', `--user-data-dir=${join(profile.data, 'data')}`, ...kind, ...locale];
  }
  return [
    join(root, '.scripts', 'editor', 'vscode.mjs'),
    ...(options.web ? ['--extensionDevelopmentKind=web'] : []),
    ...(run.trust ? ['--enable-workspace-trust'] : []),
    ...locale,
  ];
}

async function checkBuilt() {
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const entry = options.web ? manifest.browser : manifest.main;
  if (entry === undefined && options.web)
    throw new Error('package.json names no "browser" entry to run in a web worker.');
  if (entry !== undefined && !existsSync(join(root, entry))) {
    throw new Error(`${entry} is missing. Run "npm run build" first.`);
  }
}

/** The launcher passes an interrupt on to the editor: gently, then by force. */
function giveUp() {
  console.error(`The editor tests took longer than ${options.timeout} s.`);
  process.exitCode = 1;
  process.emit('SIGINT');
  setTimeout(() => process.emit('SIGINT'), 5_000).unref();
  setTimeout(() => process.exit(1), 10_000).unref();
}
