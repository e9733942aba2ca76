import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromiumFromPackage } from './chromium.mjs';

/**
 * A browser of the Chromium family that Playwright can drive.
 *
 * @typedef {object} Browser
 * @property {string} executablePath
 * @property {Record<string, string>} env variables it needs beside our own
 */

/**
 * Finds the browser for tests: the one that CHROME_PATH names, else one that is
 * installed, else the one that comes as an npm package.
 *
 * @param {(line: string) => void} log receives progress, line by line
 * @returns {Promise<Browser>}
 */
export async function findBrowser(log) {
  const chosen = process.env['CHROME_PATH'];
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`CHROME_PATH names ${chosen}, which does not exist.`);
    return { executablePath: chosen, env: {} };
  }
  const installed = candidates().find((path) => existsSync(path));
  if (installed !== undefined) return { executablePath: installed, env: {} };
  return chromiumFromPackage(log);
}

/**
 * Flags for a browser that shows nothing but our own page on the loopback
 * address. It has no sandbox, because it also runs as root and in containers.
 */
export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

/** @returns {string[]} where Chrome, Chromium and Edge are usually installed */
function candidates() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    const bases = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);
    return bases.flatMap((base) => [
      join(base, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(base, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]);
  }
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/opt/google/chrome'];
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome'];
  return names.flatMap((name) => folders.filter(Boolean).map((folder) => join(folder, name)));
}
