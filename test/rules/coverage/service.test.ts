import { check, checkSilent } from '../../kit/check';

const around = (artifact: string): string => `version: 1
artifacts:
${artifact}distributions:
  here: { of: playground, audience: internal }
`;

describe('coverage/service', () => {
  it('is silent about data and models, and about a service under its own terms', () => {
    checkSilent(around('  playground: { name: Playground, type: service, license: LicenseRef-Playground-Terms }\n'));
    checkSilent(around('  playground: { name: Playground, type: model, license: AI2-ImpACT-LR }\n'));
  });

  it('marks a service', () => {
    check(
      around(`  playground: { type: service, name: Playground, license: AI2-ImpACT-LR }
#                     ^^^^^^^ error coverage/service: Playground is a service, which AI2-ImpACT-LR does not cover: the ImpACT licenses are for data and models only, and hosted technology has terms of service of its own.
`),
    );
  });
});
