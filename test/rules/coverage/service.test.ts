import { service } from '../../../server/src/rules/coverage/service';
import { checkRule } from '../../kit/check';

const around = (artifact: string): string => `version: 1
artifacts:
${artifact}distributions:
  here: { of: playground, audience: internal }
`;

describe('coverage/service', () => {
  it('is silent about data and models, and about a service under its own terms', () => {
    checkRule(
      service,
      around('  playground: { name: Playground, type: service, license: LicenseRef-Playground-Terms }\n'),
    );
    checkRule(service, around('  playground: { name: Playground, type: model, license: AI2-ImpACT-LR }\n'));
  });

  it('marks a service', () => {
    checkRule(
      service,
      around(`  playground: { type: service, name: Playground, license: AI2-ImpACT-LR }
#                     ^^^^^^^ error coverage/service: Playground is a service, which AI2-ImpACT-LR does not cover: the ImpACT licenses are for data and models only, and hosted technology has its own terms of service.
`),
    );
  });
});
