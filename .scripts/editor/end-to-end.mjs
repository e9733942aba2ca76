#!/usr/bin/env node
/**
 * Goes through the product as a new user does, in a clean profile with the packaged extension installed:
 * `end-to-end.mjs [--pictures]`. With `--pictures` it does so in a dark and in a light theme, and writes docs/images/.
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
import { stopOnSignals } from './processes.mjs';
import { serve } from './serve.mjs';
import { quietSettings, writeSettings } from './settings.mjs';
import { story } from './story.mjs';
import { userOf } from './user.mjs';
import { openWorkbench } from './workbench.mjs';

const { values: options } = parseArgs({ options: { pictures: { type: 'boolean', default: false } } });
const print = (/** @type {string} */ line) => console.log(line);
const out = join(root, 'out', 'end-to-end');
const images = join(root, 'docs', 'images');

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
  for (const theme of options.pictures ? ['dark', 'light'] : ['dark']) {
    await goThrough(theme, vsix);
    await cleanUp();
    print(`The story went well in the ${theme} theme.`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.stack : error);
  process.exitCode = 1;
} finally {
  await cleanUp();
}

/** @param {string} theme @param {string} vsix */
async function goThrough(theme, vsix) {
  const base = await mkdtemp(join(tmpdir(), 'impact-user-'));
  cleanups.push(() => rm(base, { recursive: true, force: true, maxRetries: 5 }));
  const folder = join(base, 'words-of-value');
  await cp(join(root, 'test', 'e2e', 'workspace'), folder, { recursive: true });
  // The comments at its head leave no room for the hover on the picture.
  const example = await readFile(join(root, 'examples', 'broken', 'high-risk-chain.impact.yaml'), 'utf8');
  await writeFile(join(folder, 'high-risk-chain.impact.yaml'), example.replaceAll(/^#.*\n/gm, ''));
  const server = await installServer(print);
  const profile = { data: join(base, 'data'), extensions: join(base, 'extensions') };
  await writeSettings(profile, { ...quietSettings, ...lookSettings(theme) });
  await installExtension(server, profile, vsix);
  const serving = await serve({ server, profile, flags: ['--disable-workspace-trust'] });
  cleanups.push(serving.stop);
  const { page, close } = await openWorkbench({
    browser: await findBrowser(print),
    url: workbenchUrl(serving.origin, { folder }),
    look: { viewport: { width: 1240, height: 760 }, deviceScaleFactor: options.pictures ? 2 : 1 },
  });
  cleanups.push(close);
  try {
    const figure = await story(userOf(page), folder, (name, height, from = 'editor') =>
      picture(page, `${name}-${theme}`, height, from),
    );
    print(figure);
  } catch (error) {
    await page.screenshot({ path: join(out, 'failure.png') });
    print(`A picture of the editor is in ${join(out, 'failure.png')}`);
    throw error;
  }
}

/** @param {string} theme */
function lookSettings(theme) {
  return {
    'workbench.colorTheme': theme === 'dark' ? 'Default Dark Modern' : 'Default Light Modern',
    'editor.minimap.enabled': false,
    'editor.fontSize': 14,
    'editor.hover.above': false,
    'editor.hover.delay': 100,
    'editor.occurrencesHighlight': 'off',
    'window.commandCenter': false,
    'workbench.layoutControl.enabled': false,
    'editor.cursorBlinking': 'solid',
    'workbench.activityBar.location': 'hidden',
    'window.menuBarVisibility': 'hidden',
    'breadcrumbs.enabled': false,
    'editor.stickyScroll.enabled': false,
  };
}

/**
 * Takes a picture of the editor, without what is beside it.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} name
 * @param {number} height
 * @param {'top' | 'editor'} from
 */
async function picture(page, name, height, from) {
  if (!options.pictures) return;
  await mkdir(images, { recursive: true });
  // Whatever is fading in is there by then.
  await page.waitForTimeout(600);
  const box = await page.locator('.part.editor').boundingBox();
  if (box === null) throw new Error('There is no editor to take a picture of.');
  const path = join(images, `${name}.png`);
  // Its frame is left out.
  await page.screenshot({
    path,
    clip: { x: box.x + 1, y: from === 'top' ? 0 : box.y + 1, width: box.width - 2, height },
  });
  print(path);
}
