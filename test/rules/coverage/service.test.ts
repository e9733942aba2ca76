import { service } from '../../../server/src/rules/coverage/service';
import { checkRule } from '../../kit/check';

const around = (artifact: string): string => `version: 1
artifacts:
${artifact}distributions:
  here: { of: playground, audience: internal }
`;

describe('coverage/service', () => {
  it('is silent about data and models', () => {
    checkRule(service, around('  playground: { name: Playground, type: model, license: AI2-ImpACT-LR }\n'));
  });

  it('marks a service', () => {
    checkRule(
      service,
      around(`  playground: { type: service, name: Playground, license: AI2-ImpACT-LR }
#                     ^^^^^^^ error coverage/service: Playground is a service, and the ImpACT licenses are for data and models only: hosted technology has terms of service of its own.
`),
    );
  });
});
