import { chromium } from 'playwright-core';
import { browserFlags } from './browser.mjs';

/**
 * A page that shows the editor in a headless browser.
 *
 * @typedef {object} Workbench
 * @property {import('playwright-core').Page} page
 * @property {Promise<number>} exit the exit code of the extension's tests
 * @property {Promise<string>} failure settles with a reason when page or browser die
 * @property {() => Promise<void>} close
 */

/**
 * @param {object} options
 * @param {import('./browser.mjs').Browser} options.browser
 * @param {string} options.url
 * @param {import('playwright-core').BrowserContextOptions} [options.look] size and colors of the window
 * @param {(type: string, args: readonly unknown[]) => void} [options.onLog]
 *   receives the log of the editor and of its extension hosts
 * @returns {Promise<Workbench>} when the page has been asked for; it may not
 *   be complete yet
 */
export async function openWorkbench({
  browser,
  url,
  look = { viewport: { width: 1280, height: 800 } },
  onLog = () => {},
}) {
  const instance = await chromium.launch({
    executablePath: browser.executablePath,
    args: browserFlags,
    env: definedOnly({ ...process.env, ...browser.env }),
    // The caller closes the browser on signals, after taking a picture of it.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const context = await instance.newContext(look);
  const page = await context.newPage();
  /** @type {Promise<number>} */
  const exit = new Promise((settle) => {
    void page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => settle(code));
  });
  await page.exposeFunction('codeAutomationLog', onLog);
  /** @type {Promise<string>} */
  const failure = new Promise((settle) => {
    page.once('crash', () => settle('The page crashed.'));
    instance.once('disconnected', () => settle('The browser ended.'));
  });
  await page.goto(url);
  return { page, exit, failure, close: () => instance.close() };
}

/** @param {NodeJS.ProcessEnv} env @returns {Record<string, string>} */
function definedOnly(env) {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
