import assert from 'node:assert/strict';
import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { impact, type Ended } from '../kit/cli';
import { ran } from '../kit/in-process';
import { FILES, RELEASE, WORD_COUNTS } from '../kit/release';
import { Repository } from '../kit/repository';
import { Folder } from '../kit/server';
import { Watch } from '../security/kit/watched';

const TODAY = ['--today', '2024-03-01'];
const READY = { ...FILES, 'impact.yaml': `${WORD_COUNTS}${RELEASE}` };
const HIGH = READY['impact.yaml'].replace('AI2-ImpACT-MR', 'AI2-ImpACT-HR');

interface Diff {
  readonly worse: boolean;
  readonly distributions: readonly {
    readonly change: string;
    readonly trend: string;
    readonly distribution: string;
    readonly file: string;
    readonly before?: { readonly verdict: string };
    readonly after?: { readonly verdict: string };
    readonly reasons: readonly { readonly rule: string; readonly because: readonly { readonly message: string }[] }[];
    readonly duties: readonly { readonly owed: string; readonly before?: string; readonly after?: string }[];
    readonly reviewsLost: readonly string[];
  }[];
  readonly tiers: readonly { readonly id: string; readonly before: string; readonly after: string }[];
  readonly entries: readonly { readonly change: string; readonly id: string; readonly from?: string }[];
  readonly manifests: readonly { readonly change: string; readonly file: string; readonly from?: string }[];
  readonly notes: readonly string[];
}

describe('impact diff', () => {
  let repository: Repository;
  beforeEach(() => {
    repository = new Repository(READY);
  });
  afterEach(() => {
    repository.remove();
  });

  const run = (...args: readonly string[]): Promise<Ended> => ran(repository.path, ['diff', ...args, ...TODAY]);
  const data = async (...args: readonly string[]): Promise<{ readonly code: number | null; readonly found: Diff }> => {
    const { code, out, err } = await run(...args, '--format', 'json');
    assert.match(out, /^\{/, err);
    return { code, found: JSON.parse(out) as Diff };
  };
  const verdicts = ({ distributions }: Diff): readonly string[] =>
    distributions.map(
      ({ distribution: id, before, after }) => `${id}: ${before?.verdict ?? '-'} ${after?.verdict ?? '-'}`,
    );

  it('says what has become forbidden, which tiers rose, and the path that makes it so', async () => {
    repository.write('impact.yaml', HIGH);
    const { code, found } = await data('HEAD');
    assert.equal(code, 1);
    assert.deepEqual(verdicts(found), ['github: ready forbidden']);
    assert.deepEqual(
      found.tiers.map(({ id, before, after }) => [id, before, after]),
      [
        ['value-prism', 'medium', 'high'],
        ['word-counts', 'medium', 'high'],
      ],
    );
    const [reason] = found.distributions[0]?.reasons ?? [];
    assert.equal(reason?.rule, 'distribution/derivative-internal-only');
    assert.match(reason.because.map(({ message }) => message).join(' '), /shares Word Counts\. .*AI2-ImpACT-HR/);
    const text = await run('HEAD');
    assert.equal(text.code, 1);
    assert.match(text.out, /^Worse: 1 distribution newly forbidden and 2 tiers raised\./);
    assert.match(text.out, /- github: ready → forbidden \(impact\.yaml:\d+\)\n {2}- .*Because: /);
    const markdown = await run('HEAD', '--format', 'markdown');
    assert.match(markdown.out, /^### ImpACT releases\n\n\*\*Worse: .*\n\n\*\*Worse\*\*\n\n- \*\*github\*\*: ready → /);
    assert.doesNotMatch(markdown.out, /No longer owed/);
  });

  it('ends well where something got better, and where nothing has changed', async () => {
    repository.commit({ 'impact.yaml': HIGH });
    repository.commit(READY);
    const better = await data('HEAD~1', 'HEAD');
    assert.equal(better.code, 0);
    assert.deepEqual([better.found.worse, verdicts(better.found)], [false, ['github: forbidden ready']]);
    const same = await run('HEAD');
    assert.deepEqual(
      [same.code, same.out.split('\n')[0]],
      [0, 'Nothing has changed for any release. (HEAD compared with the files as they are now)'],
    );
  });

  it('reads what meets a duty as it was committed, whatever the disk has', async () => {
    repository.commit({ 'reports/word-counts.data.md': undefined });
    const lost = await data('HEAD~1', 'HEAD');
    assert.equal(lost.code, 1);
    assert.deepEqual(verdicts(lost.found), ['github: ready obligations-missing']);
    assert.deepEqual(
      lost.found.distributions[0]?.duties.map(({ owed, before, after }) => [owed, before, after]),
      [['the data impact report of Word Counts', 'met', 'missing']],
    );
    const met = await data('HEAD', 'HEAD~1');
    assert.deepEqual([met.code, verdicts(met.found)], [0, ['github: obligations-missing ready']]);
  });

  it('tells which reviews no longer count', async () => {
    const address = READY['impact.yaml'].replace('LICENSE.md', 'https://example.org/terms');
    const review =
      '    reviews:\n      - { of: agreement, saw: "https://example.org/terms", by: Kim, on: 2024-01-01 }\n';
    repository.commit({ 'impact.yaml': `${address}${review}` });
    repository.commit({
      'impact.yaml': `${address}${review}`.replace(
        'agreement: https://example.org/terms',
        'agreement: https://example.org/new',
      ),
    });
    const { code, found } = await data('HEAD~1', 'HEAD');
    assert.deepEqual([code, verdicts(found)], [1, ['github: ready needs-review']]);
    assert.deepEqual(found.distributions[0]?.reviewsLost, ['agreement']);
    assert.match((await run('HEAD~1')).out, /The review of agreement no longer counts/);
  });

  it('knows a manifest and an entry again that were renamed', async () => {
    repository.git('mv', 'impact.yaml', 'words.impact.yaml');
    repository.commit();
    const moved = await data('HEAD~1', 'HEAD');
    assert.deepEqual([moved.code, moved.found.distributions, moved.found.entries], [0, [], []]);
    assert.deepEqual(moved.found.manifests, [{ change: 'renamed', file: 'words.impact.yaml', from: 'impact.yaml' }]);
    repository.commit({ 'words.impact.yaml': HIGH.replace('github:', 'hub:') });
    const renamed = await data('HEAD~2', 'HEAD');
    assert.deepEqual([renamed.code, verdicts(renamed.found)], [1, ['hub: ready forbidden']]);
    assert.deepEqual(
      renamed.found.entries.map(({ change, id, from }) => [change, id, from]),
      [['renamed', 'hub', 'github']],
    );
  });

  it('tells what is new and what was removed; a planned release may be unready, one that is out may not', async () => {
    const planned = `${READY['impact.yaml']}  hub: { of: word-counts, audience: public }\n`;
    repository.commit({ 'impact.yaml': planned });
    const added = await data('HEAD~1', 'HEAD');
    assert.deepEqual([added.code, verdicts(added.found)], [0, ['hub: - obligations-missing']]);
    repository.commit({ 'impact.yaml': planned.replace('public }', 'public, status: released }') });
    const released = await data('HEAD~1', 'HEAD');
    assert.deepEqual([released.code, verdicts(released.found)], [1, ['hub: obligations-missing obligations-missing']]);
    assert.deepEqual(verdicts((await data('HEAD', 'HEAD~2')).found), ['hub: obligations-missing -']);
  });

  it('says that a manifest has got errors that leave open what it says', async () => {
    repository.write('impact.yaml', READY['impact.yaml'].replace('distributions:', 'distributions: ['));
    const { code, found } = await data('HEAD');
    assert.equal(code, 1);
    assert.deepEqual(
      found.manifests.map(({ change, file }) => [change, file]),
      [['broken', 'impact.yaml']],
    );
  });

  it('compares two folders, each by itself', async () => {
    for (const [path, text] of Object.entries(READY)) {
      repository.write(`old/${path}`, text);
      repository.write(`new/${path}`, text.replace('AI2-ImpACT-MR\n', 'AI2-ImpACT-HR\n'));
    }
    const { code, found } = await data('old', './new');
    assert.deepEqual([code, verdicts(found)], [1, ['github: ready forbidden']]);
    assert.equal(found.distributions[0]?.file, 'new/impact.yaml');
  });

  it('compares with where two lines of work have parted', async () => {
    repository.git('checkout', '-q', '-b', 'work');
    repository.commit({ 'impact.yaml': HIGH });
    repository.git('checkout', '-q', 'main');
    repository.commit({ 'impact.yaml': `${READY['impact.yaml']}  hub: { of: word-counts, audience: public }\n` });
    assert.deepEqual(verdicts((await data('main', 'work', '--merge-base')).found), ['github: ready forbidden']);
    assert.deepEqual(verdicts((await data('main', 'work')).found), [
      'github: ready forbidden',
      'hub: obligations-missing -',
    ]);
  });

  it('looks into modules that were fetched, and says which were not', async () => {
    const base = new Repository({ 'impact.yaml': WORD_COUNTS });
    const taken = `version: 1\nartifacts:\n  words: { manifest: base/impact.yaml#word-counts }\ndistributions:\n  hub: { of: words, audience: public }\n`;
    try {
      repository.git('submodule', '--quiet', 'add', base.path, 'base');
      repository.commit({ 'impact.yaml': taken });
      base.commit({ 'impact.yaml': WORD_COUNTS.replace('ImpACT-MR', 'ImpACT-HR') });
      const inner = ['-C', 'base'];
      repository.git(...inner, 'pull', '-q');
      repository.commit();
      const fetched = await data('HEAD~1', 'HEAD');
      assert.deepEqual([fetched.code, verdicts(fetched.found)], [1, ['hub: obligations-missing forbidden']]);
      repository.git('submodule', '--quiet', 'deinit', '-f', 'base');
      const changed = await run('HEAD~1', 'HEAD');
      assert.equal(changed.code, 2);
      assert.match(
        changed.err,
        /base is a submodule that was not fetched, and has changed: its contents are not known\./,
      );
      repository.commit({ 'impact.yaml': `${taken}\n# A word.\n` });
      const same = await data('HEAD~1', 'HEAD');
      assert.deepEqual([same.code, same.found.notes.length], [0, 1]);
    } finally {
      base.remove();
    }
  });

  it('follows links inside of a commit, and none that lead out', async () => {
    repository.commit({ 'terms/real.md': FILES['LICENSE.md'], 'LICENSE.md': undefined });
    symlinkSync('terms', join(repository.path, 'folder'));
    const through = READY['impact.yaml'].replace('LICENSE.md', 'folder/real.md');
    repository.commit({ 'impact.yaml': through });
    assert.deepEqual((await data('HEAD')).found.distributions, []);
    const outside = new Folder({ 'LICENSE.md': FILES['LICENSE.md'] ?? '' });
    try {
      repository.remove('folder');
      symlinkSync(outside.path, join(repository.path, 'folder'));
      repository.commit({ 'impact.yaml': READY['impact.yaml'].replace('LICENSE.md', 'folder/LICENSE.md') });
      assert.deepEqual(verdicts((await data('HEAD~1', 'HEAD')).found), ['github: ready obligations-missing']);
    } finally {
      outside.remove();
    }
  });

  it('runs nothing that a repository is set up with, and fetches nothing', async () => {
    const ran = join(repository.path, 'ran');
    const touch = `touch ${ran}; cat`;
    repository.write('.gitattributes', '* diff=evil filter=evil\n');
    for (const [key, value] of Object.entries({
      'core.fsmonitor': touch,
      'core.hooksPath': 'hooks',
      'core.pager': touch,
      'core.sshCommand': touch,
      'diff.external': touch,
      'diff.evil.textconv': touch,
      'filter.evil.smudge': touch,
      'filter.evil.clean': touch,
      'filter.evil.process': touch,
      'remote.origin.url': `ext::sh -c '${touch}'`,
      'remote.origin.promisor': 'true',
      'remote.origin.partialclonefilter': 'blob:none',
      'extensions.partialClone': 'origin',
      'core.repositoryFormatVersion': '1',
    }))
      repository.git('config', key, value);
    const object = repository.git('rev-parse', 'HEAD:LICENSE.md').trim();
    repository.remove(`.git/objects/${object.slice(0, 2)}/${object.slice(2)}`);
    repository.write('impact.yaml', HIGH);
    const { code } = await run('HEAD');
    assert.equal(code, 1);
    assert.ok(!existsSync(ran));
  });

  it('looks at the repository around, wherever the environment points, and starts git alone and only for revisions', () => {
    const other = new Repository();
    const watch = new Watch();
    try {
      repository.write('impact.yaml', HIGH);
      const environment = { GIT_DIR: join(other.path, '.git'), GIT_WORK_TREE: other.path };
      assert.equal(impact(repository.path, ['diff', 'HEAD', ...TODAY], { environment }).code, 1);
      repository.write('old/impact.yaml', 'version: 1\n');
      const folders = impact(repository.path, ['diff', 'old', '.', ...TODAY], { environment: watch.environment });
      assert.notEqual(folders.out, '', folders.err);
      assert.deepEqual(watch.take(), []);
      impact(repository.path, ['diff', 'HEAD', ...TODAY], { environment: watch.environment });
      assert.deepEqual([...new Set(watch.take())], ['child_process.spawn']);
    } finally {
      other.remove();
      watch.remove();
    }
  });

  it('ends with 2 where a side is not there, and takes no option for a revision', () => {
    for (const [args, message] of [
      [['nowhere'], /^There is no folder and no revision nowhere\.\n$/],
      [['--', '--output=x'], /^There is no folder and no revision --output=x\.\n$/],
      [['HEAD', 'impact.yaml'], /^impact\.yaml is a file: name a folder or a revision\.\n$/],
    ] as const) {
      const { code, out, err } = impact(repository.path, ['diff', ...args]);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, message);
    }
    const none = new Folder(READY);
    try {
      assert.match(impact(none.path, ['diff', 'HEAD']).err, /no repository here/);
      assert.equal(impact(repository.path, ['diff', 'HEAD'], { environment: { PATH: '' } }).code, 2);
    } finally {
      none.remove();
    }
  });

  it('writes names as words, in Markdown and in the terminal', async () => {
    const wild = READY['impact.yaml'].replace('Word Counts', '"<img src=x> [a](command:b) \\u001b[31m"');
    repository.commit({ 'impact.yaml': wild });
    repository.write('impact.yaml', wild.replace('ImpACT-MR', 'ImpACT-HR'));
    const markdown = (await run('HEAD', '--format', 'markdown')).out;
    assert.doesNotMatch(markdown, /[^\\]<img|[^\\]\]\(/);
    assert.ok(!(await run('HEAD')).out.includes('\u001b'));
  });
});
