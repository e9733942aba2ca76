import assert from 'node:assert/strict';
import { checkFix } from '../../kit/check';
import { manifestOf, termsOf } from '../../kit/terms';

const more =
  ', attribution: "wiki by Jo Doe, changed, https://creativecommons.org/licenses/by-sa/4.0/; net by Jo Doe, changed, https://creativecommons.org/licenses/by-nc-sa/4.0/"';

describe('terms/same-license', () => {
  const artifacts = [
    ['wiki', 'data', 'CC-BY-SA-4.0'],
    ['net', 'data', 'CC-BY-NC-SA-4.0'],
  ] as const;

  it('asks for the license of the source, and takes it for said', () => {
    const derivatives = { articles: ['data', { wiki: 'modified' }] } as const;
    const made = { artifacts, derivatives, shares: 'articles', more } as const;
    assert.deepEqual(termsOf(made), ['missing same-license']);
    const said = {
      ...made,
      derivatives: { articles: ['data', { wiki: 'modified' }, ', license: CC-BY-SA-4.0'] },
    } as const;
    assert.deepEqual(termsOf(said), []);
    checkFix(
      'terms/same-license',
      manifestOf(made),
      manifestOf(made).replace('from: { wiki: modified }', 'from: { wiki: modified }, license: CC-BY-SA-4.0'),
    );
  });

  it('tells two that exclude each other', () => {
    const derivatives = {
      mixed: ['data', { wiki: 'modified', net: 'incorporated' }, ', license: CC-BY-SA-4.0'],
    } as const;
    // That no license fits both is told at the license, too.
    const found = termsOf({ artifacts, derivatives, shares: 'mixed', more });
    assert.deepEqual(
      found.filter((one) => !one.includes('outbound')),
      ['review non-commercial conflict:net', 'review same-license conflict:wiki'],
    );
  });

  it('is a conflict, and no duty, beside an ImpACT license', () => {
    const both = [...artifacts.slice(0, 1), ['words', 'data', 'AI2-ImpACT-LR']] as const;
    const derivatives = { mixed: ['data', { wiki: 'modified', words: 'modified' }] } as const;
    assert.deepEqual(termsOf({ artifacts: both, derivatives, shares: 'mixed', more }), [
      'review lineage/share-alike conflict:wiki',
    ]);
  });

  it('leaves open whether a trained model has to', () => {
    const derivatives = { tagger: ['model', { wiki: 'trained-on' }] } as const;
    assert.deepEqual(termsOf({ artifacts, derivatives, shares: 'tagger' }), ['review same-license open:trained-model']);
  });

  it('is free where the license says so', () => {
    const free = [['words', 'data', 'CDLA-Sharing-1.0']] as const;
    assert.deepEqual(
      termsOf({ artifacts: free, derivatives: { tagger: ['model', { words: 'trained-on' }] }, shares: 'tagger' }),
      [],
    );
  });
});
