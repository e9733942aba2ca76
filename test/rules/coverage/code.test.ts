import { code } from '../../../server/src/rules/coverage/code';
import { checkRule } from '../../kit/check';

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

  it('marks code, under an ImpACT license as under another', () => {
    checkRule(
      code,
      around(`  loader: { name: Loader, type: code, license: MIT }
#                               ^^^^ error coverage/code: Loader is code, and the ImpACT licenses are for data and models only, so a manifest can say nothing about it.
`),
    );
    checkRule(
      code,
      around(`  loader: { name: Loader, type: code, license: AI2-ImpACT-MR }
#                               ^^^^ error coverage/code: Loader is code, which AI2-ImpACT-MR does not cover: the ImpACT licenses are for data and models only. Code is licensed separately, for example under Apache-2.0 or MIT.
`),
    );
  });
});
