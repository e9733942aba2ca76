import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const CATALOGS = join(ROOT, 'server/l10n/de');

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const texts = (path: string): Readonly<Record<string, string>> => JSON.parse(read(path)) as Record<string, string>;

/** What people read of the server, the command line, the client and the settings. */
function sentences(): readonly string[] {
  const said = readdirSync(CATALOGS)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => Object.keys(texts(`server/l10n/de/${name}`)));
  return [...said, ...Object.keys(texts('client/l10n/bundle.l10n.json')), ...Object.values(texts('package.nls.json'))];
}

/** The rows of the table in CONTRIBUTING.md: what we say, and what we do not. */
function vocabulary(): readonly { readonly say: string; readonly not: readonly string[] }[] {
  const [, section = ''] = /## Words\n([\s\S]*?)\n## /.exec(read('CONTRIBUTING.md')) ?? [];
  const rows = section.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| ---'));
  return rows.slice(1).map((row) => {
    const [, say = '', not = ''] = row.split('|').map((cell) => cell.trim());
    return { say, not: not.split(',').map((word) => word.trim()) };
  });
}

describe('the words that people read', () => {
  it('are those of the table in CONTRIBUTING.md', () => {
    const rows = vocabulary();
    assert.ok(rows.length > 15);
    const said = sentences();
    const refused = rows.flatMap(({ say, not }) =>
      not.flatMap((word) => {
        const found = new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u');
        return said.flatMap((text) => (found.test(text) ? [`“${word}”, say “${say}”: ${text}`] : []));
      }),
    );
    assert.deepEqual(refused, []);
  });
});
