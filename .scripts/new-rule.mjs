#!/usr/bin/env node
// `npm run new-rule -- group/name`: begins a rule with its test and its page. All three are green from the start and
// about an artifact called “replace-me”; what is yours to write is marked by that name.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exported } from './generate/rules.mjs';
import { root } from './prepare.mjs';

const id = process.argv[2] ?? '';
if (!/^[a-z]+\/[a-z]+(?:-[a-z]+)*$/.test(id)) fail('Say which one: npm run new-rule -- group/name, in small letters.');

const name = exported(id);
const message = 'This is found.';
const manifest = (/** @type {string} */ artifact, mark = '') => `version: 1
artifacts:
  ${artifact}:
${mark}    name: Example
    type: data
    license: AI2-ImpACT-LR
distributions:
  hub:
    of: ${artifact}
    audience: internal
`;
const wrong = manifest('replace-me', `# ^^^^^^^^^^ warning ${id}: ${message}\n`);
const right = manifest('example');

const files = {
  [`server/src/rules/${id}.ts`]: `import { t } from '../../text/l10n';
import type { Rule } from '../rule';

const messages = {
  found: t\`${message}\`,
  remedy: t\`Do this.\`,
};

/** Artifacts that are called “replace-me”. */
export const ${name}: Rule = {
  id: '${id}',
  description: 'An artifact is called “replace-me”.',
  why: 'Finds artifacts that are called “replace-me”, since something is yet to be written here.',
  severity: 'warning',
  artifact: function* ({ id }) {
    if (id.value !== 'replace-me') return;
    yield { span: id.span, message: messages.found, remedy: messages.remedy };
  },
};
`,
  [`test/rules/${id}.test.ts`]: `import { ${name} } from '../../../server/src/rules/${id}';
import { checkRule } from '../../kit/check';

describe('${id}', () => {
  it('marks what is wrong', () => {
    checkRule(
      ${name},
      \`${wrong}\`,
    );
  });

  it('is silent about the rest', () => {
    checkRule(
      ${name},
      \`${right}\`,
    );
  });
});
`,
  [`docs/rules/${id}.md`]: `# ${id}

An artifact is called “replace-me”.

Severity: warning · Fix: no

## Why it matters

Something is yet to be written here.

## Wrong

\`\`\`yaml
${wrong}\`\`\`

## Right

\`\`\`yaml
${right}\`\`\`

## How to silence it

To silence one finding, add a comment above the line. Give the reason, and a last day if it is temporary:

\`\`\`yaml
# impact-disable-next-line ${id} -- the reason
\`\`\`

To set the severity for all manifests, use the configuration file \`impact.config.yaml\` at the root of the workspace:

\`\`\`yaml
rules:
  ${id}: off
\`\`\`
`,
};

const taken = Object.keys(files).filter((path) => existsSync(join(root, path)));
if (taken.length > 0) fail(`There is one already: ${taken.join(', ')}`);
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
const { status } = spawnSync(process.execPath, [join(root, '.scripts/generate.mjs')], { stdio: 'inherit' });
if (status !== 0) process.exit(1);
const [rule, test, page] = Object.keys(files);
console.log(`${rule}\n${test}\n${page}\n\nnpm run test:unit -- ${test}`);

/**
 * @param {string} reason
 * @returns {never}
 */
function fail(reason) {
  console.error(reason);
  process.exit(2);
}
