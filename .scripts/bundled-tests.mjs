import { build } from 'esbuild';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { root } from './prepare.mjs';

/** A file that asks where it is gets told where its source is. */
const knowingTheirFolder = {
  name: 'knowing-their-folder',
  setup(/** @type {import('esbuild').PluginBuild} */ builder) {
    builder.onLoad({ filter: /[\\/]test[\\/].*\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      if (!/\b__dirname\b/.test(source)) return undefined;
      // On the line that is there, so that the others keep their numbers.
      return { contents: `const __dirname = ${JSON.stringify(dirname(path))}; ${source}`, loader: 'ts' };
    });
  },
};

/**
 * Makes one bundle of tests with all that they import from the project, which takes a second, where each process that
 * runs some of them would spend longer on reading hundreds of files. What runs a single file is a file of its own, so
 * that mocha deals them out, and loads of the bundle what that one needs.
 *
 * @param {readonly string[]} tests by their paths in the project
 * @param {string} name what the bundle is called; another run by that name replaces it
 * @returns {Promise<readonly string[]>} what to run in place of these tests, in the same order
 */
export async function bundleTests(tests, name) {
  const folder = join(root, 'node_modules/.cache/tests', name);
  rmSync(folder, { recursive: true, force: true });
  const bundle = join(folder, 'all.js');
  const runs = tests.map((test) => `${JSON.stringify(test)}: () => require(${JSON.stringify(`./${test}`)}),\n`);
  await build({
    stdin: { contents: `exports.tests = {\n${runs.join('')}};`, resolveDir: root },
    outfile: bundle,
    bundle: true,
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
    packages: 'external',
    // The build that is shipped.
    alias: { yaml: join(dirname(createRequire(import.meta.url).resolve('yaml/package.json')), 'browser/index.js') },
    plugins: [knowingTheirFolder],
  });
  return tests.map((test) => {
    const file = join(folder, test.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `require(${JSON.stringify(bundle)}).tests[${JSON.stringify(test)}]();\n`);
    return file;
  });
}
