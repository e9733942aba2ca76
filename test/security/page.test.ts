import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const page = readFileSync(resolve(ROOT, 'docs/security.md'), 'utf8');

describe('the page about security', () => {
  it('promises nothing that no test holds, and names every test', () => {
    const rows = page.split('\n').filter((line) => line.startsWith('| ') && line.includes('.test.ts'));
    assert.ok(rows.length >= 10);
    // The last test that a row names holds its promise; most are beside this one.
    const named = rows.map(
      (row) =>
        row
          .match(/\]\(\.\.\/test\/[\w/-]+\.test\.ts\)/g)
          ?.at(-1)
          ?.slice(5, -1) ?? row,
    );
    const here = named.flatMap((path) => /^test\/security\/([\w-]+\.test\.ts)$/.exec(path)?.[1] ?? []);
    const there = readdirSync(__dirname).filter((name) => name.endsWith('.test.ts') && name !== 'page.test.ts');
    assert.deepEqual([...new Set(here)].sort(), there.sort());
    for (const [index, row] of rows.entries()) {
      const title = row.split('“').at(-1)?.split('”')[0] ?? '';
      const source = readFileSync(resolve(ROOT, named[index] ?? ''), 'utf8');
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
