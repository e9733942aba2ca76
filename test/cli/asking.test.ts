import assert from 'node:assert/strict';
import { run } from '../../server/src/cli/run';
import type { Host } from '../../server/src/cli/console';
import { machineAnswers } from '../../server/src/host/node/answers';
import { terminal } from '../../server/src/host/node/console';
import { Folder } from '../kit/server';

interface Told {
  readonly code: number;
  readonly asked: readonly string[];
  readonly out: string;
}

/** Runs the command line with a person at the terminal, who gives these answers and then ends the input. */
async function withAnswers(folder: Folder, args: readonly string[], answers: readonly string[]): Promise<Told> {
  const asked: string[] = [];
  const out: string[] = [];
  const host: Host = {
    ...terminal('1.0.0', { answers: machineAnswers(''), program: '' }),
    folder: folder.uri,
    isInteractive: true,
    ask: (question) => Promise.resolve(answers[asked.push(question) - 1]),
    print: (text) => void out.push(text),
    warn: (text) => void out.push(text),
    uriOf: (path) => folder.uriOf(path),
    pathOf: (uri) => uri.slice(folder.uri.length + 1) || '.',
  };
  return { code: await run(args, host), asked, out: out.join('') };
}

describe('a person at the terminal', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder({ '.git/HEAD': '' });
  });
  afterEach(() => {
    folder.remove();
  });

  const begin = (): Promise<Told> =>
    withAnswers(
      folder,
      ['init'],
      ['Words', 'dolma', 'AI2-ImpACT-MR', '', 'Counts', 'incorporate', 'incorporated', 'Counted.', 'public'],
    );

  it('is asked what a new manifest needs, and again where the answer is none', async () => {
    const { code, asked, out } = await begin();
    assert.equal(code, 0);
    assert.match(out, /^Dolma was under AI2-ImpACT-MR until 2024-04-15, and has been under ODC-By-1\.0 since then/);
    assert.match(out, /“incorporate” is not one of these\. Did you mean “incorporated”\?\n/);
    assert.match(out, /Next: “impact gate release” says what is missing, and “impact prepare release” writes it\.\n$/);
    assert.deepEqual(
      asked.map((question) => question.split(/[?(:]/, 1)[0]?.trim()),
      [
        'What is the project called',
        'What did you obtain',
        'Under which license did you obtain it',
        'What else did you obtain',
        'What did you make from it',
        'How did you make it',
        'How did you make it',
        'How did you use or change the original',
        'Who will get it',
      ],
    );
    assert.match(folder.read('impact.yaml'), /from:\n {6}dolma: incorporated\n {4}changes: Counted\.\n/);
  });

  it('may have obtained several things, and says what those are that are not known', async () => {
    const answers = [
      '',
      'dolma',
      'ODC-By-1.0',
      'Ours',
      'model',
      'Ours',
      'data',
      '',
      'Made',
      'trained-on',
      'fine-tuned',
      'trained-on',
    ];
    assert.equal((await withAnswers(folder, ['init'], answers)).code, 0);
    const text = folder.read('impact.yaml');
    assert.match(text, /\n {2}dolma:\n {4}name: Dolma\n {4}type: data\n {4}license: ODC-By-1\.0\n/);
    assert.match(text, /\n {2}ours:\n {4}name: Ours\n {4}type: model\n {4}license: unknown\n/);
    assert.match(text, /\n {4}from:\n {6}dolma: trained-on\n {6}ours: fine-tuned\n {6}ours-2: trained-on\n/);
  });

  it('may leave everything open', async () => {
    assert.equal((await withAnswers(folder, ['init'], [])).code, 0);
    assert.match(folder.read('impact.yaml'), /^version: 1\n\n# What you obtained/);
  });

  it('is asked the questions of a report that no option answers', async () => {
    await begin();
    const { code, asked, out } = await withAnswers(
      folder,
      ['report', 'new', 'counts', '-a', 'Funding=None'],
      ['Research', ' ', 'Only of ours'],
    );
    assert.equal(code, 0);
    assert.deepEqual(
      asked.map((question) => question.split(':')[0]),
      ['Intended Use', 'Intended Users', 'Dataset Sources & Modifications', 'Dataset Size'],
    );
    assert.equal(
      out,
      'Wrote reports/counts.data.md (43 new lines).\nUpdated impact.yaml (2 new lines).\nStill unanswered: Intended Users and Dataset Size.\n',
    );
    const report = folder.read('reports/counts.data.md');
    assert.match(report, /developed it\? -->\n\nNone\n/);
    assert.match(report, /sources counts end -->\n\nOnly of ours\n/);
  });

  it('is asked before a report is overwritten, and no means no', async () => {
    await begin();
    const mine = '---\nimpact-report: 1\ncategory: data\nderivative: counts\ndate: 2023-01-01\n---\nmine\n';
    folder.write('reports/counts.data.md', mine);
    const { code, asked } = await withAnswers(folder, ['report', 'new', 'counts'], ['']);
    assert.equal(code, 2);
    assert.match(asked[0] ?? '', /^reports\/counts\.data\.md already exists\. Replace it\?/);
    assert.equal(folder.read('reports/counts.data.md'), mine);
    assert.equal((await withAnswers(folder, ['report', 'new', 'counts'], ['y'])).code, 0);
    assert.doesNotMatch(folder.read('reports/counts.data.md'), /mine/);
  });

  it('goes from a new manifest to a release that is ready, and is asked each thing once', async () => {
    await withAnswers(
      folder,
      ['init'],
      ['Words', 'dolma', 'AI2-ImpACT-MR', '', 'Counts', 'incorporated', '', 'public'],
    );
    const answers = ['Counted.', 'Research.', 'Researchers.', 'None.', '', '500 words.'];
    const { code, asked, out } = await withAnswers(folder, ['prepare', 'release'], answers);
    assert.match(asked[0] ?? '', /^How did you use or change the originals of Counts\?/);
    assert.equal(asked.length, 6);
    assert.match(
      out,
      /^Updated impact\.yaml \(\d+ new lines\)\.\nWrote LICENSE\.md \(\d+ new lines\)\.\nWrote NOTICE\.md/,
    );
    assert.match(out, /Verdict: ready/);
    assert.equal(code, 0);
    const again = await withAnswers(folder, ['prepare', 'release'], []);
    assert.deepEqual([again.code, again.asked], [0, []]);
    assert.match(again.out, /^release: Counts/);
  });
});
