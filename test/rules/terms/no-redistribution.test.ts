import assert from 'node:assert/strict';
import { termsOf, type Given } from '../../kit/terms';

const CHATS: Given = ['chats', 'data', 'LicenseRef-LMSYS-Chat-1M'];

describe('terms/no-redistribution', () => {
  it('forbids to pass the data on, and all that holds it through any number of steps', () => {
    assert.deepEqual(termsOf({ artifacts: [CHATS], shares: 'chats' }), ['forbidden no-redistribution']);
    for (const relation of ['modified', 'incorporated', 'combined', 'embedded']) {
      const derivatives = { kept: ['data', { chats: relation }], more: ['data', { kept: 'modified' }] } as const;
      assert.deepEqual(
        termsOf({ artifacts: [CHATS], derivatives, shares: 'more' }),
        ['forbidden no-redistribution'],
        relation,
      );
    }
  });

  it('says nothing of a model that was trained on it, nor of what was measured on it', () => {
    for (const relation of ['trained-on', 'evaluated-on']) {
      const derivatives = { tagger: ['model', { chats: relation }] } as const;
      assert.deepEqual(termsOf({ artifacts: [CHATS], derivatives, shares: 'tagger' }), [], relation);
    }
  });

  it('asks for nothing else of what may not be shared', () => {
    const derivatives = { mixed: ['data', { chats: 'modified', streets: 'modified' }] } as const;
    const artifacts = [CHATS, ['streets', 'data', 'CC-BY-4.0']] as const;
    assert.deepEqual(termsOf({ artifacts, derivatives, shares: 'mixed' }), ['forbidden no-redistribution']);
  });
});
