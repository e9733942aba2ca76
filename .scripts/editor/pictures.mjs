import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../prepare.mjs';

/**
 * A picture that is worth taking now. Documentation shows the editor's whole width; a step of the walkthrough shows a part
 * of it, as small as it is shown, beside the words.
 *
 * @typedef {object} Picture
 * @property {string} name
 * @property {number} [height] of what docs show, in pixels; nothing where they do not
 * @property {'top' | 'editor'} [from] whether it begins at the top of the window, where things are asked, or with the editor
 * @property {Readonly<Record<'left' | 'top' | 'width' | 'height', number>> & { readonly name: string }} [step]
 *   the part of it that a step shows
 *
 * @typedef {(picture: Picture) => Promise<void>} TakePicture
 */

/** Of other looks than dark and light, docs show these. */
const SHOWN = ['ready-german', 'forbidden-high-contrast'];

/** How wide pictures of the walkthrough are; the editor shows them at half of this at the most. */
const STEP_WIDTH = 1000;

/**
 * @param {object} options
 * @param {import('playwright-core').Page} options.page
 * @param {string} options.look
 * @param {(line: string) => void} options.print
 * @returns {TakePicture}
 */
export function pictureTaker({ page, look, print }) {
  const isUsual = look === 'dark' || look === 'light';
  return async ({ name, height, from = 'editor', step }) => {
    // Whatever is fading in is there by then.
    await page.waitForTimeout(600);
    const box = await page.locator('.part.editor').boundingBox();
    if (box === null) throw new Error('There is no editor to take a picture of.');
    // Its frame is left out.
    const clip = { x: box.x + 1, y: from === 'top' ? 0 : box.y + 1, width: box.width - 2 };
    if (height !== undefined) {
      const isShown = isUsual || SHOWN.includes(`${name}-${look}`);
      const folder = isShown ? ['docs', 'images'] : ['out', 'pictures'];
      await save([...folder, `${name}-${look}.png`], await page.screenshot({ clip: { ...clip, height } }), print);
    }
    if (step === undefined) return;
    const { left, top, width, height: partHeight } = step;
    const part = { x: clip.x + left, y: clip.y + top, width, height: partHeight };
    const media = isUsual ? ['client', 'media', 'walkthrough'] : ['out', 'pictures'];
    const image = await asWebp(page, await page.screenshot({ clip: part }));
    await save([...media, `${step.name}-${look}.webp`], image, print);
  };
}

/**
 * A small file of the same picture, which the browser makes: a tenth of the PNG, and no letter looks different.
 *
 * @param {import('playwright-core').Page} page
 * @param {Buffer} png
 */
async function asWebp(page, png) {
  const blank = await page.context().newPage();
  const given = { base64: png.toString('base64'), width: STEP_WIDTH };
  const url = await blank.evaluate(async ({ base64, width }) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = new Blob([bytes], { type: 'image/png' });
    const bitmap = await createImageBitmap(image, { resizeWidth: width, resizeQuality: 'high' });
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: bitmap.width, height: bitmap.height });
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    return canvas.toDataURL('image/webp', 0.6);
  }, given);
  await blank.close();
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}

/** @param {readonly string[]} path in the project @param {Buffer} bytes @param {(line: string) => void} print */
async function save(path, bytes, print) {
  const file = join(root, ...path);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, bytes);
  print(`${path.join('/')}  ${Math.ceil(bytes.length / 1000)} kB`);
}
