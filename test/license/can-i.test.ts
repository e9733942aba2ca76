import assert from 'node:assert/strict';
import { AUDIENCES, FORMS, isDistribution, mayShare } from '../../server/src/license/can-i';
import { TIERS } from '../../server/src/license/tier';

describe('can I', () => {
  it('allows all internal use', () => {
    for (const tier of TIERS) for (const form of FORMS) assert.equal(mayShare(tier, form, 'internal'), 'allowed');
  });

  for (const audience of AUDIENCES.filter(isDistribution)) {
    it(`answers for the audience “${audience}” as the table does`, () => {
      const answers = TIERS.map((tier) => FORMS.map((form) => mayShare(tier, form, audience)));
      assert.deepEqual(answers, [
        ['with conditions', 'with conditions'],
        ['forbidden', 'with conditions'],
        ['forbidden', 'forbidden'],
      ]);
    });
  }

  it('takes everyone outside for distribution', () => {
    assert.deepEqual(AUDIENCES.map(isDistribution), [false, true, true]);
  });
});
