#!/usr/bin/env node
/**
 * `npm start`: from a fresh clone to VS Code in the browser, with the extension
 * installed as a person would install it. Nothing but Node is needed, so what
 * npm installs may be imported only after that.
 */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { delimiter, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { workbenchUrl } from './editor/arguments.mjs';
import { installServer } from './editor/install.mjs';
import { tryLock, withLock } from './editor/lock.mjs';
import { openUrl } from './editor/open-url.mjs';
import { isFree } from './editor/port.mjs';
import { stopOnSignals } from './editor/processes.mjs';
import { serve } from './editor/serve.mjs';
import { quietSettings, writeSettings } from './editor/settings.mjs';
import { installDependencies, npm, root } from './prepare.mjs';

const usage = `npm start -- [--port N] [--folder DIR] [--no-open]

Opens VS Code in the browser with this extension installed.

  --port N      listens on this port; by default on a free one
  --folder DIR  opens this folder; by default examples/
  --no-open     prints the address only`;

const say = (/** @type {string} */ line) => console.log(line);

try {
  await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

async function start() {
  const options = readOptions();
  if (options === undefined) return;
  if (!(await isFree(options.port)))
    throw new Error(
      `Port ${options.port} can’t be had: something else listens on it. Name another, or leave out --port.`,
    );
  const out = join(root, 'out', 'start');
  mkdirSync(out, { recursive: true });
  const { release, ...profile } = await ownFolder(out);
  const vsix = join(out, 'impact-manifest.vsix');
  const waiting = () => say('Waiting for another “npm start” that is building …');
  const server = await withLock(join(out, 'building.lock'), waiting, () => installInto(profile, vsix));

  const isExamples = options.folder === join(root, 'examples');
  const serving = await serve({
    server,
    profile,
    port: options.port,
    // Nobody has to be asked whether they trust the examples that came with this.
    flags: isExamples ? ['--disable-workspace-trust'] : [],
  });
  stopOnSignals(() => serving.stop().then(release), { withParent: true });
  const url = workbenchUrl(serving.origin, { folder: options.folder });
  say(`\nVS Code is at  ${url}\nPress Ctrl+C to stop it.`);
  if (onPath('code'))
    say(`To install the extension in your own VS Code:  code --install-extension ${relative(process.cwd(), vsix)}`);
  if (options.open) openUrl(url);
  await serving.ended;
  await release();
  throw new Error(`The editor has ended.\n${serving.output()}`);
}

/**
 * A profile that no other “npm start” uses now: it keeps what its user has chosen for the next time.
 *
 * @param {string} out
 * @returns {Promise<import('./editor/serve.mjs').Profile & { release: () => Promise<void> }>}
 */
async function ownFolder(out) {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? '' : `-${number}`;
    const release = await tryLock(join(out, `profile${name}.lock`));
    if (release !== undefined)
      return { data: join(out, `profile${name}`), extensions: join(out, `extensions${name}`), release };
  }
}

/**
 * Builds the extension and installs it as a person would.
 *
 * @param {import('./editor/serve.mjs').Profile} profile
 * @param {string} vsix where it is packaged
 */
async function installInto(profile, vsix) {
  await installDependencies();
  say('Building …');
  await npm('run', '--silent', 'build');
  const server = await installServer(say);
  const { installExtension, packageExtension } = await import('./editor/extension.mjs');
  say('Packaging the extension …');
  await packageExtension(root, vsix);
  // The page that says what to try is the README of the folder; where there is none, the editor's own welcome has ours.
  if (!existsSync(profile.data))
    await writeSettings(profile, { ...quietSettings, 'workbench.startupEditor': 'readme' });
  await installExtension(server, profile, vsix);
  return server;
}

/** @returns {{ port: number, folder: string, open: boolean } | undefined} */
function readOptions() {
  const values = parseOptions();
  if (values.help) {
    say(usage);
    return undefined;
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port ${values.port} is no port.\n\n${usage}`);
  // npm runs scripts in the project's folder; the person may be in another one.
  const here = process.env['INIT_CWD'] ?? process.cwd();
  const folder = values.folder === undefined ? join(root, 'examples') : resolve(here, values.folder);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Error(`${folder} is no folder.`);
  return { port, folder, open: !values['no-open'] };
}

function parseOptions() {
  try {
    return parseArgs({
      options: {
        port: { type: 'string', default: '0' },
        folder: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}

/** @param {string} command */
function onPath(command) {
  const names = process.platform === 'win32' ? [`${command}.cmd`, `${command}.exe`] : [command];
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .some((folder) => names.some((name) => existsSync(join(folder, name))));
}
