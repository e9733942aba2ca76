#!/usr/bin/env node
// What npm runs before it packs: builds, so that a pack from a clean clone holds all that it should, and leaves out of
// package.json what only the extension and those who work on it need; a script that can’t run where the package is
// installed helps nobody. `--restore` puts it back afterwards.
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installDependencies, npm, root } from './prepare.mjs';

const file = join(root, 'package.json');
const kept = join(root, 'out', 'package.json');

/** What of package.json is for those who install the package. */
const FIELDS = [
  ...['name', 'version', 'description', 'license', 'type', 'engines', 'bin', 'main', 'types', 'exports'],
  ...['repository', 'bugs', 'homepage', 'keywords', 'publishConfig'],
];

if (process.argv.includes('--restore')) await restore();
else await prepare();

async function prepare() {
  // One that was broken off has left the short one.
  await restore();
  await installDependencies();
  await npm('run', '--silent', 'build');
  const whole = JSON.parse(await readFile(file, 'utf8'));
  await mkdir(join(root, 'out'), { recursive: true });
  await copyFile(file, kept);
  const library = { ...whole, main: whole.exports['.'].require.default, engines: { node: whole.engines.node } };
  const fields = FIELDS.filter((name) => library[name] !== undefined).map((name) => [name, library[name]]);
  await writeFile(file, `${JSON.stringify(Object.fromEntries(fields), null, 2)}\n`);
}

async function restore() {
  if (!existsSync(kept)) return;
  await copyFile(kept, file);
  await rm(kept);
}
