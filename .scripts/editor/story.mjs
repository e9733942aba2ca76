import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What a new user does, from the first squiggle to a release that is ready. Fails at the first thing that is not as it
 * should be.
 *
 * @param {import('./user.mjs').User} user
 * @param {{ folder: string, words: import('./words.mjs').Words }} place the workspace, to find places in its files, and the
 *   language that is spoken there
 * @param {import('./pictures.mjs').TakePicture} picture
 * @returns {Promise<string>} what the editor says about the time that activating the extension took
 */
export async function story(user, { folder, words }, picture) {
  const { page } = user;
  const said = (/** @type {string} */ english) => capital(words(english));
  await user.arrive();

  // What comes from high risk data is marked, and the hover says through which steps it comes.
  await user.open('high-risk-chain.impact.yaml');
  await user.squiggles('error', 1);
  await user.lens(said('forbidden'));
  await user.goTo(...(await placeIn(folder, 'high-risk-chain.impact.yaml', 'of: demo')));
  await user.run('Show or Focus Hover');
  await page.locator('.monaco-hover:visible', { hasText: 'Cleaned Logs' }).first().waitFor();
  await picture({
    name: 'forbidden',
    height: 690,
    step: { name: '2-verdict', left: 60, top: 310, width: 840, height: 340 },
  });
  await page.keyboard.press('Escape');

  // A release that is not ready says what is missing.
  await user.open('impact.yaml');
  await user.lens(said('not ready'));
  await user.squiggles('warning', 2);

  // Completion knows the licenses, and what they are about.
  const [line, column] = await placeIn(folder, 'impact.yaml', 'license: ');
  await user.goTo(line, column + 1);
  await page.keyboard.press('ControlOrMeta+Space');
  await page.locator('.suggest-widget:visible .monaco-list-row', { hasText: 'AI2-ImpACT-LR' }).first().waitFor();
  await picture({ name: 'completion', step: { name: '1-describe', left: 0, top: 58, width: 700, height: 420 } });
  await page.keyboard.press('Escape');

  // The light bulb writes the attribution.
  await user.goTo(...(await placeIn(folder, 'impact.yaml', 'github')));
  const entries = await user.lightBulb();
  const attribution = words('Add the attribution');
  const titles = await entries.allInnerTexts();
  assert.ok(
    titles.some((title) => title.includes(attribution)),
    `The light bulb offers ${titles.join(', ')}.`,
  );
  await picture({
    name: 'quick-fix',
    height: 540,
    step: { name: '3-mend', left: 0, top: 140, width: 620, height: 400 },
  });
  await entries.filter({ hasText: attribution }).first().click();
  await user.text('ValuePrism is licensed under the AI2 ImpACT License for Medium Risk Artifacts');
  await user.squiggles('warning', 1);

  // The wizard asks for the report, question by question.
  const create = words('Create the data report');
  await user.follow(create, user.input.locator('.quick-input-message'));
  await user.answer(words('What is it meant to be used for?'), 'Research on how values are talked about.');
  await user.answer(words('Who is it made for?'), 'Linguists and social scientists.');
  // The words of the report stand beside the question.
  await user.input.locator('.quick-input-message', { hasText: 'source of funding' }).waitFor();
  await user.inputBox.fill('Example Lab’s own means.');
  await picture({ name: 'report-wizard', height: 340, from: 'top' });
  // Whoever leaves goes on where they were, with what they had typed.
  await page.keyboard.press('Escape');
  await user.follow(create, user.input.locator('.quick-input-message', { hasText: 'source of funding' }));
  if ((await user.inputBox.inputValue()) !== 'Example Lab’s own means.') throw new Error('The draft was lost.');
  await user.inputBox.press('Enter');
  await user.answer('source of any data', 'Only ValuePrism; rare words were left out.');
  await user.answer(words('How many examples are in it?'), '500 words with their counts.');
  await user.answer(words('Who is responsible for this report?'), 'Ada Example');
  // All answers are shown before they are written.
  await user.input.locator('.monaco-list-row', { hasText: 'Linguists and social scientists.' }).waitFor();
  await user.inputBox.press('Enter');
  await user.text('Research on how values are talked about.');

  // With that it is ready, before anything is saved.
  await user.open('impact.yaml');
  await user.lens(new RegExp(`^\\s*${said('ready')}`));
  await user.squiggles('warning', 0);
  // What the pointer rests on would tell of itself.
  await page.mouse.move(0, 0);
  await picture({ name: 'ready', height: 540 });
  const gate = user.input.locator('.monaco-list-row', { hasText: 'LICENSE.md' }).first();
  await user.follow(new RegExp(`^\\s*${said('ready')}`), gate);
  await picture({
    name: 'gate',
    height: 500,
    from: 'top',
    step: { name: '4-release', left: 0, top: 0, width: 640, height: 400 },
  });
  await page.keyboard.press('Escape');
  await user.run('File: Save All');

  // The view has all releases, the worst first, what is missing of each, and goes there.
  await user.run('Focus on ImpACT');
  const view = page.locator('.pane', { hasText: 'ImpACT' });
  const labels = () => view.locator('.monaco-list-row').evaluateAll((rows) => rows.map((row) => row.ariaLabel ?? ''));
  await view.locator('.monaco-list-row', { hasText: 'site' }).first().waitFor();
  const [first = '', second = ''] = await labels();
  assert.ok(first.startsWith(`${words('Forbidden')}, ${words('1 distribution')}`), first);
  assert.ok(second.startsWith(`site, ${words('Forbidden')}, `), second);
  assert.ok(second.includes(`${words('1 thing is missing')}, high-risk-chain.impact.yaml`), second);
  assert.ok((await labels()).some((label) => label.startsWith(`github, ${words('Ready to share')}`)));
  await view.locator('.monaco-list-row', { hasText: 'site' }).first().locator('.monaco-tl-twistie').click();
  await view.locator('.monaco-list-row[aria-level="3"]').first().click();
  await page.locator('.tab.active').getByText('high-risk-chain.impact.yaml', { exact: true }).waitFor();

  // The picture beside it shows the path.
  await user.run('Notifications: Clear All Notifications');
  await page
    .locator('.codelens-decoration a:visible', { hasText: words('Show lineage') })
    .first()
    .click();
  const panel = page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');
  await panel.locator('svg text', { hasText: 'Red Team Logs' }).first().waitFor();
  await picture({ name: 'lineage', height: 690 });

  return activationTime(user);
}

/**
 * How long the editor itself says that it took to activate the extension.
 *
 * @param {import('./user.mjs').User} user
 * @returns {Promise<string>}
 */
export async function activationTime(user) {
  const { page } = user;
  await user.run('Developer: Show Running Extensions');
  const list = page.locator('.runtime-extensions-editor');
  const own = list.locator('.extension', { hasText: 'ImpACT License Manifests' }).first();
  await list.locator('.extension').first().waitFor();
  await list.hover();
  // The slowest come first, and only those that there is room for are in the page.
  for (let turn = 0; turn < 40 && !(await own.isVisible()); turn++) {
    await page.mouse.wheel(0, 150);
    await page.waitForTimeout(50);
  }
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

/** @param {string} text */
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
