#!/usr/bin/env node
/**
 * Goes through the product as a new user does, in a clean profile with the packaged extension installed: with mouse and
 * keyboard on a project, then by keyboard alone from an empty folder to a release.
 *
 *     end-to-end.mjs [--only mouse|keyboard]
 *     end-to-end.mjs --pictures [--looks dark,light,high-contrast,german]
 *
 * With `--pictures` it goes through the first story once a look, and takes pictures: of those that docs show into
 * docs/images/ and client/media/walkthrough/, of all others into out/pictures/, for people to look at.
 */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { npm, root } from '../prepare.mjs';
import { workbenchUrl } from './arguments.mjs';
import { findBrowser } from './browser.mjs';
import { installExtension, packageExtension } from './extension.mjs';
import { installServer } from './install.mjs';
import { keyboardStory } from './keyboard-story.mjs';
import { emptyLanguagePack } from './language.mjs';
import { looks } from './looks.mjs';
import { pictureTaker } from './pictures.mjs';
import { stopOnSignals } from './processes.mjs';
import { serve } from './serve.mjs';
import { quietSettings, webWorkerSettings, writeSettings } from './settings.mjs';
import { activationTime, story } from './story.mjs';
import { userOf } from './user.mjs';
import { wordsIn } from './words.mjs';
import { openWorkbench } from './workbench.mjs';

const { values: options } = parseArgs({
  options: {
    pictures: { type: 'boolean', default: false },
    looks: { type: 'string', default: 'dark,light' },
    only: { type: 'string' },
  },
});
const print = (/** @type {string} */ line) => console.log(line);
const out = join(root, 'out', 'end-to-end');

/** @type {(() => Promise<unknown>)[]} */
const cleanups = [];
const cleanUp = async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
};
stopOnSignals(cleanUp);
try {
  await npm('run', '--silent', 'build');
  await mkdir(out, { recursive: true });
  const vsix = join(out, 'impact-manifest.vsix');
  await packageExtension(root, vsix);
  for (const name of options.pictures ? options.looks.split(',') : ['dark']) {
    const look = looks[name];
    if (look === undefined) throw new Error(`There is no look ${name}, but ${Object.keys(looks).join(', ')}.`);
    await goThrough({ name, ...look }, vsix);
    await cleanUp();
  }
} catch (error) {
  console.error(error instanceof Error ? error.stack : error);
  process.exitCode = 1;
} finally {
  await cleanUp();
}

/** @param {import('./looks.mjs').Look & { name: string }} look @param {string} vsix */
async function goThrough(look, vsix) {
  const base = await mkdtemp(join(tmpdir(), 'impact-user-'));
  cleanups.push(() => rm(base, { recursive: true, force: true, maxRetries: 5 }));
  const server = await installServer(print);
  const profile = { data: join(base, 'data'), extensions: join(base, 'extensions') };
  const settings = { ...quietSettings, ...look.settings, 'security.workspace.trust.enabled': false };
  await writeSettings(profile, settings);
  await installExtension(server, profile, vsix);
  const flags = look.locale === undefined ? [] : await emptyLanguagePack(profile, look.locale);
  const serving = await serve({ server, profile, flags });
  cleanups.push(serving.stop);
  const addressOf = (/** @type {string} */ folder) => workbenchUrl(serving.origin, { folder });
  const project = await projectIn(base);
  const { page, close } = await openWorkbench({
    browser: await findBrowser(print),
    url: addressOf(project),
    look: { viewport: { width: 1240, height: 760 }, deviceScaleFactor: options.pictures ? 2 : 1 },
  });
  cleanups.push(close);

  if (options.only !== 'keyboard')
    await watched(page, async () => {
      const words = await wordsIn(root, look.locale);
      const activation = await story(
        userOf(page),
        { folder: project, words },
        options.pictures ? pictureTaker({ page, look: look.name, print }) : async () => {},
      );
      print(`The story went well in ${look.name}. ${activation}`);
    });
  if (options.pictures) return;
  const folder = join(base, 'empty');
  await mkdir(folder);
  const second = await page.context().newPage();
  await second.goto(addressOf(folder));
  await page.close();
  await watched(second, async () => print(`In an editor at rest: ${await activationAtRest(second)}`));
  if (options.only === 'mouse') return;
  await second.reload();
  let shown = second;
  const afterCrash = async () => {
    const restricted = { 'security.workspace.trust.enabled': true, ...(await webWorkerSettings(root)) };
    await writeSettings(profile, { ...settings, ...restricted });
    shown = await second.context().newPage();
    await shown.goto(addressOf(folder));
    await second.close();
    return shown;
  };
  await watched(
    () => shown,
    async () => print(await keyboardStory({ page: second, folder, afterCrash })),
  );
}

/**
 * How long the editor says that activating takes where nothing else is being started: at the first command in an empty
 * folder.
 *
 * @param {import('playwright-core').Page} page
 */
async function activationAtRest(page) {
  const user = userOf(page);
  await page.locator('.monaco-workbench .part.editor').waitFor({ timeout: 60_000 });
  await page.waitForTimeout(15_000);
  await user.run('New Manifest');
  await page.locator('.quick-input-widget:visible', { hasText: 'What is the project called?' }).waitFor();
  await page.keyboard.press('Escape');
  return activationTime(user);
}

/**
 * Takes a picture of the page where something fails.
 *
 * @param {import('playwright-core').Page | (() => import('playwright-core').Page)} page
 * @param {() => Promise<void>} act
 */
async function watched(page, act) {
  try {
    await act();
  } catch (error) {
    await (typeof page === 'function' ? page() : page).screenshot({ path: join(out, 'failure.png') });
    print(`A picture of the editor is in ${join(out, 'failure.png')}`);
    throw error;
  }
}

/** What a new user has: a project of their own, and an example. @param {string} base */
async function projectIn(base) {
  const folder = join(base, 'words-of-value');
  await cp(join(root, 'test', 'e2e', 'workspace'), folder, { recursive: true });
  // The comments at its head leave no room for the hover on the picture.
  const example = await readFile(join(root, 'examples', 'broken', 'high-risk-chain.impact.yaml'), 'utf8');
  await writeFile(join(folder, 'high-risk-chain.impact.yaml'), example.replaceAll(/^#.*\n/gm, ''));
  return folder;
}
