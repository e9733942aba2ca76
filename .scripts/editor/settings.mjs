import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * User settings that make every run the same: nothing pops up, nothing is
 * looked up on the network, and nothing is saved behind a test's back, as the
 * browser's default for auto save would do.
 */
export const quietSettings = {
  'chat.disableAIFeatures': true,
  'editor.accessibilitySupport': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'security.workspace.trust.banner': 'never',
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'window.confirmBeforeClose': 'never',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * Settings that put an extension into the extension host of a web worker. The
 * workbench in a browser passes over `extensionDevelopmentKind`, which does the
 * same on the desktop.
 *
 * @param {string} extension the extension's folder
 * @returns {Promise<Record<string, unknown>>}
 */
export async function webWorkerSettings(extension) {
  const { publisher, name } = JSON.parse(await readFile(join(extension, 'package.json'), 'utf8'));
  return { 'remote.extensionKind': { [`${publisher}.${name}`]: ['web'] } };
}

/**
 * Writes the user's settings of a profile. The server keeps them on disk, not
 * in the browser, so they hold for every browser that opens it.
 *
 * @param {import('./serve.mjs').Profile} profile
 * @param {Readonly<Record<string, unknown>>} settings
 */
export async function writeSettings(profile, settings) {
  const folder = join(profile.data, 'data', 'User');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), `${JSON.stringify(settings, undefined, 2)}\n`);
}
