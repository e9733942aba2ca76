import assert from 'node:assert/strict';
import { ran } from '../kit/in-process';
import { FILES, RELEASE, WORD_COUNTS } from '../kit/release';
import { Folder } from '../kit/server';
import type { Ended } from '../kit/cli';

const READY = `${WORD_COUNTS}${RELEASE}`;
const NO_REPORT = READY.replace('    reports:\n      data: reports/word-counts.data.md\n', '');

const PLAIN = { NO_COLOR: '1' };

describe('what is due', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder({ '.git/HEAD': '', ...FILES, 'impact.yaml': READY });
  });
  afterEach(() => {
    folder.remove();
  });

  const due = (...args: readonly string[]): Promise<Ended> =>
    ran(folder.path, ['due', '--today', '2024-03-01', ...args]);
  const days = async (...args: readonly string[]): Promise<readonly (string | undefined)[]> => {
    const { out } = await due('--format', 'json', ...args);
    const { due: all } = JSON.parse(out) as {
      readonly due: readonly { readonly kind: string; readonly day?: string }[];
    };
    return all.map(({ kind, day }) => `${kind} ${day ?? 'now'}`);
  };

  it('is nothing where all is ready', async () => {
    assert.deepEqual(await due(), { code: 0, out: 'Nothing is due within 30 days.\n', err: '' });
  });

  it('and what is found stay within a narrow window, in which no column would fit', async () => {
    folder.write('impact.yaml', NO_REPORT);
    const at = (width: number) =>
      ran(folder.path, ['due', '--today', '2024-03-01'], (host) => ({
        ...host,
        environment: PLAIN,
        isTerminal: true,
        width,
      }));
    const { out } = await at(60);
    assert.match(out, /^[^\n]+, impact\.yaml:9\n {2}The data impact report of Word Counts/);
    assert.match((await at(400)).out, /^DUE +PLACE +WHAT\n/);
    const checked = await ran(folder.path, ['check'], (host) => ({
      ...host,
      environment: PLAIN,
      isTerminal: true,
      width: 60,
    }));
    assert.match(checked.out.replace(/\s+/g, ' '), /“impact report new word-counts” creates it\./);
    // A word that is wider than the window, such as an address, stands alone.
    for (const line of `${out}${checked.out}`.split('\n')) assert.ok(line.length <= 60 || /^ *\S+$/.test(line), line);
  });

  it('is a report before the date of its release, and after it', async () => {
    const planned = NO_REPORT.replace('status: released', 'status: planned\n    date: 2024-03-20');
    folder.write('impact.yaml', planned);
    const { code, out } = await due();
    assert.equal(code, 1);
    assert.match(
      out,
      /^DUE +PLACE +WHAT\n2024-03-20 \(in 19 days\) +impact\.yaml:9 +The data impact report of Word Counts is due/,
    );
    assert.deepEqual([(await due('--within', '18d')).code, (await due('--within', '19')).code], [0, 1]);
    folder.write('impact.yaml', NO_REPORT.replace('status: released', 'status: released\n    date: 2024-02-01'));
    assert.match(
      (await due('--within', '0d')).out,
      /2024-02-01 \(29 days ago\) .* is overdue, since “github” is released/,
    );
    folder.write('impact.yaml', NO_REPORT);
    assert.deepEqual(await days(), ['report now']);
  });

  it('is a breach in its 30 days and one whose rights may have ended, but none that was settled', async () => {
    const breach = (fields: string): string => `breaches:\n  - { of: word-counts, notified: ${fields} }\n`;
    for (const [fields, expected] of [
      ['2024-02-20', ['cure 2024-03-21']],
      ['2024-01-01', ['lapsed 2024-01-31']],
      ['2024-01-01, resolved: 2024-02-20', []],
      ['2024-02-20, remedied: 2024-02-25', []],
    ] as const) {
      folder.write('impact.yaml', `${READY}${breach(fields)}`);
      assert.deepEqual(await days(), expected, fields);
    }
  });

  it('is a review of something that has changed since', async () => {
    const address = READY.replace('LICENSE.md', 'https://example.org/new');
    const review = (saw: string): string =>
      `    reviews:\n      - { of: agreement, saw: "${saw}", by: Kim, on: 2024-01-01 }\n`;
    folder.write('impact.yaml', `${address}${review('https://example.org/old')}`);
    assert.deepEqual(await days(), ['review now']);
    folder.write('impact.yaml', `${address}${review('https://example.org/new')}`);
    assert.deepEqual(await days(), []);
  });

  it('is a comment and an entry of the baseline on its last day, the nearest first', async () => {
    const comment = '# impact-disable-file report/stale -- agreed until 2024-03-15\n';
    folder.write('impact.yaml', `${comment}${READY}`);
    const entry = { file: 'impact.yaml', rule: 'report/stale', fingerprint: 'x', message: 'x', until: '2024-03-05' };
    folder.write('impact.baseline.json', JSON.stringify({ version: 1, entries: [entry] }));
    assert.deepEqual(await days(), ['waiver 2024-03-05', 'waiver 2024-03-15']);
    assert.deepEqual(await days('--within', '1w'), ['waiver 2024-03-05']);
  });

  it('can’t be told where a manifest is not there, and takes no other words for days', async () => {
    assert.equal((await due('nowhere')).code, 2);
    assert.equal((await due('--within', 'soon')).code, 2);
  });
});

describe('impact status', () => {
  it('lists what is not ready first, and what is missing beneath', async () => {
    const folder = new Folder({
      '.git/HEAD': '',
      ...FILES,
      'impact.yaml': READY,
      'sub/impact.yaml': READY.replace('AI2-ImpACT-MR', 'AI2-ImpACT-HR')
        .replace('github', 'hub')
        .replaceAll('ValuePrism', 'Prism'),
    });
    try {
      const { code, out } = await ran(folder.path, ['status', '--today', '2024-03-01']);
      assert.equal(code, 0);
      const [, first = '', second = '', , name, reason = ''] = out.split('\n');
      assert.match(first, /^hub +public +released +forbidden +sub\/impact\.yaml:\d+$/);
      assert.match(second, /^github +public +released +ready, \d of \d met +impact\.yaml:\d+$/);
      assert.equal(name, 'hub:');
      assert.match(reason, /^- Word Counts comes from Prism .* \(sub\/impact\.yaml:\d+\)$/);
      assert.doesNotMatch(out, /\ngithub:/);
    } finally {
      folder.remove();
    }
  });

  it('names “impact prepare” where the gate does: not for what was withdrawn', async () => {
    const owing = READY.replace(/ {4}notices: .*\n/, '');
    assert.notEqual(owing, READY);
    const folder = new Folder({ '.git/HEAD': '', ...FILES, 'impact.yaml': owing });
    try {
      for (const [state, isNamed] of [
        ['released', true],
        ['withdrawn', false],
      ] as const) {
        folder.write('impact.yaml', owing.replace('status: released', `status: ${state}`));
        for (const args of [['status'], ['gate', 'github']]) {
          const { out } = await ran(folder.path, [...args, '--today', '2024-03-01']);
          assert.match(out, /obligations missing|not ready|obligations-missing/i, out);
          assert.equal(out.includes('“impact prepare github”'), isNamed, `${args.join(' ')}, ${state}: ${out}`);
        }
      }
    } finally {
      folder.remove();
    }
  });
});
