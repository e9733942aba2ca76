import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../prepare.mjs';
import { keyboardOf } from './keyboard.mjs';

/**
 * From an empty folder to a release that is ready, by keyboard alone: one *New Manifest*, one *Prepare This Release*, one
 * wizard. On the way the window is loaded anew and crashes once, and comes back without trust and with the extension in
 * the browser; the wizard goes on where it was each time, at the letter.
 *
 * @param {object} options
 * @param {import('playwright-core').Page} options.page shows the folder
 * @param {string} options.folder an empty one
 * @param {() => Promise<import('playwright-core').Page>} options.afterCrash opens the folder anew, without trust
 * @returns {Promise<string>} how many steps it took
 */
export async function keyboardStory({ page, folder, afterCrash }) {
  const person = keyboardOf(page);
  await person.arrive();

  await person.run('New Manifest');
  await person.answer('What is the project called?', 'Words of Value');
  // Whoever types and presses Enter means what is found, without having to tick it.
  await person.answer('What did you obtain?', 'prism');
  await person.answer('What else did you obtain?', '');
  await person.answer('What did you make from it?', 'Word Counts');
  await person.choose('How did you use allenai/ValuePrism?', 'incorporated');
  await person.answer('How did you use or change the original?', 'Counted the words of all situations.');
  await person.choose('Who will get it?', 'public');
  await person.lens('Not ready: 1 of 5 obligations met');

  // The cursor is on what is planned, and its light bulb prepares it.
  await person.lightBulb('Prepare the release “release”');
  await person.answer('What is the copyright year of ValuePrism?', '2023');
  await person.applyPreview(['LICENSE.md', 'NOTICE.md', 'impact.yaml']);

  await person.answer('What is it meant to be used for?', 'Research on how values are talked about.');
  await half(person, 'Who is it made for?', 'Linguists and soc');
  await page.reload();
  await goOn(person, 'Who is it made for?', 'Linguists and soc');
  // What was typed is gone on with, and not typed over.
  await page.keyboard.type('ial scientists.');
  await person.press('Enter');
  await half(person, 'Who paid for the work on it?', 'Example');

  const gone = page.waitForEvent('crash');
  const devtools = await page.context().newCDPSession(page);
  void devtools.send('Page.crash').catch(() => {});
  await gone;
  const restored = keyboardOf(await afterCrash());
  await goOn(restored, 'Who paid for the work on it?', 'Example');
  await restored.page.keyboard.type(' Lab’s own means.');
  await restored.press('Enter');
  await restored.answer('Where did you get what you added', 'Only ValuePrism; rare words were left out.');
  await restored.answer('How many examples are in it?', '500 words with their counts.');
  await restored.answer('Who is responsible for this report?', 'Ada Example');
  await restored.answer('At which organization?', 'Example Lab');
  await restored.answer('At which e-mail address?', 'data@example.org');
  await restored.choose('Press Enter to write it', '');

  await restored.asked('Release gate: release – Ready to share');
  await restored.press('Escape');
  await isWholeOnDisk(folder);
  const keys = person.keys + restored.keys;
  return `From an empty folder to ready: 1 New Manifest, 1 Prepare This Release, 1 wizard; ${keys} keys beside what was typed.`;
}

/** Types an answer that is not taken yet. @param {import('./keyboard.mjs').Keyboard} person @param {string} question @param {string} text */
async function half(person, question, text) {
  await person.asked(question);
  await person.page.keyboard.type(text);
  // What is typed goes to the extension and comes back as a draft; a person is slower than that.
  await person.page.waitForTimeout(3_000);
}

/** Comes back to the question that was open. @param {import('./keyboard.mjs').Keyboard} person @param {string} question @param {string} typed */
async function goOn(person, question, typed) {
  await person.arrive();
  // Whatever file is in front: the manifest of the workspace is meant.
  await person.page.locator('.tab.active').first().waitFor({ timeout: 30_000 });
  await person.run('Prepare This Release');
  await person.asked(question);
  assert.equal(await person.input.locator('input[type="text"]').first().inputValue(), typed, 'The draft was lost.');
}

/** Everything has been saved, says what was typed, and the command line finds it ready as well. @param {string} folder */
async function isWholeOnDisk(folder) {
  const files = await readdir(folder, { recursive: true });
  assert.deepEqual(
    files.filter((file) => file.includes('.')).sort(),
    ['LICENSE.md', 'NOTICE.md', 'impact.yaml', join('reports', 'word-counts.data.md')].sort(),
  );
  const report = await readFile(join(folder, 'reports', 'word-counts.data.md'), 'utf8');
  for (const said of ['Linguists and social scientists.', 'Example Lab’s own means.', 'Ada Example'])
    assert.ok(report.includes(said), `The report does not say “${said}”.`);
  const cli = join(root, 'dist', 'cli.js');
  const { status, stdout } = spawnSync(process.execPath, [cli, 'gate', 'release'], { cwd: folder, encoding: 'utf8' });
  assert.equal(status, 0, stdout);
}
