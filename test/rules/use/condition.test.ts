import assert from 'node:assert/strict';
import { condition } from '../../../server/src/rules/use/condition';
import { analyzed, checkFix, checkRule, only } from '../../kit/check';

const manifest = (uses: string, license = 'AI2-ImpACT-LR'): string => `version: 1
artifacts:
  wild-chat:
    name: WildChat
    type: data
    license: ${license}
derivatives:
  tuned:
    name: Tuned
    type: model
    from:
      wild-chat: trained-on
    uses:${uses}
`;

describe('use/condition', () => {
  it('marks a use whose condition is not stated to be met', () => {
    checkRule(
      condition,
      `version: 1
artifacts:
  tulu:
    name: Tulu 2
    type: model
    license: AI2-ImpACT-LR
derivatives:
  chat:
    name: Chat
    type: application
    from:
      tulu: embedded
    uses:
      - content-generation
#       ^^^^^^^^^^^^^^^^^^ error use/condition: “content-generation” needs “disclosed: true”: Chat comes from Tulu 2 (AI2-ImpACT-LR, low risk), and Exhibit A of that license rules out producing or spreading content in a public context, unless it is expressly disclosed that the content is machine generated.
      - use: automated-decisions
#            ^^^^^^^^^^^^^^^^^^^ error use/condition: “automated-decisions” needs “human-in-the-loop: true”: Chat comes from Tulu 2 (AI2-ImpACT-LR, low risk), and Exhibit A of that license rules out fully automated decisions that create, change or end a binding obligation or affect rights, without a human in the loop.
        human-in-the-loop: false
      - { use: automated-decisions, disclosed: true }
#              ^^^^^^^^^^^^^^^^^^^ error use/condition: “automated-decisions” needs “human-in-the-loop: true”: Chat comes from Tulu 2 (AI2-ImpACT-LR, low risk), and Exhibit A of that license rules out fully automated decisions that create, change or end a binding obligation or affect rights, without a human in the loop.
`,
    );
  });

  it('is silent where it is met, where nothing is asked and where no ImpACT license binds the use', () => {
    checkRule(condition, manifest(' [{ use: content-generation, disclosed: true }, chat]'));
    checkRule(condition, manifest('\n      - use: automated-decisions\n        human-in-the-loop: true'));
    checkRule(condition, manifest(' [content-generation]', 'MIT'));
  });

  it('states the condition, which only the author can say', () => {
    checkFix(
      'use/condition',
      manifest('\n      - research\n      - content-generation # posts\n'),
      manifest('\n      - research\n      - { use: content-generation, disclosed: true } # posts\n'),
    );
    checkFix(
      'use/condition',
      manifest(' [content-generation, chat]'),
      manifest(' [{ use: content-generation, disclosed: true }, chat]'),
    );
    checkFix(
      'use/condition',
      manifest('\n      - use: automated-decisions\n        human-in-the-loop: false'),
      manifest('\n      - use: automated-decisions\n        human-in-the-loop: true'),
    );
    checkFix(
      'use/condition',
      manifest('\n      - use: automated-decisions\n'),
      manifest('\n      - use: automated-decisions\n        human-in-the-loop: true\n'),
    );
    const { findings } = analyzed(manifest(' [content-generation]'), only('use/condition'));
    assert.deepEqual(
      findings[0]?.fixes?.().map(({ safe }) => safe),
      [false],
    );
  });

  it('leaves a condition that says neither yes nor no to the schema', () => {
    for (const value of ['', '"true"', 'yes', 'maybe', '[true]']) {
      const uses = `\n      - use: content-generation\n        disclosed: ${value}`;
      assert.deepEqual(
        analyzed(manifest(uses), only('use/condition', 'manifest/schema')).findings.map(({ rule }) => rule),
        ['manifest/schema'],
        value,
      );
    }
  });
});
