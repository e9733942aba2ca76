import { build } from 'esbuild';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Bundles the test files of one run with mocha into one script that an
 * extension host can load.
 *
 * A file `NAME.web.test.ts` belongs to the web worker alone, `NAME.node.test.ts`
 * to Node alone, and any other `NAME.test.ts` to both.
 *
 * @param {object} options
 * @param {string} options.root the project's folder
 * @param {string} options.folder holds the run's test files
 * @param {boolean} options.web for the extension host in a web worker
 * @param {{ color: boolean, forbidOnly: boolean, grep: string | undefined }} options.mocha
 * @param {string} options.out the folder to write into
 * @returns {Promise<string | undefined>} the script, or undefined without tests
 */
export async function bundleTests({ root, folder, web, mocha, out }) {
  const others = web ? '.node.test.ts' : '.web.test.ts';
  const files = (await readdir(folder)).filter((name) => name.endsWith('.test.ts') && !name.endsWith(others)).sort();
  if (files.length === 0) return undefined;
  const bundle = join(out, 'tests.js');
  const home = join(root, 'test', 'editor');
  await build({
    entryPoints: [join(home, 'index.ts')],
    inject: [join(home, 'console.ts')],
    outfile: bundle,
    bundle: true,
    format: 'cjs',
    platform: web ? 'browser' : 'node',
    target: 'es2022',
    sourcemap: true,
    external: ['vscode'],
    define: { editorTestOptions: JSON.stringify(mocha) },
    plugins: [testFiles(folder, files), ...(web ? [forWebWorkers(root)] : [])],
    // Mocha looks up two files that serve its parallel mode only.
    logOverride: { 'require-resolve-not-external': 'silent' },
    logLevel: 'warning',
  });
  return bundle;
}

/**
 * Lets `import 'editor-tests'` stand for the test files.
 *
 * @param {string} folder
 * @param {readonly string[]} files
 * @returns {import('esbuild').Plugin}
 */
function testFiles(folder, files) {
  return {
    name: 'editor-tests',
    setup(builder) {
      builder.onResolve({ filter: /^editor-tests$/ }, ({ path }) => ({ path, namespace: 'editor-tests' }));
      builder.onLoad({ filter: /.*/, namespace: 'editor-tests' }, () => ({
        contents: files.map((name) => `import ${JSON.stringify(`./${name}`)};`).join('\n'),
        resolveDir: folder,
      }));
    },
  };
}

/**
 * What a web worker lacks: Node's build of mocha and Node's assertions.
 *
 * @param {string} root
 * @returns {import('esbuild').Plugin}
 */
function forWebWorkers(root) {
  const mocha = join(root, 'node_modules', 'mocha', 'mocha.js');
  const assert = join(root, 'test', 'editor', 'kit', 'assert-web.ts');
  return {
    name: 'for-web-workers',
    setup(builder) {
      builder.onResolve({ filter: /^mocha$/ }, () => ({ path: mocha, namespace: 'mocha' }));
      // Mocha's package calls this script an ES module, which it is not; in a
      // namespace of its own it is taken for what it is.
      builder.onLoad({ filter: /.*/, namespace: 'mocha' }, async ({ path }) => ({
        contents: `${await readFile(path, 'utf8')}\nmodule.exports = globalThis.Mocha;`,
      }));
      builder.onResolve({ filter: /^node:assert\/strict$/ }, () => ({ path: assert }));
    },
  };
}
