import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { bundleTests } from './bundled-tests.mjs';
import { root } from './prepare.mjs';

/** These are run by the editor that they are about. */
const IN_EDITOR = 'test/{editor,e2e}/**';
/** These run the bundles, in processes of their own; all others have everything in memory. */
const BUILT = 'test/{cli,lsp,hostile,npm,page,security}/**';
const IN_MEMORY = { patterns: ['test/**/*.test.ts'], ignore: [IN_EDITOR, BUILT] };
const SIDE_BY_SIDE = ['--parallel', `--jobs=${String(Math.max(2, Math.min(4, availableParallelism())))}`];

/**
 * Most of the code of a quick test runs a few times only: the V8 of Node 20 spends as long on optimizing it as on running it,
 * unless it waits longer. Later ones wait by themselves, and don't know the option.
 */
const PATIENT = Number.parseInt(process.versions.node) < 22 ? ['--node-option=interrupt-budget=600000'] : [];

/** These pack the project where it is, and leave nothing as it was meanwhile. */
const PACKED = 'test/npm/**';

/** The suites: which files they are of, and how mocha runs them. What is in one part waits for the part before. */
const SUITES = {
  unit: [{ ...IN_MEMORY, options: ['--grep=@slow', '--invert', '--timeout=20000', ...PATIENT, ...SIDE_BY_SIDE] }],
  slow: [{ ...IN_MEMORY, options: ['--grep=@slow', '--timeout=120000', ...SIDE_BY_SIDE] }],
  built: [
    { patterns: [`${BUILT}/*.test.ts`], ignore: [PACKED], options: ['--timeout=60000', ...SIDE_BY_SIDE] },
    { patterns: [`${PACKED}/*.test.ts`], ignore: [], options: ['--timeout=30000'] },
  ],
};

/**
 * Runs a suite of tests, or just the files that are named, with mocha's own output. A file that is named is run whole:
 * what makes the suite quick is left out.
 *
 * @param {string} suite
 * @param {readonly string[]} args files, folders and options of mocha
 */
export async function runTests(suite, args) {
  const named = args.filter((argument) => !argument.startsWith('-') && existsSync(resolve(root, argument)));
  const options = args.filter((argument) => !named.includes(argument));
  if (named.length === 0) return runSuite(suite, options);
  const files = [...new Set(named.flatMap(testsIn))];
  const name = createHash('sha256').update(files.join()).digest('hex').slice(0, 12);
  return run(await bundleTests(files, name), ['--timeout=120000', ...options]);
}

/**
 * @param {string} name
 * @param {readonly string[]} more options of mocha
 */
async function runSuite(name, more) {
  const parts = Object.entries(SUITES).find(([suite]) => suite === name)?.[1];
  if (parts === undefined) throw new Error(`There is no suite “${name}”, only ${Object.keys(SUITES).join(', ')}.`);
  let failures = 0;
  for (const [index, { patterns, ignore, options }] of parts.entries())
    failures += run(await bundleTests(filesOf(patterns, ignore), `${name}-${String(index)}`), [...options, ...more]);
  return Math.min(failures, 255);
}

/** @param {string} path of a file or a folder */
function testsIn(path) {
  const inside = relative(root, resolve(root, path)).replaceAll('\\', '/');
  return inside.endsWith('.ts') ? [inside] : filesOf([`${inside}/**/*.test.ts`], [IN_EDITOR]);
}

/**
 * @param {readonly string[]} patterns
 * @param {readonly string[]} ignore
 */
function filesOf(patterns, ignore) {
  return globSync([...patterns], { cwd: root, ignore: [...ignore] }).sort();
}

/**
 * @param {readonly string[]} files
 * @param {readonly string[]} options
 */
function run(files, options) {
  const mocha = join(root, 'node_modules/mocha/bin/mocha.js');
  const seeded = `--require=${join(root, '.scripts/seeded.mjs')}`;
  const always = ['--no-config', '--exit', '--node-option=enable-source-maps', seeded];
  const { status } = spawnSync(process.execPath, [mocha, ...always, ...options, ...files], {
    cwd: root,
    stdio: 'inherit',
  });
  return status ?? 1;
}
