import assert from 'node:assert/strict';

/**
 * What a person does who has no mouse: presses keys, and looks. Nothing else of the window is touched.
 *
 * @typedef {ReturnType<typeof keyboardOf>} Keyboard
 */

/** @param {import('playwright-core').Page} page */
export function keyboardOf(page) {
  const limit = { timeout: 30_000 };
  const input = page.locator('.quick-input-widget:visible');
  let keys = 0;

  const keyboard = {
    page,

    /** How many keys have been pressed, what was typed as text left aside. */
    get keys() {
      return keys;
    },

    /** @param {string} key */
    async press(key) {
      keys += 1;
      await page.keyboard.press(key);
    },

    /** Waits until the workbench takes keys. */
    async arrive() {
      await page.locator('.monaco-workbench .part.editor').waitFor({ timeout: 60_000 });
      await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
    },

    /** Waits until something is asked in these words, and the keys go there. @param {string} words */
    async asked(words) {
      const title = input.locator('.quick-input-title, .quick-input-message', { hasText: words });
      const placeholder = input.locator(`input[placeholder*=${JSON.stringify(words)}]`);
      await title.or(placeholder).first().waitFor(limit);
      await input.locator('input[type="text"]:focus').waitFor(limit);
    },

    /** @param {string} question @param {string} answer */
    async answer(question, answer) {
      await keyboard.asked(question);
      await page.keyboard.type(answer);
      await keyboard.press('Enter');
    },

    /** Types until what is meant is the first of a list, and takes it. @param {string} question @param {string} words */
    async choose(question, words) {
      await keyboard.asked(question);
      await page.keyboard.type(words);
      await input.locator('.monaco-list-row.focused', { hasText: words }).waitFor(limit);
      await keyboard.press('Enter');
    },

    /** Runs a command of the palette, once the palette has it. @param {string} title */
    async run(title) {
      const row = input.locator('.monaco-list-row.focused', { hasText: title });
      for (const end = Date.now() + 60_000; ; await keyboard.press('Escape')) {
        await keyboard.press('F1');
        await input.locator('input[type="text"]:focus').waitFor(limit);
        await page.keyboard.type(title);
        // The list stays as it was when the palette was opened: what an extension has brought since is not in it.
        if (await appears(row, 5_000)) break;
        assert.ok(Date.now() < end, `The palette has no ${title}.`);
      }
      await keyboard.press('Enter');
    },

    /** Takes what the light bulb at the cursor offers in these words. @param {string} title */
    async lightBulb(title) {
      const rows = page.locator('.action-widget .monaco-list-row.action');
      const wanted = rows.filter({ hasText: title });
      const end = Date.now() + limit.timeout;
      while (!(await appears(wanted.first(), 3_000))) {
        // The editor drops what was asked for while something else of it was still arriving.
        assert.ok(Date.now() < end, `The light bulb offers ${(await rows.allInnerTexts()).join(', ') || 'nothing'}.`);
        await keyboard.press('ControlOrMeta+.');
      }
      for (let left = await rows.count(); left > 0; left -= 1) {
        if (await appears(page.locator('.action-widget .monaco-list-row.focused', { hasText: title }), 200)) break;
        await keyboard.press('ArrowDown');
      }
      await keyboard.press('Enter');
    },

    /** Waits for a line above an entry that says this. @param {string | RegExp} text */
    async lens(text) {
      await page.locator('.codelens-decoration', { hasText: text }).first().waitFor(limit);
    },

    /** Takes the change that is shown before it is made. @param {readonly string[]} files that it has to name */
    async applyPreview(files) {
      const preview = page.locator('.bulk-edit-panel, .refactor-preview, .part.panel').filter({ hasText: 'Apply' });
      for (const file of files) await preview.getByText(file).first().waitFor(limit);
      await page.locator('.part.panel .monaco-list:focus').waitFor(limit);
      await keyboard.press('ControlOrMeta+Enter');
    },

    input,
  };
  return keyboard;
}

/** @param {import('playwright-core').Locator} locator @param {number} timeout in milliseconds */
function appears(locator, timeout) {
  return locator.waitFor({ timeout }).then(
    () => true,
    () => false,
  );
}
