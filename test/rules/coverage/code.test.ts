import assert from 'node:assert/strict';
import { verdictOf } from '../../../server/src/analysis/verdict';
import { code } from '../../../server/src/rules/coverage/code';
import { analyzed, checkRule, only } from '../../kit/check';

const around = (artifact: string): string => `version: 1
artifacts:
${artifact}distributions:
  here: { of: loader, audience: internal }
`;

describe('coverage/code', () => {
  it('is silent about data and models', () => {
    checkRule(code, around('  loader: { name: Loader, type: data, license: AI2-ImpACT-LR }\n'));
    checkRule(code, around('  loader: { name: Loader, type: model, license: MIT }\n'));
  });

  it('is silent about code under its own license', () => {
    checkRule(code, around('  loader: { name: Loader, type: code, license: MIT }\n'));
  });

  it('asks for nothing beside that the license is not known', () => {
    const text = around('  loader: { name: Loader, type: code, license: AI2-ImpACT-LR }\n').replace(
      'internal',
      'public',
    );
    const analysis = analyzed(text, only('coverage/code', 'distribution/agreement', 'distribution/attribution'));
    const {
      findings,
      context: { manifest },
    } = analysis;
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['coverage/code'],
    );
    for (const distribution of manifest.distributions.values())
      assert.equal(verdictOf(analysis, distribution).kind, 'unknown');
  });

  it('marks code under an ImpACT license', () => {
    checkRule(
      code,
      around(`  loader: { name: Loader, type: code, license: AI2-ImpACT-MR }
#                               ^^^^ error coverage/code: Loader is code, which AI2-ImpACT-MR does not cover: the ImpACT licenses are for data and models only. Code is licensed separately, for example under Apache-2.0 or MIT.
`),
    );
  });
});
