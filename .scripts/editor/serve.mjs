#!/usr/bin/env node
/**
 * Starts VS Code's own server on the loopback address. Run as a command it
 * serves until it is stopped: `serve.mjs [--port N] [--profile DIR]`.
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { installServer } from './install.mjs';
import { endTree, once, stopOnSignals } from './processes.mjs';

/**
 * Where a server keeps its state. Both folders are made when they are missing.
 *
 * @typedef {object} Profile
 * @property {string} data user settings are in `data/User/settings.json` below it
 * @property {string} extensions
 */

/**
 * @typedef {object} Serving
 * @property {number} port
 * @property {string} origin such as `http://127.0.0.1:8000`
 * @property {() => string} output what the server has printed so far
 * @property {Promise<void>} ended settles when the server has ended by itself
 * @property {() => Promise<void>} stop ends the server and all that it started
 */

/**
 * @param {object} options
 * @param {import('./install.mjs').EditorServer} options.server
 * @param {Profile} options.profile
 * @param {number} [options.port] a free one is chosen when it is 0 or absent
 * @param {readonly string[]} [options.flags] further flags of the server
 * @param {NodeJS.ProcessEnv} [options.env] what extension hosts get to see
 * @returns {Promise<Serving>} when the server answers
 */
export async function serve({ server, profile, port = 0, flags = [], env = process.env }) {
  await mkdir(profile.data, { recursive: true });
  await mkdir(profile.extensions, { recursive: true });
  const child = spawn(server.node, [server.main, ...serverFlags(profile, port), ...flags], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: serverEnvironment(env),
  });
  /** @type {string[]} */
  const printed = [];
  const output = () => printed.join('');
  const stop = once(() => endTree(child));
  /** @type {Promise<void>} */
  const ended = new Promise((settle) => child.once('close', () => settle()));
  const bound = await new Promise((settle, reject) => {
    const fail = (/** @type {string} */ why) => {
      const reason = output().includes('EADDRINUSE')
        ? `Port ${port} is in use already.`
        : `VS Code's server ${why}\n${output()}`;
      void stop(undefined).then(() => reject(new Error(reason)));
    };
    const late = setTimeout(() => fail('was not ready within 60 s.'), 60_000);
    const read = (/** @type {Buffer} */ data) => {
      printed.push(String(data));
      const listening = /agent listening on (\d+)/.exec(output());
      if (listening === null) return;
      clearTimeout(late);
      settle(Number(listening[1]));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', (error) => fail(`did not start: ${error.message}`));
    child.once('close', (code) => fail(`ended with code ${code}.`));
  });
  return { port: bound, origin: `http://127.0.0.1:${bound}`, output, ended, stop: () => stop(undefined) };
}

/** @param {Profile} profile @param {number} port */
function serverFlags(profile, port) {
  return [
    ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
    ...['--server-data-dir', profile.data, '--extensions-dir', profile.extensions],
    ...['--accept-server-license-terms', '--telemetry-level', 'off'],
  ];
}

/**
 * An editor that is started from a terminal of another VS Code would take that
 * one's connection for its own.
 *
 * @param {NodeJS.ProcessEnv} env
 */
function serverEnvironment(env) {
  const foreign = /^(?:VSCODE_|ELECTRON_|NODE_OPTIONS$)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !foreign.test(name)));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({ options: { port: { type: 'string' }, profile: { type: 'string' } } });
  const temporary = values.profile === undefined ? await mkdtemp(join(tmpdir(), 'impact-editor-')) : undefined;
  const base = temporary ?? resolve(values.profile ?? '');
  const cleanUp = async () => {
    if (temporary !== undefined) await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const serving = await serve({
      server: await installServer((line) => console.log(line)),
      profile: { data: join(base, 'data'), extensions: join(base, 'extensions') },
      port: Number(values.port ?? 0),
    });
    stopOnSignals(() => serving.stop().then(cleanUp));
    console.log(`${serving.origin}/?folder=${encodeURIComponent(process.cwd())}`);
    await serving.ended;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  } finally {
    await cleanUp();
  }
}
