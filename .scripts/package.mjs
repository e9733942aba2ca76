#!/usr/bin/env node
// `npm run package`: builds, and makes the .vsix that marketplaces take; the same sources give the same bytes.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageExtension } from './editor/extension.mjs';
import { catalogOf, compared, LANGUAGES, said } from './generate/l10n.mjs';
import { loadRules } from './generate/rules.mjs';
import { untranslated } from './generate/texts.mjs';
import { installDependencies, npm, root } from './prepare.mjs';

await installDependencies();
await npm('run', '--silent', 'build');
const { name, version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
const rules = await loadRules();
const missing = untranslated(await readFile(join(root, 'package.nls.de.json'), 'utf8'), rules);
if (missing.length > 0) throw new Error(`package.nls.de.json says nothing of ${missing.join(', ')}.`);
for (const language of LANGUAGES)
  for (const [room, texts] of said(rules)) {
    const { lacking } = compared(await readFile(join(root, catalogOf(language, room)), 'utf8'), texts);
    if (lacking.length > 0)
      throw new Error(`${catalogOf(language, room)} lacks ${lacking.map((it) => `“${it}”`).join(', ')}.`);
  }
const file = join(root, `${name}-${version}.vsix`);
await packageExtension(root, file);
const bytes = await readFile(file);
console.log(
  `${file}\n${(bytes.length / 1000).toFixed(1)} kB, SHA-256 ${createHash('sha256').update(bytes).digest('hex')}`,
);
