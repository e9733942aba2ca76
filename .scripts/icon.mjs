#!/usr/bin/env node
// Draws the extension's icon, an SVG, as the PNG that marketplaces ask for: `icon.mjs`.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { browserFlags, findBrowser } from './editor/browser.mjs';

const size = 128;
const media = new URL('../client/media/', import.meta.url);
const { executablePath, env } = await findBrowser(console.log);
const browser = await chromium.launch({ executablePath, args: browserFlags, env: { ...process.env, ...env } });
try {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body { margin: 0 }</style>${await readFile(new URL('icon.svg', media), 'utf8')}`);
  const png = await page.screenshot({ omitBackground: true });
  await writeFile(new URL('icon.png', media), png);
  console.log(`${fileURLToPath(new URL('icon.png', media))}: ${png.length} bytes`);
} finally {
  await browser.close();
}
