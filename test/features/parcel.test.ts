import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { ParcelCheck, ParcelLine } from '../../server/src/features/parcel/parcel';
import { globMatcher } from '../../server/src/text/glob';
import { entriesOf, tarOf, zipOf, type MadeEntry } from '../kit/archives';
import { EXAMPLES_DAY, exampleFiles } from '../kit/examples';
import { processorTime } from '../kit/growth';
import { ran } from '../kit/in-process';
import { FILES, RELEASE, reportText, VALUE_PRISM, WORD_COUNTS } from '../kit/release';
import { Folder } from '../kit/server';

interface Gate {
  readonly verdict: string;
  readonly passes: boolean;
  readonly in: ParcelCheck;
}

/** Asks the gate what goes out at a path. */
async function gateIn(folder: Folder, id: string, path: string, at = '', isNamed = at !== ''): Promise<Gate> {
  const { out, err, code } = await ran(join(folder.path, at), [
    ...['gate', id, '--in', join(folder.path, path), '--format', 'json', '--today', EXAMPLES_DAY],
    ...(isNamed ? ['--manifest', 'impact.yaml'] : []),
  ]);
  assert.equal(err, '');
  const gate = JSON.parse(out) as Gate;
  assert.equal(code, gate.passes ? 0 : 1);
  return gate;
}

const inTheWay = ({ in: { lines } }: Gate): readonly string[] =>
  lines.filter(({ state }) => state !== 'there').map(({ state, path }) => `${state} ${path}`);

/** A workspace whose release is ready, and the folder `out` with what goes out. */
async function released(
  out: Readonly<Record<string, string>>,
  test: (folder: Folder) => Promise<void>,
  manifest = WORD_COUNTS + RELEASE,
): Promise<void> {
  const shipped = Object.fromEntries(Object.entries(out).map(([path, text]) => [`out/${path}`, text]));
  const folder = new Folder({ '.git/HEAD': '', 'impact.yaml': manifest, ...FILES, ...shipped });
  try {
    await test(folder);
  } finally {
    folder.remove();
  }
}

const WHOLE = { ...FILES, 'README.md': `# Word Counts\n\n${VALUE_PRISM}\n` };

describe('what goes out', () => {
  const examples = [
    ['dolma-word-counts', '', 'github'],
    ['kaleido-lab', 'app', 'site'],
    ['paloma-evaluation', '', 'partner'],
    ['tulu-wildchat', '', 'hub'],
    ['value-prism-internal', '', 'cluster'],
    ['value-prism-words', '', 'github'],
  ] as const;
  for (const [name, at, id] of examples) {
    it(`is whole for the example ${name}, and lacks one line for each file that is taken away @slow`, async () => {
      const prefix = `valid/${name}/`;
      const files = Object.fromEntries(
        Object.entries(exampleFiles()).flatMap(([path, text]) =>
          path.startsWith(prefix) ? [[path.slice(prefix.length), text]] : [],
        ),
      );
      const folder = new Folder({ '.git/HEAD': '', ...files });
      try {
        const { lines } = (await gateIn(folder, id, at, at)).in;
        const own = Object.keys(files).filter((path) => path.startsWith(at) && !path.endsWith('impact.yaml'));
        assert.deepEqual(lines.map(({ path }) => join(at, path)).sort(), own.sort());
        for (const pack of [asFolder, asTar, asTgz, asZip]) {
          assert.deepEqual(inTheWay(await gateIn(folder, id, pack(folder, files), at, true)), []);
          for (const gone of own) {
            const left = Object.fromEntries(Object.entries(files).filter(([path]) => path !== gone));
            const found = await gateIn(folder, id, pack(folder, left), at, true);
            assert.deepEqual(inTheWay(found), [`missing ${gone.slice(at === '' ? 0 : at.length + 1)}`]);
            assert.equal(found.passes, false);
          }
        }
      } finally {
        folder.remove();
      }
    });
  }

  it('has the same bytes: a line for each that has different contents', async () => {
    await released({ ...WHOLE, 'LICENSE.md': `${FILES['LICENSE.md'] ?? ''}\n` }, async (folder) => {
      assert.deepEqual(inTheWay(await gateIn(folder, 'github', 'out')), ['different LICENSE.md']);
    });
  });

  it('may have its files elsewhere, as wheels and packed folders do', async () => {
    await released({}, async (folder) => {
      const wheel = entriesOf(
        Object.fromEntries(Object.entries(WHOLE).map(([path, text]) => [`words-1.0.dist-info/licenses/${path}`, text])),
      );
      writeFileSync(join(folder.path, 'words-1.0-py3-none-any.whl'), zipOf([{ name: 'words/__init__.py' }, ...wheel]));
      const found = await gateIn(folder, 'github', 'words-1.0-py3-none-any.whl');
      assert.deepEqual(inTheWay(found), []);
      assert.ok(found.in.lines.some(({ at }) => at === 'words-1.0.dist-info/licenses/NOTICE.md'));
      writeFileSync(join(folder.path, 'words-1.0.tar.gz'), gzipSync(tarOf(entriesOf(WHOLE, 'words-1.0/'))));
      const packed = await gateIn(folder, 'github', 'words-1.0.tar.gz');
      assert.deepEqual([inTheWay(packed), packed.in.lines.filter(({ at }) => at !== undefined)], [[], []]);
    });
  });

  it('holds what stands in the manifest alone, or the manifest', async () => {
    await released(FILES, async (folder) => {
      const found = await gateIn(folder, 'github', 'out');
      assert.deepEqual(inTheWay(found), ['missing impact.yaml']);
      assert.match(
        found.in.lines.map(({ why }) => why).join(' '),
        /the attribution of ValuePrism, which is only in the manifest/,
      );
      folder.write('out/impact.yaml', folder.read('impact.yaml'));
      assert.deepEqual(inTheWay(await gateIn(folder, 'github', 'out')), []);
    });
    await released(WHOLE, async (folder) => {
      assert.deepEqual(inTheWay(await gateIn(folder, 'github', 'out')), []);
    });
  });

  it('has its card where Hugging Face shows it', async () => {
    const card = `---\nlicense: other\nlicense_name: word-terms\nlicense_link: LICENSE.md\n---\n# Word Counts\n\n${VALUE_PRISM}\n`;
    const manifest = (WORD_COUNTS + RELEASE)
      .replace('    changes:', '    card: cards/words.md\n    changes:')
      .replace('audience: public', 'audience: public\n    channel: https://huggingface.co/datasets/lab/words');
    await released(
      { ...FILES, 'cards/words.md': card },
      async (folder) => {
        folder.write('cards/words.md', card);
        const found = await gateIn(folder, 'github', 'out');
        assert.deepEqual(inTheWay(found), ['misplaced cards/words.md']);
        folder.write('out/README.md', card);
        assert.deepEqual(inTheWay(await gateIn(folder, 'github', 'out')), []);
        folder.write('out/README.md', '# Words\n');
        assert.deepEqual(inTheWay(await gateIn(folder, 'github', 'out')), ['misplaced cards/words.md']);
        folder.remove('out/cards');
        assert.deepEqual(inTheWay(await gateIn(folder, 'github', 'out')), ['different cards/words.md']);
      },
      manifest,
    );
  });

  const RAW = 'the rows of ValuePrism\n';
  const sha256 = createHash('sha256').update(RAW).digest('hex');
  for (const [named, out, forbidden] of [
    ['[data/rows.jsonl]', { 'data/rows.jsonl': 'any' }, ['data/rows.jsonl']],
    ['["data/**/*.{jsonl,csv}"]', { 'data/a/b/rows.csv': 'any', 'data/rows.txt': 'any' }, ['data/a/b/rows.csv']],
    ['[raw/]', { 'raw/x/rows.jsonl': 'any', 'rawer.txt': '' }, ['raw/x/rows.jsonl']],
    ['["raw/*.jsonl"]', { 'renamed.bin': RAW, 'other.bin': `${RAW}.` }, ['renamed.bin']],
    [
      `[{ path: x.jsonl, sha256: ${sha256.toUpperCase()} }]`,
      { 'deep/in/it.bin': RAW, 'x.jsonl': 'ours' },
      ['deep/in/it.bin'],
    ],
  ] as const) {
    it(`holds no raw copy of what is for internal use: files: ${named}`, async () => {
      const manifest = (WORD_COUNTS + RELEASE).replace('    year: 2023', `    year: 2023\n    files: ${named}`);
      await released(
        { ...WHOLE, ...out },
        async (folder) => {
          folder.write('raw/rows.jsonl', RAW);
          const all = { ...WHOLE, ...out };
          for (const path of ['out', asTgz(folder, all, 'top/'), asZip(folder, all)]) {
            const found = await gateIn(folder, 'github', path);
            assert.equal(found.verdict, 'ready');
            const state = (line: ParcelLine): boolean => line.state === 'forbidden';
            const paths = found.in.lines.filter(state).map((line) => line.path.replace(/^top\//, ''));
            assert.deepEqual(paths.sort(), forbidden);
            assert.match(found.in.lines.find(state)?.why ?? '', /ValuePrism.*internal use only.*AI2-ImpACT-MR/);
          }
        },
        manifest,
      );
    });
  }

  it('does not pass with an archive in it that nobody looked into, where something may not go out', async () => {
    const out = { ...WHOLE, 'data/more.tar.gz': 'packed' };
    const manifest = WORD_COUNTS + RELEASE;
    await released(out, async (folder) => {
      const found = await gateIn(folder, 'github', 'out');
      assert.deepEqual(inTheWay(found), []);
      assert.ok(found.in.notes.includes('The contents of data/more.tar.gz were not checked.'));
    });
    await released(
      out,
      async (folder) => {
        for (const path of ['out', asTgz(folder, out, ''), asZip(folder, out)])
          assert.deepEqual(inTheWay(await gateIn(folder, 'github', path)), ['unread data/more.tar.gz']);
        folder.remove('out/data');
        assert.deepEqual(inTheWay(await gateIn(folder, 'github', 'out')), []);
      },
      manifest.replace('    year: 2023', '    year: 2023\n    files: [raw/]'),
    );
  });

  it('may hold files of what may be passed on', async () => {
    const manifest = (WORD_COUNTS + RELEASE)
      .replaceAll('AI2-ImpACT-MR', 'AI2-ImpACT-LR')
      .replaceAll('Medium', 'Low')
      .replace('    year: 2023', '    year: 2023\n    files: [data/rows.jsonl]');
    const low = Object.fromEntries(
      Object.entries(WHOLE).map(([path, text]) => [path, text.replaceAll('Medium', 'Low')]),
    );
    await released(
      { ...low, 'data/rows.jsonl': '' },
      async (folder) => {
        for (const [path, text] of Object.entries(low)) if (path !== 'README.md') folder.write(path, text);
        const found = await gateIn(folder, 'github', 'out');
        assert.deepEqual([found.verdict, inTheWay(found)], ['ready', []]);
      },
      manifest,
    );
  });

  it('leads nowhere else: names and links out of an archive', async () => {
    const hostile: readonly MadeEntry[] = [
      { name: '../evil.md', bytes: 'x' },
      { name: '/etc/cron.d/evil', bytes: 'x' },
      { name: 'a/../../evil', bytes: 'x' },
      { name: 'C:\\evil', bytes: 'x' },
      { name: '..\\evil', bytes: 'x' },
      { name: 'out', link: '/etc/passwd' },
      { name: 'deep/up', link: '../../x' },
      { name: 'nothing', link: 'not-there' },
    ];
    const wrong = hostile.map(({ name }) => `unsafe ${name}`).sort();
    await released({}, async (folder) => {
      const entries = [...entriesOf(WHOLE), ...hostile];
      writeFileSync(join(folder.path, 'evil.tar'), tarOf(entries));
      writeFileSync(join(folder.path, 'evil.zip'), zipOf(entries));
      for (const path of ['evil.tar', 'evil.zip'])
        assert.deepEqual([...inTheWay(await gateIn(folder, 'github', path))].sort(), wrong);
    });
  });

  it('may hold links inside of itself, which count as what they lead to', async () => {
    const { 'LICENSE.md': license = '', ...others } = WHOLE as Readonly<Record<string, string>>;
    const linked: readonly MadeEntry[] = [
      { name: 'blobs/1', bytes: license },
      { name: 'snapshots/LICENSE.md', link: '../blobs/1' },
      { name: 'again', link: 'snapshots' },
    ];
    await released(others, async (folder) => {
      writeFileSync(join(folder.path, 'a.tar'), tarOf([...entriesOf(others), ...linked]));
      writeFileSync(join(folder.path, 'a.zip'), zipOf([...entriesOf(others), ...linked]));
      folder.write('out/blobs/1', license);
      symlinkSync('blobs/1', join(folder.path, 'out/LICENSE.md'));
      symlinkSync('blobs', join(folder.path, 'out/again'));
      for (const path of ['a.tar', 'a.zip', 'out'])
        assert.deepEqual(inTheWay(await gateIn(folder, 'github', path)), [], path);
      symlinkSync('../impact.yaml', join(folder.path, 'out/up.yaml'));
      symlinkSync('nowhere', join(folder.path, 'out/gone'));
      assert.deepEqual(inTheWay(await gateIn(folder, 'github', 'out')), ['unsafe gone', 'unsafe up.yaml']);
    });
  });

  it('says what it can’t look at: pipes, what is encrypted, what is there twice', async () => {
    await released({}, async (folder) => {
      writeFileSync(join(folder.path, 'a.tar'), tarOf([...entriesOf(WHOLE), { name: 'pipe', flag: '6' }]));
      assert.deepEqual(inTheWay(await gateIn(folder, 'github', 'a.tar')), ['unsafe pipe']);
      const twice = [...entriesOf(WHOLE), { name: 'NOTICE.md', bytes: 'nothing' }, { name: 's', isEncrypted: true }];
      writeFileSync(join(folder.path, 'a.zip'), zipOf(twice));
      assert.deepEqual([...inTheWay(await gateIn(folder, 'github', 'a.zip'))].sort(), [
        'different NOTICE.md',
        'unsafe NOTICE.md',
        'unsafe s',
      ]);
    });
  });

  it('is not read to its end where it is made to fill a machine, or is no archive @slow', async () => {
    const zeros = Buffer.alloc(260 * 1024 * 1024);
    await released({}, async (folder) => {
      const write = (name: string, bytes: Buffer | string): void => {
        writeFileSync(join(folder.path, name), bytes);
      };
      write('bomb.tgz', gzipSync(tarOf([{ name: 'zeros.md', bytes: zeros }]), { level: 1 }));
      write('gap.tgz', gzipSync(Buffer.concat([tarOf([]), zeros]), { level: 1 }));
      write('cut.tgz', gzipSync(tarOf(entriesOf(WHOLE))).subarray(0, 300));
      write('short.tar', tarOf(entriesOf(WHOLE)).subarray(0, 1600));
      write('cut.zip', zipOf(entriesOf(WHOLE)).subarray(0, 300));
      write('text.gz', gzipSync('No archive at all, but a text that is long enough to be one. '.repeat(50)));
      write('other.rar', 'Rar!');
      write('lies.zip', zipOf(entriesOf(WHOLE), 3));
      const told = async (name: string): Promise<string> => {
        const { code, err, out } = await ran(folder.path, ['gate', 'github', '--in', name]);
        assert.deepEqual([code, out], [2, ''], name);
        return err;
      };
      assert.match(await told('bomb.tgz'), /bomb\.tgz can’t be checked: unpacked it is more than 200 times as long/);
      assert.match(await told('gap.tgz'), /more than 200 times as long/);
      for (const name of ['cut.tgz', 'short.tar', 'cut.zip', 'text.gz', 'lies.zip'])
        assert.match(await told(name), /damaged/, name);
      assert.match(await told('other.rar'), /neither a folder nor a supported archive/);
      assert.match(await told('not-there'), /it does not exist/);
    });
  }).timeout(60_000);

  it('is asked for nothing where it stays internal', async () => {
    await released(
      { 'data/rows.jsonl': '' },
      async (folder) => {
        const { passes, in: found } = await gateIn(folder, 'github', 'out');
        assert.deepEqual([passes, found.lines], [true, []]);
        assert.deepEqual(found.notes, ['It stays internal, so its contents are not checked.']);
      },
      (WORD_COUNTS + RELEASE).replace('audience: public', 'audience: internal'),
    );
  });

  it('does not open the gate for what is not ready', async () => {
    await released(WHOLE, async (folder) => {
      folder.write('reports/word-counts.data.md', reportText({ category: 'data', open: ['Funding'] }));
      folder.write('out/reports/word-counts.data.md', folder.read('reports/word-counts.data.md'));
      const { passes, in: found } = await gateIn(folder, 'github', 'out');
      assert.deepEqual([passes, found.passes], [false, true]);
    });
  });
});

function asFolder(folder: Folder, files: Readonly<Record<string, string>>): string {
  folder.remove('made');
  for (const [path, text] of Object.entries(files)) folder.write(`made/${path}`, text);
  return 'made';
}

function asTar(folder: Folder, files: Readonly<Record<string, string>>): string {
  writeFileSync(join(folder.path, 'made.tar'), tarOf(entriesOf(files)));
  return 'made.tar';
}

function asTgz(folder: Folder, files: Readonly<Record<string, string>>, top = ''): string {
  writeFileSync(join(folder.path, 'made.tgz'), gzipSync(tarOf(entriesOf(files, top))));
  return 'made.tgz';
}

function asZip(folder: Folder, files: Readonly<Record<string, string>>): string {
  writeFileSync(join(folder.path, 'made.zip'), zipOf(entriesOf(files)));
  return 'made.zip';
}

describe('a glob', () => {
  for (const [glob, path, isMatch] of [
    ['a.txt', 'a.txt', true],
    ['./a.txt', 'a.txt', true],
    ['a.txt', 'b/a.txt', false],
    ['*.txt', 'b/a.txt', false],
    ['**/*.txt', 'b/c/a.txt', true],
    ['**/*.txt', 'a.txt', true],
    ['data', 'data/x/y.bin', true],
    ['data/', 'database', false],
    ['{a,b}/{c,d}.txt', 'b/d.txt', true],
    ['{a,b}/{c,d}.txt', 'b/e.txt', false],
    ['x{,y}.txt', 'x.txt', true],
    ['[ab].txt', 'b.txt', true],
  ] as const)
    it(`${glob} ${isMatch ? 'stands' : 'does not stand'} for ${path}`, () => {
      assert.equal(globMatcher(glob)(path), isMatch);
    });

  it('of many braces and stars takes no time', () => {
    const spent = processorTime(() => globMatcher('{a,b}'.repeat(60) + '**/*a*a*a*a*a*b'.repeat(20))('a'.repeat(2000)));
    assert.ok(spent < 1000, `${String(spent)} ms`);
  });
});
