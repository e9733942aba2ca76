import assert from 'node:assert/strict';
import { termsOf, type Given } from '../../kit/terms';

const STREETS: Given = ['streets', 'data', 'CC-BY-4.0'];

describe('terms/attribution', () => {
  const made = {
    artifacts: [STREETS],
    derivatives: { sorted: ['data', { streets: 'modified' }] },
    shares: 'sorted',
  } as const;

  it('asks for a credit that names the artifact and its license', () => {
    assert.deepEqual(termsOf(made), ['missing attribution', 'missing license-text']);
    assert.deepEqual(termsOf({ ...made, more: ', attribution: Thanks to the authors of streets.' }), [
      'missing attribution',
      'missing license-text',
    ]);
    for (const text of [
      'streets by its authors, CC BY 4.0',
      'streets (Creative Commons Attribution 4.0 International)',
      'streets, see https://creativecommons.org/licenses/by/4.0/',
    ])
      assert.deepEqual(termsOf({ ...made, more: `, attribution: "${text}"` }), [], text);
  });

  it('does not take another license of the family for it', () => {
    const more = ', attribution: streets is licensed under CC BY-NC 4.0.';
    assert.deepEqual(termsOf({ ...made, more }), ['missing attribution', 'missing license-text']);
  });

  it('finds it in a file of notices, and leaves an address to a person', () => {
    const files = { NOTICE: 'streets is licensed under CC BY 4.0\n' };
    assert.deepEqual(termsOf({ ...made, more: ', notices: NOTICE' }, { files }), []);
    assert.deepEqual(termsOf({ ...made, more: ', notices: "https://example.org/notice"' }), [
      'review attribution license:streets',
    ]);
  });
});
