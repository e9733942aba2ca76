import assert from 'node:assert/strict';
import { build } from '../../server/src/manifest/build';
import { NO_OTHERS } from '../../server/src/manifest/manifests';
import { Lineage, worksOf, type Path } from '../../server/src/lineage/lineage';
import { workOf, type Work } from '../../server/src/manifest/manifest';
import { parse } from '../../server/src/syntax/parse';
import { textOf } from '../../server/src/text/span';
import { worldOf } from '../../server/src/workspace/world';
import { memoryFiles, ROOT } from '../kit/files';
import { processorTime } from '../kit/growth';

/** The works of a manifest by id, and where they come from. */
function lineageOf(
  text: string,
  files: Readonly<Record<string, string>> = {},
): { lineage: Lineage; work: (id: string) => Work } {
  const { manifests } = worldOf(memoryFiles({ ...files, 'impact.yaml': text }));
  const manifest = manifests.at(`${ROOT}/impact.yaml`);
  assert.ok(manifest);
  const work = (id: string): Work => {
    const found = workOf(manifest, id);
    assert.ok(found, `no ${id}`);
    return found;
  };
  return { lineage: new Lineage(manifests), work };
}

const shown = (path: Path | undefined): string | undefined => path?.map(({ work }) => work.id.value).join(' < ');

const SOURCES = `version: 1
artifacts:
  wild-chat: { name: WildChat, type: data, license: AI2-ImpACT-LR }
  prism: { name: ValuePrism, type: data, license: AI2-ImpACT-MR }
  secret: { name: Secret, type: model, risk: high }
  wiki: { name: Wikipedia, type: data, license: CC-BY-SA-4.0 }
  found: { name: Found, type: data, license: unknown }
derivatives:
`;

describe('lineage', () => {
  it('takes the strictest tier through a chain, and keeps the path to it', () => {
    const { lineage, work } = lineageOf(`${SOURCES}
  a: { name: A, type: data, from: { wild-chat: modified } }
  b: { name: B, type: data, from: { a: modified, prism: incorporated } }
  c: { name: C, type: model, from: { b: trained-on } }
  d: { name: D, type: data, from: { wiki: modified } }
`);
    assert.deepEqual(
      ['a', 'b', 'c', 'd'].map((id) => lineage.risk(work(id))),
      ['low', 'medium', 'medium', undefined],
    );
    assert.equal(shown(lineage.riskPath(work('c'))), 'c < b < prism');
    assert.deepEqual(
      lineage.riskPath(work('c')).map(({ link }) => link && textOf(link)),
      [undefined, 'b', 'prism'],
    );
    assert.equal(shown(lineage.riskPath(work('a'))), 'a < wild-chat');
  });

  it('meets a source of two ways once, on the shortest', () => {
    const { lineage, work } = lineageOf(`${SOURCES}
  a: { name: A, type: data, from: { prism: modified } }
  b: { name: B, type: data, from: { a: modified } }
  c: { name: C, type: data, from: { b: incorporated, prism: incorporated } }
`);
    const closure = lineage.closure(work('c'));
    assert.deepEqual(
      closure.map(({ work }) => work.id.value),
      ['c', 'b', 'prism', 'a'],
    );
    assert.equal(shown(closure[2]?.path()), 'c < prism');
    assert.deepEqual(
      lineage.impactArtifacts(work('c')).map(({ artifact, tier, path }) => [artifact.name?.value, tier, shown(path())]),
      [['ValuePrism', 'medium', 'c < prism']],
    );
    assert.equal(shown(lineage.pathTo(work('c'), work('a'))), 'c < b < a');
    assert.equal(lineage.pathTo(work('a'), work('c')), undefined);
  });

  it('counts a stricter statement, which inherits on but not to itself', () => {
    const { lineage, work } = lineageOf(`${SOURCES}
  a: { name: A, type: data, risk: high, from: { wild-chat: modified } }
  b: { name: B, type: data, risk: low, from: { a: modified } }
  c: { name: C, type: data, risk: medium, from: { prism: modified } }
`);
    assert.equal(lineage.risk(work('a')), 'high');
    assert.equal(shown(lineage.riskPath(work('a'))), 'a');
    assert.equal(lineage.inherited(work('a'))?.tier, 'low');
    assert.equal(lineage.risk(work('b')), 'high');
    assert.equal(shown(lineage.inherited(work('b'))?.path()), 'b < a');
    // What is inherited anyway is told by its source rather than by the statement.
    assert.equal(shown(lineage.riskPath(work('c'))), 'c < prism');
    assert.equal(lineage.inherited(work('prism')), undefined);
  });

  it('tells the categories apart', () => {
    const { lineage, work } = lineageOf(`${SOURCES}
  tuned: { name: Tuned, type: model, from: { secret: fine-tuned, wild-chat: trained-on } }
  words: { name: Words, type: data, from: { wild-chat: modified } }
  free: { name: Free, type: data, from: { wiki: modified } }
`);
    const categories = (id: string): unknown =>
      [lineage.category(work(id), 'data'), lineage.category(work(id), 'model')].map(shown);
    assert.deepEqual(categories('tuned'), ['tuned < wild-chat', 'tuned < secret']);
    assert.deepEqual(categories('words'), ['words < wild-chat', undefined]);
    assert.deepEqual(categories('free'), [undefined, undefined]);
    assert.deepEqual(categories('secret'), [undefined, 'secret']);
    assert.equal(shown(lineage.impact(work('words'))), 'words < wild-chat');
    assert.equal(lineage.impact(work('free')), undefined);
    assert.equal(lineage.has(work('free'), 'shareAlike'), true);
    assert.equal(lineage.has(work('words'), 'shareAlike'), false);
  });

  it('never takes for known what is not', () => {
    const { lineage, work } = lineageOf(`${SOURCES}
  named: { name: Named, type: data, from: { wiki: modified, wild-chat: modified } }
  unnamed: { name: Unnamed, type: data, from: { found: modified } }
  far: { name: Far, type: data, from: { wiki: modified, unnamed: modified } }
  broken: { name: Broken, type: data, from: { nowhere: modified } }
  empty: { name: Empty, type: data }
  round: { name: Round, type: data, from: { round: modified, wiki: modified } }
`);
    const unknown = (id: string): string | undefined => shown(lineage.unknown(work(id)));
    assert.equal(unknown('named'), undefined);
    assert.equal(unknown('far'), 'far < unnamed < found');
    assert.equal(unknown('broken'), 'broken');
    assert.equal(unknown('empty'), 'empty');
    assert.equal(unknown('round'), 'round');
  });

  it('brings the strictest tier to all works of a cycle', () => {
    const { lineage, work } = lineageOf(`${SOURCES}
  a: { name: A, type: data, from: { b: modified, wild-chat: modified } }
  b: { name: B, type: data, from: { c: modified } }
  c: { name: C, type: data, from: { a: modified, prism: modified } }
  out: { name: Out, type: data, from: { b: modified } }
`);
    assert.deepEqual(
      ['a', 'b', 'c', 'out'].map((id) => lineage.risk(work(id))),
      ['medium', 'medium', 'medium', 'medium'],
    );
    assert.equal(shown(lineage.riskPath(work('out'))), 'out < b < c < prism');
    assert.equal(shown(lineage.riskPath(work('a'))), 'a < b < c < prism');
    assert.equal(shown(lineage.cycle(work('b'))), 'b < c < a < b');
    assert.equal(lineage.cycle(work('out')), undefined);
    assert.deepEqual(
      ['a', 'b', 'c', 'out'].map((id) => lineage.opensCycle(work(id))),
      [true, false, false, false],
    );
    assert.ok(lineage.unknown(work('out')), 'what comes from itself has no origin');
  });

  it('goes through two manifests that take from each other', () => {
    const { lineage, work } = lineageOf(
      `version: 1
artifacts:
  corpus: { manifest: data/impact.yaml }
  tuned-elsewhere: { manifest: data/impact.yaml#tuned }
derivatives:
  model: { name: Model, type: model, from: { corpus: trained-on } }
  merged: { name: Merged, type: model, from: { tuned-elsewhere: weights-modified } }
  lost: { name: Lost, type: model, from: { gone: trained-on } }
`,
      {
        'data/impact.yaml': `version: 1
artifacts:
  prism: { name: ValuePrism, type: data, license: AI2-ImpACT-MR }
  ours: { manifest: ../impact.yaml#model }
derivatives:
  corpus: { name: Corpus, type: data, from: { prism: modified } }
  tuned: { name: Tuned, type: model, from: { ours: fine-tuned } }
`,
      },
    );
    assert.equal(lineage.risk(work('merged')), 'medium');
    assert.equal(
      shown(lineage.riskPath(work('merged'))),
      'merged < tuned-elsewhere < tuned < ours < model < corpus < corpus < prism',
    );
    assert.equal(lineage.unknown(work('merged')), undefined);
    assert.equal(lineage.cycle(work('merged')), undefined);
  });

  it('takes a reference that leads nowhere, or back to itself, for unknown', () => {
    const { lineage, work } = lineageOf(
      `version: 1
artifacts:
  gone: { manifest: gone.impact.yaml }
  back: { manifest: other.impact.yaml#back }
  own: { manifest: gone.impact.yaml, license: AI2-ImpACT-HR }
`,
      { 'other.impact.yaml': 'version: 1\nartifacts:\n  back: { manifest: impact.yaml#back }\n' },
    );
    assert.equal(shown(lineage.unknown(work('gone'))), 'gone');
    assert.equal(shown(lineage.unknown(work('back'))), 'back');
    assert.equal(shown(lineage.cycle(work('back'))), 'back < back < back');
    assert.equal(lineage.risk(work('own')), 'high');
  });

  it('takes a chain and a circle of 5,000, as many as one manifest has, in its stride @slow', () => {
    const size = 5000;
    const chain = (first: string): string =>
      `${SOURCES}  d0: { name: D, type: data, from: { ${first}: modified, prism: modified } }\n` +
      Array.from(
        { length: size },
        (_, at) => `  d${String(at + 1)}: { name: D, type: data, from: { d${String(at)}: modified } }\n`,
      ).join('');
    for (const first of ['wild-chat', `d${String(size)}`]) {
      const uri = `${ROOT}/impact.yaml`;
      const manifest = build(uri, parse(uri, chain(first)).root);
      const lineage = new Lineage({
        at: () => manifest,
        ...NO_OTHERS,
      });
      const works = worksOf(manifest);
      const spent = processorTime(() => {
        const risks = new Set(works.slice(5).map((work) => lineage.risk(work)));
        const openings = works.filter((work) => lineage.opensCycle(work));
        assert.deepEqual([...risks], ['medium']);
        assert.deepEqual(
          openings.map(({ id }) => id.value),
          first === 'wild-chat' ? [] : ['d0'],
        );
      });
      assert.ok(spent < 500, `${String(Math.round(spent))} ms`);
    }
  });
});
