import assert from 'node:assert/strict';
import { termsOf, type Given } from '../../kit/terms';

const LYRICS: Given = ['lyrics', 'data', 'CC-BY-NC-ND-4.0'];

describe('terms/no-derivatives', () => {
  it('forbids to share a changed form, and not the original', () => {
    const derivatives = { lines: ['data', { lyrics: 'modified' }] } as const;
    assert.deepEqual(termsOf({ artifacts: [LYRICS], derivatives, shares: 'lines' }), ['forbidden no-derivatives']);
    assert.deepEqual(
      termsOf({ artifacts: [LYRICS], shares: 'lyrics' }).filter((one) => one.includes('no-derivatives')),
      [],
    );
  });

  it('says that it is open whether a trained model is one', () => {
    const derivatives = { tagger: ['model', { lyrics: 'trained-on' }] } as const;
    assert.deepEqual(termsOf({ artifacts: [LYRICS], derivatives, shares: 'tagger' }), [
      'review no-derivatives open:trained-model',
    ]);
  });

  it('leaves to a person whether a model learned from outputs that may not improve others', () => {
    const artifacts = [['llama', 'model', 'LicenseRef-Llama-2']] as const;
    const derivatives = {
      answers: ['data', { llama: 'generated' }],
      tuned: ['model', { answers: 'trained-on' }],
    } as const;
    assert.deepEqual(termsOf({ artifacts, derivatives, shares: 'tuned' }), [
      'missing license-text',
      'review no-derivatives conflict:llama',
    ]);
    assert.deepEqual(termsOf({ artifacts, derivatives, shares: 'answers' }), ['missing license-text']);
  });
});
