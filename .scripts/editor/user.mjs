import assert from 'node:assert/strict';

/**
 * What a person does in the workbench, by keys and clicks.
 *
 * @typedef {ReturnType<typeof userOf>} User
 */

/** @param {import('playwright-core').Page} page */
export function userOf(page) {
  const limit = { timeout: 20_000 };
  const input = page.locator('.quick-input-widget:visible');
  const inputBox = input.locator('input[type="text"]').first();

  return {
    page,

    /** Waits until the workbench takes keys. */
    async arrive() {
      await page.locator('.monaco-workbench .part.editor').waitFor({ timeout: 60_000 });
      await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
    },

    /** Opens a file by a double click in the explorer, where it has to be shown. @param {string} name */
    async open(name) {
      await page.locator('.explorer-folders-view .label-name').getByText(name, { exact: true }).dblclick();
      await page.locator('.tab.active').getByText(name, { exact: true }).waitFor(limit);
      await page.locator('.editor-instance .view-lines').first().waitFor(limit);
    },

    /** Runs a command of the palette. @param {string} title */
    async run(title) {
      await page.keyboard.press('F1');
      await inputBox.fill(`>${title}`);
      await input.locator('.monaco-list-row.focused', { hasText: title }).waitFor(limit);
      await page.keyboard.press('Enter');
    },

    /** Puts the cursor at a place, counted from 1. @param {number} line @param {number} column */
    async goTo(line, column) {
      await page.keyboard.press('Control+G');
      await inputBox.fill(`:${line}:${column}`);
      await page.keyboard.press('Enter');
      await input.waitFor({ state: 'hidden', ...limit });
    },

    /** Waits for a lens that says this. @param {string | RegExp} text */
    async lens(text) {
      const lens = page.locator('.codelens-decoration', { hasText: text }).first();
      await lens.waitFor(limit);
      return lens;
    },

    /**
     * Clicks a lens until what it leads to is shown: the editor draws lenses anew while others arrive, and drops a click then.
     *
     * @param {string | RegExp} text
     * @param {import('playwright-core').Locator} shown
     */
    async follow(text, shown) {
      for (const end = Date.now() + limit.timeout; ;) {
        await page.locator('.codelens-decoration', { hasText: text }).first().click(limit);
        const isShown = await shown.waitFor({ timeout: 6_000 }).then(
          () => true,
          () => false,
        );
        if (isShown) return;
        assert.ok(Date.now() < end, `The lens ${text} leads nowhere.`);
      }
    },

    /** Waits for text in an editor that is shown. @param {string} text */
    async text(text) {
      await page
        .locator('.view-lines:visible', { hasText: text.replaceAll(' ', '\u00a0') })
        .first()
        .waitFor(limit);
    },

    /** Waits until so many squiggles of a kind are shown. @param {'error' | 'warning'} kind @param {number} count */
    async squiggles(kind, count) {
      const all = page.locator(`.editor-instance .squiggly-${kind}`);
      const end = Date.now() + limit.timeout;
      while ((await all.count()) !== count) {
        assert.ok(Date.now() < end, `There are ${await all.count()} squiggles for ${kind}, not ${count}.`);
        await page.waitForTimeout(50);
      }
    },

    /** Opens the light bulb at the cursor; returns its entries. */
    async lightBulb() {
      const entries = page.locator('.action-widget .monaco-list-row.action');
      const end = Date.now() + limit.timeout;
      do {
        // The editor drops what was asked for while something else of it was still arriving.
        await page.keyboard.press('ControlOrMeta+.');
        const isShown = await entries
          .first()
          .waitFor({ timeout: 3_000 })
          .then(
            () => true,
            () => false,
          );
        if (isShown) return entries;
      } while (Date.now() < end);
      throw new Error('The light bulb shows nothing.');
    },

    /** What is being asked at the top. */
    input,
    inputBox,

    /** Answers one question of a wizard. @param {string} question @param {string} answer */
    async answer(question, answer) {
      await input.locator('.quick-input-message', { hasText: question }).waitFor(limit);
      await inputBox.fill(answer);
      await page.keyboard.press('Enter');
    },
  };
}
