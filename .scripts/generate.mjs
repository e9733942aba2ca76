#!/usr/bin/env node
// `npm run generate`: writes all that follows from the rules and the schemas. With `--check` it writes nothing, names
// what is stale, and fails. The build runs it too: the bundles hold what it writes.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatPage } from './generate/format.mjs';
import { catalogIndex, catalogOf, compared, LANGUAGES, said } from './generate/l10n.mjs';
import { licensePage, licenseTable } from './generate/licenses.mjs';
import { loadRules, ruleFiles, ruleList } from './generate/rules.mjs';
import { schemaStoreTwin } from './generate/schemastore.mjs';
import { GENERATED, untranslated } from './generate/texts.mjs';
import { validators } from './generate/validators.mjs';
import { root } from './prepare.mjs';

const check = process.argv.includes('--check');
/** @type {string[]} */
const stale = [];

/**
 * Writes a file only where it changes, so that nothing that watches it starts in vain.
 *
 * @param {string} path
 * @param {string} text
 */
function put(path, text) {
  if (text === read(path)) return;
  stale.push(path);
  if (!check) writeFileSync(join(root, path), text);
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch (error) {
    // What has never been written is as good as empty; anything else is not ours to guess.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

put('server/src/license/other-licenses.generated.ts', licenseTable());
put('docs/licenses.md', licensePage());
put('docs/format.md', formatPage(read('docs/format.md')));
// The list comes before the rules, which are loaded by it.
put('server/src/rules/all.generated.ts', ruleList(ruleFiles()));
// The rules draw on these, which a clean clone lacks; what the rules say of themselves may change them once more below.
put('server/src/schema/validators.generated.js', validators());
const rules = await loadRules();
for (const [path, generated] of Object.entries(GENERATED)) put(path, generated(read(path), rules));
put('server/src/schema/validators.generated.js', validators());
put('schemas/schemastore/impact-manifest.json', await schemaStoreTwin());

for (const language of LANGUAGES) {
  /** @type {string[]} */
  const lacking = [];
  const rooms = said(rules);
  put(`server/l10n/${language}/index.ts`, catalogIndex([...rooms.keys()]));
  for (const [room, texts] of rooms) {
    const path = catalogOf(language, room);
    const now = compared(read(path), texts);
    put(path, now.catalog);
    lacking.push(...now.lacking.map((text) => `${path}: ${JSON.stringify(text)}`));
  }
  // English is shown in their place, which packaging does not let pass.
  if (lacking.length > 0)
    console.warn(`Not said in “${language}” yet: ${String(lacking.length)} texts (npm run generate -- --lacking).`);
  if (process.argv.includes('--lacking')) console.log(lacking.join('\n'));
}

for (const id of untranslated(read('package.nls.de.json'), rules))
  console.warn(`package.nls.de.json says nothing of ${id} yet; the settings show it in English until it does.`);
if (check && stale.length > 0) {
  console.error(`Stale, run “npm run generate”: ${stale.join(', ')}`);
  process.exitCode = 1;
}
