import assert from 'node:assert/strict';
import { semanticTokens } from '../../server/src/features/semantic-tokens';
import { analyzed } from '../kit/check';

function tokensIn(text: string): readonly string[] {
  return semanticTokens(analyzed(text)).map(({ start, end, type, modifiers }) =>
    [...modifiers, type, text.slice(start, end)].join(' '),
  );
}

describe('semantic tokens', () => {
  it('are ids, tiers and relations, in file order', () => {
    assert.deepEqual(
      tokensIn(`distributions:
  web: { of: [chat, "dolma"] }
artifacts:
  dolma:
    name: dolma
    license: AI2-ImpACT-MR
    risk: 'medium'
  tulu: { license: MIT }
derivatives:
  chat:
    risk: high
    from:
      dolma: trained-on
      tulu: fine-tuned
breaches:
  - of: dolma
`),
      [
        'declaration variable web',
        'variable chat',
        'variable dolma',
        'declaration variable dolma',
        'enumMember AI2-ImpACT-MR',
        'enumMember medium',
        'declaration variable tulu',
        'declaration variable chat',
        'enumMember high',
        'variable dolma',
        'keyword trained-on',
        'variable tulu',
        'keyword fine-tuned',
        'variable dolma',
      ],
    );
  });

  it('leave out what means nothing', () => {
    assert.deepEqual(
      tokensIn(
        'derivatives:\n  a:\n    risk: huge\n    from: { ghost: turned-into }\ndistributions:\n  d: { of: ghost }\n',
      ),
      ['declaration variable a', 'declaration variable d'],
    );
  });

  it('leave out what an editor sees on two lines', () => {
    assert.deepEqual(
      tokensIn('artifacts:\n  a:\n    license: AI2 ImpACT\r License – Low Risk Artifacts\n    risk: low\n'),
      ['declaration variable a', 'enumMember low'],
    );
  });
});
