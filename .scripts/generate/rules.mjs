import { build } from 'esbuild';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { root } from '../prepare.mjs';

/**
 * What the texts need of a rule.
 *
 * @typedef {{ readonly id: string, readonly description: string, readonly why: string, readonly severity: string, readonly always?: boolean }} Rule
 */

const folder = join(root, 'server/src/rules');

/** The ids of the rules, as their files are called: a rule is there as soon as its file is. */
export function ruleFiles() {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(join(folder, name)).map((file) => `${name}/${file}`))
    .filter((path) => path.endsWith('.ts'))
    .map((path) => path.slice(0, -'.ts'.length))
    .sort();
}

/**
 * The module that lists the rules.
 *
 * @param {readonly string[]} ids
 */
export function ruleList(ids) {
  const imports = ids.map((id) => `import { ${exported(id)} as ${local(id)} } from './${id}';\n`);
  const listed = ids.map((id) => `  ${local(id)},\n`);
  return `// Made by \`npm run generate\` from the files in the folders beside it.
import type { Rule } from './rule';
${imports.join('')}
export const all: readonly Rule[] = [
${listed.join('')}];
`;
}

/**
 * What the file of a rule exports: `report/not-public` is `notPublic`.
 *
 * @param {string} id
 */
export function exported(id) {
  return camelCase(id.slice(id.indexOf('/') + 1));
}

/** @param {string} id */
function local(id) {
  return camelCase(id.replace('/', '-'));
}

/** @param {string} words */
function camelCase(words) {
  return words.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}

/**
 * The rules themselves, in the order in which they are listed everywhere. They are bundled without the compiled schemas,
 * which are made from what the rules say.
 *
 * @returns {Promise<readonly Rule[]>}
 */
export async function loadRules() {
  const { outputFiles } = await build({
    entryPoints: [join(folder, 'index.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
    plugins: [withoutValidators],
  });
  /** @type {{ exports: { rules?: readonly Rule[] } }} */
  const module = { exports: {} };
  const code = compileFunction(outputFiles[0]?.text ?? '', ['module', 'require'], { filename: 'rules' });
  code(module, createRequire(import.meta.url));
  if (module.exports.rules === undefined) throw new Error('The rules are gone.');
  return module.exports.rules;
}

/** @type {import('esbuild').Plugin} */
const withoutValidators = {
  name: 'without-validators',
  setup(build) {
    build.onLoad({ filter: /validators\.generated\.js$/ }, () => ({ contents: 'module.exports = {};' }));
  },
};
