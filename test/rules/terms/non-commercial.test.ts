import assert from 'node:assert/strict';
import { termsOf, type Given } from '../../kit/terms';

const PHOTOS: Given = ['photos', 'data', 'CC-BY-NC-4.0'];
const credit =
  ', attribution: "photos by Jo Doe, CC BY-NC 4.0 https://creativecommons.org/licenses/by-nc/4.0/, changed."';

describe('terms/non-commercial', () => {
  const derivatives = { crops: ['data', { photos: 'modified' }] } as const;

  it('leaves to a person whether a release is commercial', () => {
    assert.deepEqual(termsOf({ artifacts: [PHOTOS], derivatives, shares: 'crops', more: credit }), [
      'review non-commercial conflict:photos',
    ]);
  });

  it('forbids one that says so, on the distribution or on what it shares', () => {
    for (const more of [`${credit}, uses: [commercial]`, `${credit}, uses: [commercial-product]`])
      assert.deepEqual(termsOf({ artifacts: [PHOTOS], derivatives, shares: 'crops', more }).slice(0, 1), [
        'forbidden non-commercial',
      ]);
    const used = { crops: ['data', { photos: 'modified' }, ', uses: [commercial]'] } as const;
    assert.deepEqual(termsOf({ artifacts: [PHOTOS], derivatives: used, shares: 'crops', more: credit }), [
      'forbidden non-commercial',
    ]);
  });

  it('is not asked where commerce is allowed within limits', () => {
    const artifacts = [['llama', 'model', 'LicenseRef-Llama-2']] as const;
    assert.ok(!termsOf({ artifacts, shares: 'llama', more: ', uses: [commercial]' }).join().includes('non-commercial'));
  });
});
