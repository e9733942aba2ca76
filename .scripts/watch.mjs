#!/usr/bin/env node
// `npm run watch`: runs the tests of what changes, as it changes. A source has the test of the same path, a page the
// test of its rule, and a test itself; a source without one has the tests that import it.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, watch } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { runTests } from './mocha.mjs';
import { root } from './prepare.mjs';

/** Editors save in several steps; what comes within this time is one change. */
const SETTLED = 100;
const WATCHED = ['server/src', 'test', 'docs/rules', 'schemas'];

/** @type {Set<string>} */
const changed = new Set();
/** @type {NodeJS.Timeout | undefined} */
let timer;
let running = false;
for (const folder of WATCHED)
  watch(join(root, folder), { recursive: true }, (_, name) => {
    // Half-written and generated files are nobody's change.
    if (name === null || !/(?<!\.generated)\.(?:ts|md|json)$/.test(name)) return;
    changed.add(join(folder, name).replaceAll('\\', '/'));
    clearTimeout(timer);
    timer = setTimeout(() => void runAll(), SETTLED);
  });
waiting();

function waiting() {
  console.log(`── Waiting for a change in ${WATCHED.join(', ')} …`);
}

/** One run at a time; what changes meanwhile has the next one. */
async function runAll() {
  if (running) return;
  running = true;
  while (changed.size > 0) {
    const paths = [...changed];
    changed.clear();
    await run(paths);
  }
  running = false;
  waiting();
}

/** @param {readonly string[]} paths */
async function run(paths) {
  console.log(`\n── Changed: ${paths.join(', ')}`);
  if (paths.some((path) => /^(?:server\/src\/rules|schemas)\//.test(path)) && !generated()) return;
  const tests = [...new Set(paths.flatMap(testsOf))];
  if (tests.length === 0) console.log('── No test of its own.');
  else await tried(tests);
}

function generated() {
  return spawnSync(process.execPath, [join(root, '.scripts/generate.mjs')], { stdio: 'inherit' }).status === 0;
}

/**
 * A text that can't be read yet has been told by what read it; it is watched on.
 *
 * @param {readonly string[]} tests
 */
async function tried(tests) {
  try {
    await runTests('unit', ['--reporter=dot', ...tests]);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
}

/**
 * The tests to run for a file that has changed.
 *
 * @param {string} path
 * @returns {readonly string[]}
 */
function testsOf(path) {
  if (path.endsWith('.test.ts')) return existsSync(join(root, path)) ? [path] : [];
  if (path.startsWith('docs/rules/')) return ['test/rules/complete.test.ts'];
  if (path.startsWith('schemas/')) return ['test/schema'];
  const own = path.replace(/^server\/src\//, 'test/').replace(/\.ts$/, '.test.ts');
  return existsSync(join(root, own)) ? [own] : importing(path);
}

/** @param {string} path */
function importing(path) {
  const file = join(root, path).replace(/(?:\/index)?\.ts$/, '');
  return readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(root, 'test', name))
    .filter((test) => imports(test).includes(file))
    .map((test) => relative(root, test));
}

/**
 * What a file imports from the project, without its ending.
 *
 * @param {string} file
 */
function imports(file) {
  const found = readFileSync(file, 'utf8').matchAll(/\bfrom '(\.[^']+)'/g);
  return [...found].map(([, from = '']) => resolve(dirname(file), from).replace(/\/index$/, ''));
}
