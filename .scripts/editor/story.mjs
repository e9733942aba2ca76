import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A picture that is worth taking now: its name, how much of the window's height it shows, in pixels, and whether it begins
 * at the top of the window, where things are asked, or with the editor.
 *
 * @typedef {(name: string, height: number, from?: 'top' | 'editor') => Promise<void>} TakePicture
 */

/**
 * What a new user does, from the first squiggle to a release that is ready. Fails at the first thing that is not as it
 * should be.
 *
 * @param {import('./user.mjs').User} user
 * @param {string} folder the workspace, to find places in its files
 * @param {TakePicture} picture
 * @returns {Promise<string>} what the editor says about the time that activating the extension took
 */
export async function story(user, folder, picture) {
  const { page } = user;
  await user.arrive();

  // What comes from high risk data is marked, and the hover says through which steps it comes.
  await user.open('high-risk-chain.impact.yaml');
  await user.squiggles('error', 1);
  await user.lens('Forbidden');
  await user.goTo(...(await placeIn(folder, 'high-risk-chain.impact.yaml', 'of: demo')));
  await user.run('Show or Focus Hover');
  await page.locator('.monaco-hover:visible', { hasText: 'Cleaned Logs' }).first().waitFor();
  await picture('forbidden', 690);
  await page.keyboard.press('Escape');

  // A release that is not ready says what is missing.
  await user.open('impact.yaml');
  await user.lens('Not ready');
  await user.squiggles('warning', 2);

  // The light bulb writes the attribution.
  await user.goTo(...(await placeIn(folder, 'impact.yaml', 'github')));
  const entries = await user.lightBulb();
  const titles = await entries.allInnerTexts();
  assert.ok(
    titles.some((title) => /attribution/i.test(title)),
    `The light bulb offers ${titles.join(', ')}.`,
  );
  await picture('quick-fix', 540);
  await entries
    .filter({ hasText: /attribution/i })
    .first()
    .click();
  await user.text('ValuePrism is licensed under the AI2 ImpACT License for Medium Risk Artifacts');
  await user.squiggles('warning', 1);

  // The wizard asks for the report, question by question.
  await (await user.lens('Create the data report')).click();
  await user.answer('What is the intended use?', 'Research on how values are talked about.');
  await user.answer('Who are the intended users?', 'Linguists and social scientists.');
  await user.input.locator('.quick-input-message', { hasText: 'funding' }).waitFor();
  await user.inputBox.fill('Example Lab’s own means.');
  await picture('report-wizard', 340, 'top');
  // Whoever leaves goes on where they were, with what they had typed.
  await page.keyboard.press('Escape');
  await (await user.lens('Create the data report')).click();
  await user.input.locator('.quick-input-message', { hasText: 'funding' }).waitFor();
  if ((await user.inputBox.inputValue()) !== 'Example Lab’s own means.') throw new Error('The draft was lost.');
  await user.inputBox.press('Enter');
  await user.answer('source of any data', 'Only ValuePrism; rare words were left out.');
  await user.answer('How many examples', '500 words with their counts.');
  await user.answer('Who is responsible', 'Ada Example');
  // All answers are shown before they are written.
  await user.input.locator('.monaco-list-row', { hasText: 'Linguists and social scientists.' }).waitFor();
  await user.inputBox.press('Enter');
  await user.text('Research on how values are talked about.');

  // With that it is ready, before anything is saved.
  await user.open('impact.yaml');
  await user.lens(/^\s*Ready/);
  await user.squiggles('warning', 0);
  // What the pointer rests on would tell of itself.
  await page.mouse.move(0, 0);
  await picture('ready', 540);
  await (await user.lens(/^\s*Ready/)).click();
  await user.input.locator('.monaco-list-row', { hasText: 'agreement' }).first().waitFor();
  await picture('gate', 500, 'top');
  await page.keyboard.press('Escape');
  await user.run('File: Save All');

  // The view has all releases, the worst first, what is missing of each, and goes there.
  await user.run('Focus on ImpACT Releases View');
  const view = page.locator('.pane', { hasText: 'ImpACT Releases' });
  const labels = () => view.locator('.monaco-list-row').evaluateAll((rows) => rows.map((row) => row.ariaLabel ?? ''));
  await view.locator('.monaco-list-row', { hasText: 'site' }).first().waitFor();
  const [first = '', second = ''] = await labels();
  assert.match(first, /^Forbidden, 1 distribution/);
  assert.match(second, /^site, Forbidden, .*1 thing is missing, high-risk-chain\.impact\.yaml/);
  assert.ok((await labels()).some((label) => /^github, Ready to share/.test(label)));
  await view.locator('.monaco-list-row', { hasText: 'site' }).first().locator('.monaco-tl-twistie').click();
  await view.locator('.monaco-list-row', { hasText: 'may not be shared' }).first().click();
  await page.locator('.tab.active').getByText('high-risk-chain.impact.yaml', { exact: true }).waitFor();

  // The picture beside it shows the path.
  await user.run('Notifications: Clear All Notifications');
  await page.locator('.codelens-decoration a:visible', { hasText: 'Show lineage' }).first().click();
  const panel = page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');
  await panel.locator('svg text', { hasText: 'Red Team Logs' }).first().waitFor();
  await picture('lineage', 690);

  // How long the editor itself says that it took to activate the extension.
  await user.run('Developer: Show Running Extensions');
  const own = page.locator('.runtime-extensions-editor .extension', { hasText: 'ImpACT License Manifests' }).first();
  return own.locator('.activation-time').innerText();
}

/**
 * Where words end in a file that is as it was: line and column of their last letter, counted from 1.
 *
 * @param {string} folder
 * @param {string} file
 * @param {string} words
 * @returns {Promise<[line: number, column: number]>}
 */
async function placeIn(folder, file, words) {
  const lines = (await readFile(join(folder, file), 'utf8')).split('\n');
  const line = lines.findIndex((text) => text.includes(words));
  assert.ok(line >= 0, `${file} has no ${words}.`);
  return [line + 1, (lines[line] ?? '').indexOf(words) + words.length];
}
