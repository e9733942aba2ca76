import assert from 'node:assert/strict';
import { editsForMoves } from '../../server/src/edits/moved-files';
import { build } from '../../server/src/manifest/build';
import { parse } from '../../server/src/syntax/parse';
import { applyEdits } from '../../server/src/text/edit';

const ROOT = 'file:///work';
const HOME = `${ROOT}/models/impact.yaml`;

const MANIFEST = `version: 1
artifacts:
  base: { manifest: ../data/impact.yaml#words, notices: [../data/NOTICE] }
  own: { name: Own, type: data, license: MIT, notices: NOTICE, files: ['data/*.bin', data/a.bin] }
derivatives:
  tuned:
    type: model
    from: [base]
    card: ./card.md
    reports: { data: "reports/data.md", model: https://example.org/model.md }
distributions:
  hub:
    of: tuned
    audience: public
    agreement: ../LICENSE.md # kept
    attribution: { file: card.md }
    notices: [../NOTICE.md, https://example.org/NOTICE]
`;

/** The manifest after files have moved, from path to path below the root. */
function after(moves: Readonly<Record<string, string>>, text = MANIFEST): string {
  const tree = parse(HOME, text);
  const list = Object.entries(moves).map(([from, to]) => ({ from: `${ROOT}/${from}`, to: `${ROOT}/${to}` }));
  const edits = editsForMoves(build(HOME, tree.root), list, {}).map(({ span, newText }) => {
    const place = tree.resolve(span);
    assert.ok(place);
    return { ...place, newText };
  });
  return applyEdits(text, edits);
}

describe('files that move', () => {
  it('are named by their new paths: manifests, notices, reports, cards and what ships', () => {
    for (const [from, to, old, now] of [
      ['data/impact.yaml', 'base.impact.yaml', '../data/impact.yaml#words', '../base.impact.yaml#words'],
      ['data', 'corpora/data', '../data/', '../corpora/data/'],
      ['models/reports', 'models/impact', 'reports/data.md', 'impact/data.md'],
      ['models/NOTICE', 'models/NOTICE.txt', 'notices: NOTICE,', 'notices: NOTICE.txt,'],
      ['models/data/a.bin', 'models/data/b.bin', 'data/a.bin', 'data/b.bin'],
      ['LICENSE.md', 'TERMS.md', '../LICENSE.md', '../TERMS.md'],
      ['NOTICE.md', 'models/NOTICE.md', '../NOTICE.md', 'NOTICE.md'],
    ] as const)
      assert.equal(after({ [from]: to }), MANIFEST.replaceAll(old, now), from);
    const card = MANIFEST.replace('./card.md', './README.md').replace('{ file: card.md', '{ file: README.md');
    assert.equal(after({ 'models/card.md': 'models/README.md' }), card);
  });

  it('are named from where the manifest is by then, and where all move together nothing changes', () => {
    const moved = after({ models: 'archive/old/models' });
    assert.equal(moved, MANIFEST.replaceAll(/\.\.\/(data|LICENSE|NOTICE)/g, '../../../$1'));
    assert.equal(after({ 'models/impact.yaml': 'models/x.impact.yaml', 'other.md': 'more.md' }), MANIFEST);
    assert.equal(after({ models: 'm', data: 'd' }), MANIFEST.replaceAll('../data/', '../d/'));
  });

  it('have names that need quotes in quotes, and are written once where an alias shares them', () => {
    const comma = after({ NOTICE: 'x', 'NOTICE.md': 'a, b.md' });
    assert.equal(comma, MANIFEST.replace('[../NOTICE.md', '["../a, b.md"'));
    const shared =
      MANIFEST.replace('[../NOTICE.md,', '&n [../NOTICE.md,') + '  two: { of: tuned, audience: public, notices: *n }\n';
    assert.equal(after({ 'NOTICE.md': 'N.md' }, shared), shared.replace('../NOTICE.md', '../N.md'));
  });
});
