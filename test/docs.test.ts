import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { entriesOf, tarOf, zipOf } from './kit/archives';
import { ran } from './kit/in-process';
import { FILES, RELEASE, WORD_COUNTS } from './kit/release';
import { Folder } from './kit/server';

const ROOT = resolve(__dirname, '..');
const PAGES = ['README.md', ...readdirSync(join(ROOT, 'docs'))].filter((name) => name.endsWith('.md'));

/** Shows a page that is beside the built command line; `test/cli/rules.test.ts` has it show them all. */
const EXPLAIN = 'impact explain ';

/** What a page has its readers type of our command, by the line. */
function commandsOf(page: string): readonly (readonly string[])[] {
  const text = readFileSync(join(ROOT, page === 'README.md' ? page : `docs/${page}`), 'utf8');
  const blocks = [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
  return blocks
    .flatMap((block) => block.split('\n'))
    .filter((line) => line.startsWith('impact '))
    .map((line) => (line.split(' #')[0] ?? '').trim().split(' && '))
    .map((commands) => commands.filter((command) => !command.startsWith(EXPLAIN)));
}

const CARD =
  '---\nlicense: other\nlicense_name: impact-license-medium-risk\npipeline_tag: text-generation\n---\n# Tulu\n';
const BOM = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  components: [{ type: 'data', name: 'Letters', 'bom-ref': 'letters', licenses: [{ license: { id: 'ODC-By-1.0' } }] }],
};

/** A manifest that only one command names. */
const SECOND = 'data/impact.yaml';

/** A project with all that the pages name. */
function project(): Folder {
  const hub = RELEASE.replace('distributions:\n  github', '  hub');
  const words = '  words: { name: Words, type: data, from: { value-prism: modified }, changes: Sorted. }\n';
  // Without the report, which a page has them write.
  const counts = WORD_COUNTS.replace('    reports:\n      data: reports/word-counts.data.md\n', '');
  const { 'LICENSE.md': terms = '', 'NOTICE.md': notice = '' } = FILES;
  const shipped = { 'LICENSE.md': terms, 'NOTICE.md': notice };
  const manifest = `${counts}${words}${RELEASE}${hub}`;
  const folder = new Folder({
    ...shipped,
    'impact.yaml': manifest,
    'models/tulu/README.md': CARD,
    'bom.json': JSON.stringify(BOM),
    ...Object.fromEntries(Object.entries(shipped).map(([path, text]) => [`out/${path}`, text])),
    'dist/.keep': '',
  });
  const git = (...args: readonly string[]): void => {
    const identity = ['-c', 'user.name=Kim', '-c', 'user.email=kim@example.org'];
    assert.equal(spawnSync('git', [...identity, ...args], { cwd: folder.path }).status, 0, args.join(' '));
  };
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Base');
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  const packed = gzipSync(tarOf(entriesOf(shipped)));
  for (const path of ['out.tgz', 'words-1.0.tgz']) writeFileSync(join(folder.path, path), packed);
  writeFileSync(join(folder.path, 'dist/words-1.0-py3-none-any.whl'), zipOf(entriesOf(shipped)));
  return folder;
}

describe('what the pages have their readers type', () => {
  for (const page of PAGES) {
    const lines = commandsOf(page);
    if (lines.length === 0) continue;
    it(`does what it says, and asks for nothing else: ${page}`, async () => {
      const folder = project();
      try {
        for (const command of lines.flat()) {
          // Elsewhere on the page it would be a second one, of which one has to be chosen.
          if (command.includes(SECOND)) folder.write(SECOND, WORD_COUNTS);
          const { code, out, err } = await ran(folder.path, command.split(' ').slice(1));
          assert.ok(code === 0 || code === 1, `${command}\n${out}${err}`);
          folder.remove(dirname(SECOND));
          const [, written] = /(?: -o| --output-file) (\S+)/.exec(command) ?? [];
          if (written !== undefined) assert.ok(folder.has(written), command);
        }
      } finally {
        folder.remove();
      }
    });
  }
});
