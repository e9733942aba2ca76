import assert from 'node:assert/strict';
import { fingerprintOf, movesSince } from '../../server/src/report/fingerprint';
import { movesText } from '../../server/src/report/moves-text';
import { analyzed } from '../kit/check';

const MANIFEST = `version: 1
artifacts:
  tulu-2:
    name: Tulu 2
    type: model
    license: AI2-ImpACT-LR
  wildchat:
    name: WildChat
    type: data
    license: AI2-ImpACT-LR
derivatives:
  tuned:
    name: Tuned
    type: model
    from:
      tulu-2: fine-tuned
    changes: Tuned it.
  small:
    name: Small
    type: model
    from:
      tuned: weights-modified
    changes: |
      Quantized it.
`;

function subject(text: string): Parameters<typeof movesSince> extends [string, ...infer R] ? R : never {
  const { context } = analyzed(text);
  const small = context.manifest.derivatives.get('small');
  assert.ok(small);
  return [small, context.lineage];
}

const TAKEN = fingerprintOf(...subject(MANIFEST));
const movesAfter = (from: string, to: string): string => {
  assert.ok(MANIFEST.includes(from));
  return movesText(movesSince(TAKEN, ...subject(MANIFEST.replace(from, to))));
};

describe('a fingerprint', () => {
  it('can be read, but for what would be long', () => {
    assert.match(
      TAKEN,
      /^v1 name:[0-9a-f]{8} changes:[0-9a-f]{8} tuned:weights-modified::[0-9a-f]{8} tulu-2::AI2-ImpACT-LR:[0-9a-f]{8}$/,
    );
  });

  for (const [what, from, to] of [
    ['nothing has', 'version: 1', 'version: 1\nproject: Other'],
    ['a line is broken elsewhere', 'changes: |\n      Quantized it.\n', 'changes: >-\n      Quantized\n      it.\n'],
    ['what does not concern it has', 'name: WildChat', 'name: Other'],
    ['there are comments', '    changes: Tuned it.', '    # a comment\n    changes: "Tuned it."'],
  ] as const) {
    it(`does not move where ${what}`, () => {
      assert.equal(movesAfter(from, to), '');
    });
  }

  for (const [from, to, told] of [
    ['name: Small', 'name: Tiny', 'its name has changed'],
    ['Quantized it.', 'Pruned it.', 'its “changes” have changed'],
    ['tuned: weights-modified', 'tuned: combined', '“tuned” was weights-modified and is now combined'],
    [
      'license: AI2-ImpACT-LR',
      'license: AI2-ImpACT-MR',
      'the license of “tulu-2” was AI2-ImpACT-LR and is now AI2-ImpACT-MR',
    ],
    ['name: Tulu 2', 'name: Tulu 2 7B', 'the description of “tulu-2” has changed'],
    ['Tuned it.', 'Tuned it twice.', 'the description of “tuned” has changed'],
    [
      'tuned: weights-modified',
      'tuned: weights-modified\n      wildchat: trained-on',
      'it now also comes from “wildchat”',
    ],
    [
      'tuned: weights-modified',
      'tulu-2: weights-modified',
      'it no longer comes from “tuned” and “tulu-2” was not given and is now weights-modified',
    ],
  ] as const) {
    it(`tells that ${told}`, () => {
      assert.equal(movesAfter(from, to), told);
    });
  }

  it('is passed over where it is of another version, or damaged', () => {
    for (const text of ['', 'abc', 'v2 name:1', 'v1', 'v1 name:1 changes:2 a:b', 'v1 name:1 changes:2 %:b:c:d']) {
      assert.deepEqual(movesSince(text, ...subject(MANIFEST)), [], text);
    }
  });

  it('does without telling apart what is too much, and still moves', () => {
    const many = (license: string): string => {
      const ids = Array.from({ length: 80 }, (_, index) => `a${String(index)}`);
      const artifacts = ids
        .map((id) => `  ${id}:\n    name: ${id}\n    type: data\n    license: ${license}\n`)
        .join('');
      const from = ids.map((id) => `      ${id}: combined\n`).join('');
      return `version: 1\nartifacts:\n${artifacts}derivatives:\n  small:\n    name: Small\n    type: data\n    from:\n${from}`;
    };
    const taken = fingerprintOf(...subject(many('AI2-ImpACT-LR')));
    assert.ok(taken.length < 3000);
    assert.deepEqual(movesSince(taken, ...subject(many('AI2-ImpACT-LR'))), []);
    assert.match(movesText(movesSince(taken, ...subject(many('AI2-ImpACT-MR')))), /47 more things have changed$/);
  });
});
