import assert from 'node:assert/strict';
import {
  isStricter,
  isTier,
  licenseIdOf,
  licenseName,
  strictest,
  tierName,
  tierOfLicense,
  TIERS,
} from '../../server/src/license/tier';

describe('tier', () => {
  it('orders the tiers by strictness', () => {
    assert.deepEqual(TIERS, ['low', 'medium', 'high']);
    for (const [i, a] of TIERS.entries()) {
      for (const [j, b] of TIERS.entries()) assert.equal(isStricter(a, b), i > j, `${a} over ${b}`);
    }
  });

  it('knows a tier by its exact word', () => {
    for (const tier of TIERS) assert.ok(isTier(tier));
    for (const word of ['Low', 'lr', '', 'toString', 'high ']) assert.ok(!isTier(word), word);
  });

  it('takes the strictest in any order', () => {
    assert.equal(strictest('low', 'high', 'medium'), 'high');
    assert.equal(strictest('medium', 'low'), 'medium');
    assert.equal(strictest('low'), 'low');
    assert.equal(strictest(), undefined);
  });

  it('leads from tier to license id and back', () => {
    for (const tier of TIERS) assert.equal(tierOfLicense(licenseIdOf(tier)), tier);
    assert.equal(licenseIdOf('medium'), 'AI2-ImpACT-MR');
    for (const id of ['ai2-impact-mr', 'ImpACT-MR', 'low', '']) assert.equal(tierOfLicense(id), undefined, id);
  });

  it('names tiers and licenses', () => {
    assert.equal(tierName('medium'), 'medium risk');
    assert.deepEqual(TIERS.map(licenseName), [
      'AI2 ImpACT License for Low Risk Artifacts',
      'AI2 ImpACT License for Medium Risk Artifacts',
      'AI2 ImpACT License for High Risk Artifacts',
    ]);
  });
});
