import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const page = readFileSync(resolve(ROOT, 'docs/security.md'), 'utf8');

describe('the page about security', () => {
  it('promises nothing that no test holds, and names every test', () => {
    const rows = page.split('\n').filter((line) => line.startsWith('| ') && line.includes('.test.ts'));
    assert.ok(rows.length >= 10);
    const tests = rows.map(
      (row) => /\[`[\w-]+\.test\.ts`\]\(\.\.\/test\/(\w+\/[\w-]+\.test\.ts)\)/.exec(row)?.[1] ?? row,
    );
    const named = tests.flatMap((test) => (test.startsWith('security/') ? [test.slice('security/'.length)] : []));
    const there = readdirSync(__dirname).filter((name) => name.endsWith('.test.ts') && name !== 'page.test.ts');
    assert.deepEqual([...new Set(named)].sort(), there.sort());
    for (const [index, row] of rows.entries()) {
      const title = row.split('“').at(-1)?.split('”')[0] ?? '';
      const source = readFileSync(resolve(__dirname, '..', tests[index] ?? ''), 'utf8');
      assert.ok(title !== '' && source.includes(title), row);
    }
  });

  it('says where to report, and which version is supported', () => {
    const { repository, version } = JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8')) as {
      repository: { url: string };
      version: string;
    };
    const address = repository.url.replace(/^git\+/, '').replace(/\.git$/, '');
    assert.ok(page.includes(`(${address}/security/advisories/new)`));
    assert.ok(page.includes(version.replace(/\.\d+$/, '.x')));
  });
});
