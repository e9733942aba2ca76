import assert from 'node:assert/strict';
import { existsSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { impact as run } from '../kit/cli';
import { Folder } from '../kit/server';

const TODAY = ['--today', '2023-08-21'];

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function impact(folder: Folder, ...args: readonly string[]): Ended {
  const { code, out, err } = run(folder.path, args);
  return { status: code, stdout: out, stderr: err };
}

/** All files of a folder with their texts. */
function snapshot(folder: Folder): Readonly<Record<string, string>> {
  const paths = readdirSync(folder.path, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    paths.filter((path) => statSync(join(folder.path, path)).isFile()).map((path) => [path, folder.read(path)]),
  );
}

const INIT = [
  ...['init', '--project', 'Dolma Most Frequent Words', '--organization', 'Example Lab', '--email', 'data@example.org'],
  ...['--artifact', 'Dolma', '--derivative', 'Word Counts', '--relation', 'incorporated', '--audience', 'public'],
  ...['--changes', 'Counted the words of three sources and kept the 500 most frequent of each.'],
];

const ANSWERS = [
  ...['--answer', 'Intended Use=To show which words are the most frequent.'],
  ...['--answer', 'Intended Users=Researchers.', '--answer', 'funding=None.'],
  ...['--answer', 'Dataset Size=1,500 words.'],
];

const GENERATORS = [
  ['report', 'new', 'word-counts', ...ANSWERS, ...TODAY],
  ['notice', 'release'],
  ['terms', 'release'],
];

describe('a release, from an empty folder', () => {
  const folder = new Folder();
  after(() => {
    folder.remove();
  });

  it('is not ready where only the manifest is there', () => {
    const note =
      'Dolma was under AI2-ImpACT-MR until 2024-04-15, and has been under ODC-By-1.0 since then, earlier copies included.';
    const begun = { status: 0, stdout: `Wrote impact.yaml (31 new lines).\n${note}\n`, stderr: '' };
    assert.deepEqual(impact(folder, ...INIT), begun);
    const { status, stdout } = impact(folder, 'gate', 'release', ...TODAY);
    assert.equal(status, 1);
    assert.match(stdout, /Verdict: not ready, 1 of 5 obligations met\./);
    assert.match(stdout, /✗ the data impact report of Word Counts: missing/);
    assert.match(stdout, /\(impact\.yaml:\d+, report\/missing\)/);
  });

  it('is ready once everything has been written', () => {
    for (const args of GENERATORS) {
      const { status, stdout, stderr } = impact(folder, ...args);
      assert.equal(status, 0, `${args.join(' ')}: ${stdout}${stderr}`);
    }
    const { status, stdout } = impact(folder, 'gate', 'release', ...TODAY);
    assert.equal(status, 0, stdout);
    assert.match(stdout, /Verdict: ready, 5 of 5 obligations met\./);
    assert.match(stdout, /✓ the attribution of Dolma: NOTICE\.md:7\n/);
    assert.match(stdout, /✓ what was changed in Word Counts: impact\.yaml:\d+\n/);
    assert.equal(impact(folder, 'check', ...TODAY).status, 0);
  });

  it('stays as it is, byte for byte, when everything is written again', () => {
    const before = snapshot(folder);
    for (const args of GENERATORS) impact(folder, ...args);
    for (const kind of ['notice', 'terms']) {
      assert.equal(impact(folder, kind).status, 0);
      assert.equal(impact(folder, kind, '--check').status, 0);
    }
    assert.equal(impact(folder, 'report', 'new', 'word-counts', ...ANSWERS, ...TODAY, '--force').status, 0);
    assert.deepEqual(snapshot(folder), before);
  });

  it('leaves alone what a person has written around the marks', () => {
    const own = ['# Ours\r\n\r\nBefore. ', ' \r\nAfter.\t\r\n'];
    const section = folder.read('NOTICE.md').slice('# Notices\n\n'.length).replaceAll('\n', '\r\n');
    folder.write('NOTICE.md', own.join(`\r\n${section}`));
    folder.write('impact.yaml', folder.read('impact.yaml').replace('500 most', '400 most'));
    assert.equal(impact(folder, 'notice', '--check').status, 1);
    assert.deepEqual(impact(folder, 'notice'), { status: 0, stdout: 'Updated NOTICE.md.\n', stderr: '' });
    const text = folder.read('NOTICE.md');
    assert.ok(text.startsWith(own[0] ?? '-') && text.endsWith(own[1] ?? '-'));
    assert.ok(text.includes('400 most frequent') && !text.includes('500 most'));
    assert.ok(!/[^\r]\n/.test(text));
  });

  it('tells that the report answers for something else now', () => {
    const { status, stdout } = impact(folder, 'gate', 'release', '--format', 'json', ...TODAY);
    assert.equal(status, 1);
    const gate = JSON.parse(stdout) as { verdict: string; passes: boolean; open: { rule: string; message: string }[] };
    assert.equal(gate.verdict, 'obligations-missing');
    assert.equal(gate.passes, false);
    assert.deepEqual(
      gate.open.map(({ rule }) => rule),
      ['report/stale'],
    );
    assert.match(gate.open[0]?.message ?? '', /its “changes” have changed/);
  });
});

describe('what writes', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
    assert.equal(impact(folder, ...INIT).status, 0);
  });
  afterEach(() => {
    folder.remove();
  });

  it('never overwrites a manifest', () => {
    const before = snapshot(folder);
    const { status, stderr } = impact(folder, ...INIT);
    assert.equal(status, 2);
    assert.equal(stderr, 'impact.yaml already exists and was left unchanged.\n');
    assert.deepEqual(snapshot(folder), before);
  });

  it('overwrites a report only when it is told to', () => {
    folder.write('reports/word-counts.data.md', 'mine\n');
    const before = snapshot(folder);
    const { status, stderr } = impact(folder, 'report', 'new', 'word-counts');
    assert.equal(status, 2);
    assert.equal(stderr, 'reports/word-counts.data.md already exists: --force replaces it.\n');
    assert.deepEqual(snapshot(folder), before);
    // What is no report of ours is somebody’s text, whatever is asked.
    assert.equal(impact(folder, 'report', 'new', 'word-counts', '--force').status, 2);
    assert.deepEqual(snapshot(folder), before);
    folder.write(
      'reports/word-counts.data.md',
      '---\nimpact-report: 1\ncategory: data\nderivative: word-counts\ndate: 2023-01-01\n---\nmine\n',
    );
    assert.equal(impact(folder, 'report', 'new', 'word-counts', '--force').status, 0);
    assert.doesNotMatch(folder.read('reports/word-counts.data.md'), /mine/);
    assert.match(folder.read('reports/word-counts.data.md'), /^---\nimpact-report: 1\n/);
    assert.match(folder.read('impact.yaml'), /reports:\n {6}data: reports\/word-counts\.data\.md\n/);
  });

  it('tells what a new report leaves open', () => {
    const { stdout } = impact(folder, 'report', 'new', 'word-counts', '-a', 'Intended Use=Research');
    assert.equal(
      stdout,
      'Wrote reports/word-counts.data.md (40 new lines).\nUpdated impact.yaml (2 new lines).\nStill unanswered: Intended Users, Funding and Dataset Size.\n',
    );
  });

  it('knows only the questions of the report', () => {
    const { status, stderr } = impact(folder, 'report', 'new', 'word-counts', '-a', 'Intended Uses=Research');
    assert.equal(status, 2);
    assert.equal(stderr, 'A data report has no question “Intended Uses”. Did you mean “Intended Use”?\n');
    assert.equal(impact(folder, 'report', 'new', 'word-counts', '-a', 'Research').status, 2);
  });

  it('knows only ids that are there', () => {
    for (const [args, stderr] of [
      [['gate', 'releases'], 'No manifest here has “releases” among its distributions. Did you mean “release”?\n'],
      [['notice', 'x'], 'No manifest here has “x” among its distributions. There is “release”.\n'],
      [['report', 'new', 'dolma'], 'No manifest here has “dolma” among its derivatives. There is “word-counts”.\n'],
    ] as const) {
      assert.deepEqual(impact(folder, ...args), { status: 2, stdout: '', stderr });
    }
  });

  it('writes nothing through damaged marks', () => {
    impact(folder, 'terms');
    folder.write('LICENSE.md', folder.read('LICENSE.md').replace(/<!--[^>]*end -->\n/, ''));
    const before = snapshot(folder);
    const { status, stderr } = impact(folder, 'terms');
    assert.equal(status, 2);
    assert.match(stderr, /^The marks around the generated terms in LICENSE\.md are damaged, so nothing was written\./);
    assert.deepEqual(snapshot(folder), before);
  });

  it('writes nothing outside of the workspace, not even through links', function () {
    const outside = new Folder();
    try {
      symlinkSync(outside.path, join(folder.path, 'reports'), 'dir');
    } catch {
      this.skip();
    }
    const { status } = impact(folder, 'report', 'new', 'word-counts');
    assert.equal(status, 2);
    assert.deepEqual(readdirSync(outside.path), []);
    outside.remove();
  });

  it('puts the attribution into a README', () => {
    folder.write('README.md', '# Words\n');
    assert.deepEqual(
      impact(folder, 'notice', '--attribution-in', 'README.md').stdout,
      'Updated README.md (6 new lines).\nUpdated impact.yaml (2 new lines).\n',
    );
    assert.match(folder.read('README.md'), /^# Words\n\n<!-- [^\n]*\n\nDolma is licensed under/);
    assert.match(folder.read('impact.yaml'), /attribution:\n {6}file: README\.md\n/);
    assert.ok(!existsSync(join(folder.path, 'NOTICE.md')));
  });

  it('asks for the manifest where several could be meant', () => {
    folder.write('other/impact.yaml', folder.read('impact.yaml'));
    assert.match(
      impact(folder, 'gate', 'release').stderr,
      /^More than one manifest is possible: choose .* with --manifest\.\n$/,
    );
    assert.equal(impact(folder, 'gate', 'release', '--manifest', 'other/impact.yaml').status, 1);
    folder.remove('impact.yaml');
    assert.equal(
      impact(folder, 'notice').stdout,
      'Wrote other/NOTICE.md (25 new lines).\nUpdated other/impact.yaml (3 new lines).\n',
    );
    assert.ok(existsSync(join(folder.path, 'other/NOTICE.md')));
  });
});

describe('impact can-i', () => {
  const folder = new Folder({
    'impact.yaml': `version: 1
artifacts:
  low: { name: Low, type: model, license: AI2-ImpACT-LR }
  medium: { name: Medium, type: data, license: AI2-ImpACT-MR }
  high: { name: High, type: data, license: AI2-ImpACT-HR }
  free: { name: Free, type: data, license: Apache-2.0 }
  unknown: { name: Unknown, type: data, license: unknown }
derivatives:
  made: { name: Made, type: model, from: { medium: trained-on, unknown: trained-on } }
  secret: { name: Secret, type: model, from: { high: trained-on, unknown: trained-on } }
`,
  });
  after(() => {
    folder.remove();
  });

  for (const [args, status, words] of [
    [
      ['low', '--to', 'public'],
      0,
      'Low, to the public: allowed, with conditions, since Low is licensed under AI2-ImpACT-LR (low risk).',
    ],
    [['medium', '--to', 'public'], 1, 'Medium, to the public: forbidden, since'],
    [
      ['medium', '--to', 'third-party', '--as', 'derivative'],
      0,
      'Something made from Medium, to a third party: allowed, with conditions, since',
    ],
    [
      ['medium', '--to', 'internal'],
      0,
      'Medium, to people in your organization: allowed, since internal use is not a distribution.',
    ],
    [['high', '--as', 'derivative'], 1, 'Something made from High, to the public: forbidden, since'],
    [['free', '--to', 'public'], 0, 'Free, to the public: not covered, since nothing in it is under an ImpACT license'],
    [
      ['unknown', '--to', 'public'],
      1,
      'Unknown, to the public: unknown, since the license of Unknown is not known for sure.',
    ],
    [
      ['made', '--to', 'public'],
      1,
      'Made, to the public: unknown, since the license of Unknown is not known for sure.',
    ],
    [['secret', '--to', 'public'], 1, 'Secret, to the public: forbidden, since Secret comes from High'],
  ] as const) {
    it(`${args.join(' ')}: ${words}`, () => {
      const ended = impact(folder, 'can-i', ...args);
      assert.equal(ended.stdout.slice(0, words.length), words);
      assert.equal(ended.status, status);
    });
  }

  it('shows the proof, place by place', () => {
    const { stdout } = impact(folder, 'can-i', 'secret', '--to', 'public');
    assert.match(stdout, /- impact\.yaml:10 Secret is made from High \(trained-on\)\.\n/);
    assert.match(stdout, /- impact\.yaml:5 Its license is AI2-ImpACT-HR: high risk\.\n/);
  });

  it('gives a table without an audience, and knows that a derivative is one', () => {
    const { status, stdout } = impact(folder, 'can-i', 'medium');
    assert.equal(status, 0);
    assert.match(stdout, /^As it is +✓ allowed +✗ forbidden +✗ forbidden$/m);
    assert.equal(impact(folder, 'can-i', 'made', '--as', 'artifact', '--to', 'public').status, 2);
  });
});

describe('impact init', () => {
  it('begins a manifest that has nothing to object to, whatever is known', () => {
    for (const args of [
      ['init'],
      ['init', '--artifact', 'allenai/tulu-2-7b'],
      ['init', '--artifact', 'allenai/tulu-2-7b', '--artifact', 'data=Ours', '--audience', 'internal'],
      ['init', '--artifact', 'Dolma', '--artifact', 'model=Big', '--derivative', 'X', '--relation', 'trained-on'],
      ['init', '--artifact', 'Somebody’s: data', '--derivative', 'X', '--relation', 'modified', '--project', '#1: a'],
      [
        'init',
        '--artifact',
        'service=Chat',
        '--artifact',
        'code=Loader',
        '--derivative',
        'X',
        '--relation',
        'generated',
      ],
      ['init', '--manifest', 'sub/data.impact.yaml', '--artifact', 'Dolma', '--audience', 'internal'],
    ]) {
      const folder = new Folder();
      try {
        assert.equal(impact(folder, ...args).status, 0, args.join(' '));
        const { status, stdout } = impact(folder, 'check');
        assert.equal(status, 0, stdout);
      } finally {
        folder.remove();
      }
    }
  });

  it('asks for what has to be known, and for a name of a manifest', () => {
    const folder = new Folder();
    try {
      assert.match(
        impact(folder, 'init', '--artifact', 'A', '--derivative', 'B').stderr,
        /^Use --relation to say how it was made: modified, /,
      );
      assert.equal(
        impact(folder, 'init', '--derivative', 'B').stderr,
        'Use --artifact to say what it was made from.\n',
      );
      assert.equal(impact(folder, 'init', '--manifest', 'notes.yaml').status, 2);
      assert.equal(
        impact(folder, 'init', '--manifest', '../a.impact.yaml').stderr,
        '../a.impact.yaml is outside the workspace.\n',
      );
    } finally {
      folder.remove();
    }
  });
});

describe('the notice of other licenses', () => {
  const folder = new Folder();
  after(() => {
    folder.remove();
  });

  it('comes with the texts that have to ship, where they are asked for, and is up to date then', () => {
    folder.write(
      'impact.yaml',
      `version: 1
artifacts:
  tool: { name: Tool, type: model, license: Apache-2.0 }
  kit: { name: Kit, type: data, license: CC-BY-4.0, licensor: Jo Doe }
  own: { name: Own, type: data, license: MIT }
distributions:
  hub: { of: [tool, kit], audience: public }
  other: { of: own, audience: public }
`,
    );
    assert.equal(impact(folder, 'notice', 'hub', '--with-texts', '--check').status, 1);
    const written = impact(folder, 'notice', 'hub', '--with-texts');
    assert.deepEqual(written, {
      status: 0,
      stdout:
        'Wrote LICENSES/Apache-2.0.txt (73 new lines).\nUpdated impact.yaml.\nWrote NOTICE.md (17 new lines).\nUpdated impact.yaml.\n',
      stderr: '',
    });
    assert.match(folder.read('LICENSES/Apache-2.0.txt'), /^Apache License\nVersion 2\.0, January 2004\n/);
    assert.match(folder.read('NOTICE.md'), /Its text: LICENSES\/Apache-2\.0\.txt/);
    assert.equal(impact(folder, 'gate', 'hub').status, 0);
    assert.equal(impact(folder, 'notice', 'hub', '--with-texts', '--check').status, 0);
    // The text of MIT has a line for the holder of the copyright, which is not ours to fill in.
    assert.match(
      impact(folder, 'notice', 'other', '--with-texts').stdout,
      /\nStill to be added next to it and named in “notices” of “other”, word for word:\n- MIT License \(MIT\), as it came with [^\n]+\n$/,
    );
    assert.equal(existsSync(join(folder.path, 'LICENSES/MIT.txt')), false);
    assert.match(impact(folder, 'gate', 'other').stdout, /✗ the text of MIT: missing/);
  });
});

describe('impact prepare', () => {
  const folder = new Folder();
  after(() => {
    folder.remove();
  });

  it('writes nothing with --check, takes what is told beforehand, and says what is left', () => {
    assert.equal(
      impact(folder, ...INIT.filter((it, at) => it !== '--changes' && INIT[at - 1] !== '--changes')).status,
      0,
    );
    const before = snapshot(folder);
    const check = impact(folder, 'prepare', 'release', '--check', ...TODAY);
    assert.equal(check.status, 1);
    assert.match(check.stdout, /^Would write LICENSE\.md \(\d+ new lines\)\.\nWould update impact\.yaml \(/);
    assert.deepEqual(snapshot(folder), before);
    const told = impact(folder, 'prepare', 'release', '--changes', 'word-counts=Counted.', ...TODAY);
    assert.equal(told.status, 1);
    assert.match(told.stdout, /\nWrote NOTICE\.md \(\d+ new lines\)\.\n/);
    assert.match(told.stdout, /✗ the data impact report of Word Counts: missing/);
    assert.doesNotMatch(told.stdout, /✗ (?!the data impact report)/);
    assert.equal(impact(folder, 'report', 'new', 'word-counts', ...ANSWERS, ...TODAY).status, 0);
    assert.equal(impact(folder, 'prepare', 'release', '--check', ...TODAY).status, 0);
    const misspelt = impact(folder, 'prepare', 'releaze', ...TODAY);
    assert.equal(misspelt.status, 2);
    assert.match(misspelt.stderr, /Did you mean “release”\?/);
  });
});
