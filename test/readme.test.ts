import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { PERMISSIONS, termLabel } from '../server/src/license/terms';
import { checkSilent } from './kit/check';

const ROOT = resolve(__dirname, '..');
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** What stands between the two marks of a table that is not written by hand. */
function between(name: string): string {
  const found = new RegExp(`<!-- ${name} begin -->\n\n?([\\s\\S]*?)\n?<!-- ${name} end -->`).exec(readme);
  return found?.[1] ?? '';
}

function rows(table: readonly (readonly string[])[]): string {
  return table.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

describe('the README', () => {
  it('shows the terms as the licenses have them', () => {
    const terms = PERMISSIONS.map(({ label, terms: of }) => [
      label,
      termLabel(of.low),
      termLabel(of.medium),
      termLabel(of.high),
    ]);
    assert.equal(
      between('terms'),
      rows([['', 'low (LR)', 'medium (MR)', 'high (HR)'], ['---', '---', '---', '---'], ...terms]),
    );
  });

  it('shows a manifest that is in order', () => {
    const [, manifest] = /^## A manifest\n\n```yaml\n([\s\S]*?)^```$/m.exec(readme) ?? [];
    assert.ok(manifest);
    const base = join(ROOT, 'examples/valid/dolma-word-counts');
    const paths = ['LICENSE.md', 'NOTICE.md', 'reports/word-counts.data.md'];
    checkSilent(manifest, {
      files: Object.fromEntries(paths.map((path) => [path, readFileSync(join(base, path), 'utf8')])),
    });
  });

  for (const page of [
    'README.md',
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'docs/architecture.md',
    'docs/ci.md',
    'docs/editors.md',
    'docs/performance.md',
    'docs/security.md',
  ]) {
    it(`${page} links to what is there`, () => {
      const text = readFileSync(join(ROOT, page), 'utf8');
      const links = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
        .map((match) => match[1] ?? '')
        .filter((link) => !/^[a-z]+:/.test(link));
      const missing = links.filter((link) => !existsSync(join(ROOT, dirname(page), link)));
      assert.deepEqual(missing, []);
    });
  }
});
