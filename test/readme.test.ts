import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { PERMISSIONS, termLabel } from '../server/src/license/terms';
import { HINDERED } from '../server/src/obligations/reason';
import { verdictOf } from '../server/src/analysis/verdict';
import { analyzed, check, checkSilent } from './kit/check';
import { EXAMPLES_DAY } from './kit/examples';
import { sectionOf } from './kit/pages';

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
    const terms = PERMISSIONS.map(({ label, terms: byTier }) => [
      label,
      termLabel(byTier.low),
      termLabel(byTier.medium),
      termLabel(byTier.high),
    ]);
    assert.equal(
      between('terms'),
      rows([['', 'low (LR)', 'medium (MR)', 'high (HR)'], ['---', '---', '---', '---'], ...terms]),
    );
  });

  describe('shows a manifest', () => {
    const [, manifest = ''] = /^## A manifest\n\n```yaml\n([\s\S]*?)^```$/m.exec(readme) ?? [];
    const base = join(ROOT, 'examples/valid/value-prism-words');
    const paths = ['LICENSE.md', 'NOTICE.md', 'reports/word-counts.data.md'];
    const files = Object.fromEntries(paths.map((path) => [path, readFileSync(join(base, path), 'utf8')]));

    it('that is one of the examples', () => {
      assert.equal(readFileSync(join(base, 'impact.yaml'), 'utf8'), manifest);
    });

    it('that is in order, with all that is known by now of what it comes from', () => {
      checkSilent(manifest, { files, today: EXAMPLES_DAY });
    });

    it('that is ready', () => {
      const analysis = analyzed(manifest, { files, today: EXAMPLES_DAY });
      assert.deepEqual(
        [...analysis.context.manifest.distributions.values()].map((one) => verdictOf(analysis, one).kind),
        ['ready'],
      );
    });
  });

  it('names every verdict', () => {
    const section = /^## Verdicts\n[\s\S]*?^## /m.exec(readme)?.[0] ?? '';
    const named = [...section.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, kind]) => kind);
    assert.deepEqual(named, ['internal', ...HINDERED, 'ready']);
  });

  describe('and the page of the format', () => {
    const page = readFileSync(join(ROOT, 'docs/format.md'), 'utf8');
    const { manifests = [], files = {} } = sectionOf(page);

    for (const [index, manifest] of manifests.entries())
      it(`shows a manifest that gives what it marks (${String(index + 1)})`, () => {
        check(manifest, { files, today: EXAMPLES_DAY });
      });
  });

  for (const page of [
    'README.md',
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'docs/architecture.md',
    'docs/ci.md',
    'docs/editors.md',
    'docs/format.md',
    'docs/performance.md',
    'docs/security.md',
  ]) {
    it(`${page} links to what is there`, () => {
      const text = readFileSync(join(ROOT, page), 'utf8');
      const links = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
        .map((match) => match[1] ?? '')
        // Whether every rule has a page is another test’s.
        .filter((link) => !/^(?:[a-z]+:|docs\/rules\/)/.test(link));
      const missing = links.filter((link) => !existsSync(join(ROOT, dirname(page), link)));
      assert.deepEqual(missing, []);
    });
  }
});
