import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { impact } from '../kit/cli';
import { builtCopy, type Built } from '../kit/planted';
import { Folder } from '../kit/server';
import { inFolder, LAX, STRICT } from './kit';

/** An error, where it is looked at. */
const BANNED = `version: 1
artifacts:
  crawl: { name: Crawl, type: data, license: AI2-ImpACT-MR }
distributions:
  hub: { of: crawl, audience: public, status: released }
`;
const BAN = 'distribution/artifact-internal-only';

interface CheckedFile {
  readonly file: string;
  readonly findings: readonly { readonly rule: string; readonly range: unknown }[];
}

/** The rules that a check reports, by file. */
function checked(path: string, args: readonly string[] = []): Readonly<Record<string, readonly string[]>> {
  const { out } = impact(path, ['check', '--format', 'json', ...args]);
  const { files } = JSON.parse(out) as { readonly files: readonly CheckedFile[] };
  return Object.fromEntries(files.map(({ file, findings }) => [file, findings.map(({ rule }) => rule)]));
}

function git(folder: Folder, ...args: readonly string[]): void {
  const run = spawnSync('git', ['-C', folder.path, '-c', 'user.name=N', '-c', 'user.email=n@example.org', ...args], {
    encoding: 'utf8',
  });
  assert.equal(run.status, 0, `${args.join(' ')}: ${run.stderr}`);
}

describe('what is looked at', () => {
  const names = ['c#-corpus', 'what?', '100%', 'a%20b', 'a b', 'Größe', '日本', 'a&b', "it's", 'x:y', '[x]', '{x}'];
  for (const name of process.platform === 'win32' ? names.filter((it) => !/[?:]/.test(it)) : names)
    it(
      `is a manifest in a folder named ${name}, at every command`,
      inFolder({ [`${name}/impact.yaml`]: BANNED }, ({ path }) => {
        assert.deepEqual(checked(path), { [`${name}/impact.yaml`]: [BAN] });
        assert.deepEqual(checked(join(path, name)), { 'impact.yaml': [BAN] });
        assert.equal(impact(path, ['check']).code, 1);
        assert.match(impact(path, ['gate', 'hub']).out, /^Verdict: forbidden/m);
        assert.equal(impact(path, ['can-i', 'crawl', '--to', 'public', '-m', `${name}/impact.yaml`]).code, 1);
      }),
    );

  for (const [encoding, bytes] of [
    ['UTF-16 LE', Buffer.from(`\uFEFF${BANNED}`, 'utf16le')],
    ['UTF-16 BE', Buffer.from(`\uFEFF${BANNED}`, 'utf16le').swap16()],
    ['UTF-16 LE without a mark', Buffer.from(BANNED, 'utf16le')],
    ['UTF-16 BE without a mark', Buffer.from(BANNED, 'utf16le').swap16()],
  ] as const)
    it(
      `is a manifest in ${encoding}, which --fix leaves as it is`,
      inFolder({}, (folder) => {
        const at = join(folder.path, 'impact.yaml');
        writeFileSync(at, bytes);
        assert.deepEqual(checked(folder.path), { 'impact.yaml': [BAN] });
        assert.equal(impact(folder.path, ['gate', 'hub']).code, 1);
        const lax = encoding.includes('BE')
          ? Buffer.from(`\uFEFF${LAX}`, 'utf16le').swap16()
          : Buffer.from(`\uFEFF${LAX}`, 'utf16le');
        writeFileSync(at, lax);
        const { code, err } = impact(folder.path, ['check', '--fix']);
        assert.equal(code, 2);
        assert.match(err, /impact\.yaml was not written: it is not UTF-8/);
        assert.ok(folder.bytes('impact.yaml').equals(lax));
      }),
    );

  it(
    'is no text in Latin-1 or no text at all: an error, and nothing in it is ready',
    inFolder({}, ({ path }) => {
      const at = join(path, 'impact.yaml');
      const text = BANNED.replace('public, status: released', 'internal').replace('Crawl', 'Wörter');
      for (const bytes of [Buffer.from(text, 'latin1'), Buffer.from([0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0, 0, 3])]) {
        writeFileSync(at, bytes);
        assert.deepEqual(checked(path), { 'impact.yaml': ['manifest/syntax'] });
        assert.equal(impact(path, ['check']).code, 1);
        assert.notEqual(impact(path, ['gate', 'hub']).code, 0);
      }
    }),
  );

  it(
    'is not passed over in silence where it is evidently something else',
    inFolder({ 'impact.yaml': 'services:\n  web: {}\n' }, ({ path }) => {
      assert.deepEqual(checked(path), { 'impact.yaml': ['manifest/version'] });
      assert.match(impact(path, ['check']).out, /1 note in 1 manifest/);
    }),
  );
});

describe('what can’t be looked at', () => {
  let readable: Built;
  before(() => {
    readable = builtCopy();
  });
  after(() => {
    readable.remove();
  });

  /** What is in the way, by what has to be said of it. */
  const obstacles: readonly (readonly [string, (folder: Folder) => void, RegExp])[] = [
    [
      'a folder without permission',
      ({ path }) => {
        mkdirSync(join(path, 'private'));
        chmodSync(join(path, 'private'), 0);
      },
      /^private can’t be read: reading it is not permitted\.$/m,
    ],
    [
      'a manifest without permission',
      (folder) => {
        folder.write('private/impact.yaml', BANNED);
        chmodSync(join(folder.path, 'private/impact.yaml'), 0);
      },
      /^private\/impact\.yaml can’t be read: reading it is not permitted\.$/m,
    ],
    [
      'a .gitignore without permission',
      (folder) => {
        folder.write('.gitignore', '');
        chmodSync(join(folder.path, '.gitignore'), 0);
      },
      /^\.gitignore can’t be read: reading it is not permitted\.$/m,
    ],
    [
      'a manifest that is a link to itself',
      ({ path }) => {
        symlinkSync('other.impact.yaml', join(path, 'other.impact.yaml'));
      },
      /^other\.impact\.yaml can’t be read: its links form a loop\.$/m,
    ],
    [
      'a manifest that is a link to nothing',
      ({ path }) => {
        symlinkSync('gone.yaml', join(path, 'other.impact.yaml'));
      },
      /^other\.impact\.yaml can’t be read: it is reached through a broken link\.$/m,
    ],
    [
      'a manifest that is a pipe',
      ({ path }) => {
        assert.equal(spawnSync('mkfifo', [join(path, 'other.impact.yaml')]).status, 0);
      },
      /^other\.impact\.yaml can’t be read: it is not a regular file\.$/m,
    ],
    [
      'a .gitignore that is a pipe',
      ({ path }) => {
        assert.equal(spawnSync('mkfifo', [join(path, '.gitignore')]).status, 0);
      },
      /^\.gitignore can’t be read: it is not a regular file\.$/m,
    ],
    [
      'a folder whose path is too long',
      (folder) => {
        // Made from inside out, since no call takes the whole path.
        const name = 'n'.repeat(250);
        mkdirSync(join(folder.path, name));
        for (let depth = 0; depth < 20; depth++) {
          mkdirSync(join(folder.path, 'next'));
          renameSync(join(folder.path, name), join(folder.path, 'next', name));
          renameSync(join(folder.path, 'next'), join(folder.path, name));
        }
      },
      /^(?:n{250}\/)+n{250} can’t be read: its path is too long for this machine\.$/m,
    ],
    [
      'an index of git that is none',
      (folder) => {
        folder.write('.git/index', 'nonsense');
        folder.write('.gitignore', 'out/\n');
        folder.write('out/impact.yaml', STRICT);
      },
      /^\.git\/index can’t be read: it is not a git index in a known version\.$/m,
    ],
  ];
  for (const [name, make, said] of obstacles)
    it(`is said at check, gate and can-i, which end with 2: ${name}`, function () {
      if (process.platform === 'win32') this.skip();
      const folder = new Folder({
        '.git/HEAD': '',
        'impact.yaml': STRICT.concat('distributions:\n  here: { of: tuned, audience: internal }\n'),
      });
      chmodSync(folder.path, 0o755);
      try {
        make(folder);
        for (const args of [
          ['check'],
          ['check', '--format', 'sarif'],
          ['gate', 'here'],
          ['can-i', 'tuned'],
          ['can-i', 'tuned', '--to', 'public', '--manifest', 'impact.yaml'],
        ]) {
          const { code, out, err } = impact(folder.path, args, { asNobody: true, program: readable.cli });
          assert.match(err, said, args.join(' '));
          assert.equal(code, 2, args.join(' '));
          assert.notEqual(out, '', args.join(' '));
          if (args.includes('sarif')) {
            const { runs } = JSON.parse(out) as { runs: readonly { invocations: readonly Invocation[] }[] };
            const [invocation] = runs[0]?.invocations ?? [];
            assert.equal(invocation?.executionSuccessful, false);
            assert.match(invocation.toolExecutionNotifications?.[0]?.message.text ?? '', said);
          }
        }
      } finally {
        spawnSync('chmod', ['-R', 'u+rwX', folder.path]);
        spawnSync('rm', ['-rf', folder.path]);
      }
    });

  it(
    'is a path that is not there',
    inFolder({ 'impact.yaml': STRICT }, ({ path }) => {
      const { code, err } = impact(path, ['check', 'nowhere', 'impact.yaml']);
      assert.deepEqual([code, err], [2, 'There is no file or folder nowhere.\n']);
    }),
  );
});

interface Invocation {
  readonly executionSuccessful: boolean;
  readonly toolExecutionNotifications?: readonly { readonly message: { readonly text: string } }[];
}

describe('what git ignores', () => {
  it(
    'is passed over, and said so',
    inFolder(
      {
        'impact.yaml': STRICT,
        '.gitignore': 'out/\n*.tmp.impact.yaml\n',
        'out/impact.yaml': BANNED,
        'x.tmp.impact.yaml': BANNED,
        'node_modules/p/impact.yaml': BANNED,
      },
      ({ path }) => {
        const { code, out } = impact(path, ['check']);
        assert.equal(code, 0);
        assert.equal(
          out,
          'No findings in 1 manifest.\nSkipped: 1 manifest that git ignores (x.tmp.impact.yaml), 1 folder that git ignores and 1 folder of installed packages.\n',
        );
        assert.deepEqual(Object.keys(checked(path, ['.', 'x.tmp.impact.yaml'])), ['impact.yaml', 'x.tmp.impact.yaml']);
      },
    ),
  );

  for (const [version, prepare] of [
    ['2', []],
    ['3', [['add', '-f', '--intent-to-add', 'later.txt']]],
    ['4', [['update-index', '--index-version', '4']]],
    ['split', [['update-index', '--split-index']]],
  ] as const)
    it(`is checked where git tracks it all the same, with an index of version ${version}`, function () {
      if (spawnSync('git', ['--version']).status !== 0) this.skip();
      const folder = new Folder({
        '.gitignore': 'data/\n*.own.impact.yaml\n',
        'impact.yaml': STRICT,
        'data/impact.yaml': BANNED,
        'data/deep/er/impact.yaml': BANNED,
        'data/untracked.impact.yaml': BANNED,
        'a.own.impact.yaml': BANNED,
        'b.own.impact.yaml': BANNED,
        'later.txt': '',
      });
      try {
        git(folder, 'init', '-q');
        git(folder, 'add', '.');
        git(folder, 'add', '-f', 'data/impact.yaml', 'data/deep', 'a.own.impact.yaml');
        for (const args of prepare) git(folder, ...args);
        assert.deepEqual(checked(folder.path), {
          'impact.yaml': [],
          'a.own.impact.yaml': [BAN],
          'data/deep/er/impact.yaml': [BAN],
          'data/impact.yaml': [BAN],
        });
        assert.deepEqual(Object.keys(checked(join(folder.path, 'data'))), ['deep/er/impact.yaml', 'impact.yaml']);
      } finally {
        folder.remove();
      }
    });

  it('goes by the case rules of the repository', () => {
    for (const [ignorecase, files] of [
      ['false', ['DATA/impact.yaml']],
      ['true', []],
    ] as const)
      inFolder(
        {
          '.git/config': `[core]\n\tignorecase = ${ignorecase}\n`,
          '.gitignore': 'data/\n',
          'DATA/impact.yaml': STRICT,
        },
        ({ path }) => {
          assert.deepEqual(Object.keys(checked(path, ['--allow-none'])), files);
        },
      )();
  });

  it('is told by the repository itself too, in worktrees as well', function () {
    if (spawnSync('git', ['--version']).status !== 0) this.skip();
    const folder = new Folder({ 'main/impact.yaml': STRICT, 'main/x.impact.yaml': STRICT, 'main/.gitignore': '' });
    try {
      const main = { ...folder, path: join(folder.path, 'main') } as Folder;
      git(main, 'init', '-q');
      git(main, 'add', '.');
      git(main, 'commit', '-qm', 'x');
      git(main, 'worktree', 'add', '-q', '../other');
      folder.write('main/.git/info/exclude', 'out.impact.yaml\nx.impact.yaml\n');
      folder.write('other/out.impact.yaml', STRICT);
      folder.write('other/new.impact.yaml', STRICT);
      assert.deepEqual(Object.keys(checked(join(folder.path, 'other'))), [
        'impact.yaml',
        'new.impact.yaml',
        'x.impact.yaml',
      ]);
    } finally {
      folder.remove();
    }
  });
});

describe('the workspace', () => {
  const NAMING = STRICT.replace('license: AI2-ImpACT-MR\n', 'license: AI2-ImpACT-MR\n    notices: ../NOTICE.md\n');

  it('is the repository around, also where its .git is a file, and none in the home folder', () => {
    const files = { 'NOTICE.md': 'Notices.\n', 'sub/impact.yaml': NAMING };
    for (const [marker, isInside] of [
      ['.git/HEAD', true],
      ['.git', true],
      ['impact.config.yaml', true],
      ['README.md', false],
    ] as const) {
      const folder = new Folder({ ...files, [marker]: '' });
      const home = new Folder();
      try {
        const rules = (environment: Readonly<Record<string, string>>): readonly string[] => {
          const { out } = impact(join(folder.path, 'sub'), ['check', '--format', 'json'], { environment });
          return (
            (JSON.parse(out) as { readonly files: readonly CheckedFile[] }).files[0]?.findings.map(
              ({ rule }) => rule,
            ) ?? []
          );
        };
        assert.equal(rules({ HOME: home.path }).includes('manifest/missing-file'), !isInside, marker);
        if (marker.startsWith('.git')) assert.ok(rules({ HOME: folder.path }).includes('manifest/missing-file'));
      } finally {
        folder.remove();
        home.remove();
      }
    }
  });

  it(
    'may set something else for a folder: the nearest configuration counts, in either spelling',
    inFolder(
      {
        'impact.config.yaml': 'rules: { lineage/understated-risk: warning }\n',
        'impact.yaml': LAX,
        'a/impact.config.yml': 'rules: { lineage/understated-risk: hint }\n',
        'a/b/impact.yaml': LAX,
        'c/impact.config.yaml': 'rules: {}\n',
        'c/impact.config.yml': 'rules: { lineage/understated-risk: hint }\n',
        'c/impact.yaml': LAX,
      },
      ({ path }) => {
        const { out, err } = impact(path, ['check', '--format', 'json']);
        interface Seen {
          readonly file: string;
          readonly findings: readonly { readonly severity: string }[];
        }
        const { files } = JSON.parse(out) as { readonly files: readonly Seen[] };
        assert.deepEqual(
          files.map(({ file, findings }) => [file, findings[0]?.severity]),
          [
            ['impact.yaml', 'warning'],
            ['c/impact.yaml', 'error'],
            ['a/b/impact.yaml', 'hint'],
          ],
        );
        assert.equal(err, 'c/impact.config.yaml counts; c/impact.config.yml next to it does not.\n');
        assert.match(impact(join(path, 'a/b'), ['check']).out, /1 hint/);
      },
    ),
  );
});
