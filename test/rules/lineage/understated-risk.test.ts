import assert from 'node:assert/strict';
import { understatedRisk } from '../../../server/src/rules/lineage/understated-risk';
import { checkFix, checkRule } from '../../kit/check';

const manifest = (risk: string): string => `version: 1
artifacts:
  value-prism:
    name: ValuePrism
    type: data
    license: AI2-ImpACT-MR
  wild-chat:
    name: WildChat
    type: data
    risk: low
derivatives:
  cleaned:
    name: Cleaned
    type: data
    from:
      value-prism: modified
      wild-chat: incorporated
  tuned:
    name: Tuned
    type: model
    from:
      cleaned: trained-on
${risk}`;

describe('lineage/understated-risk', () => {
  it('marks a risk laxer than what is inherited, and shows from where', () => {
    const { findings } = checkRule(
      understatedRisk,
      `version: 1
artifacts:
  value-prism:
    name: ValuePrism
    type: data
    license: AI2-ImpACT-MR
derivatives:
  cleaned:
    name: Cleaned
    type: data
    from:
      value-prism: modified
  tuned:
    name: Tuned
    type: model
    risk: low
#         ^^^ error lineage/understated-risk: Tuned can’t be low risk: it comes from ValuePrism (AI2-ImpACT-MR, medium risk) through Cleaned.
    from:
      cleaned: trained-on
`,
    );
    assert.deepEqual(
      findings[0]?.related?.map(({ message }) => message),
      [
        'Tuned is made from Cleaned (trained-on).',
        'Cleaned is made from ValuePrism (modified).',
        'ValuePrism is under a license of The Allen Institute for Artificial Intelligence.',
        'Its license is AI2-ImpACT-MR: medium risk.',
      ],
    );
  });

  it('marks it against what a derivative states further up', () => {
    checkRule(
      understatedRisk,
      `version: 1
artifacts:
  wild-chat:
    name: WildChat
    type: data
    license: AI2-ImpACT-LR
derivatives:
  cleaned:
    name: Cleaned
    type: data
    risk: high
    from:
      wild-chat: modified
  tuned:
    name: Tuned
    type: model
    risk: medium
#         ^^^^^^ error lineage/understated-risk: Tuned can’t be medium risk: it comes from Cleaned (which states high risk).
    from:
      cleaned: trained-on
`,
    );
  });

  it('inherits through another manifest', () => {
    checkRule(
      understatedRisk,
      `version: 1
artifacts:
  values:
    manifest: other/impact.yaml
derivatives:
  tuned:
    name: Tuned
    type: model
    risk: low
#         ^^^ error lineage/understated-risk: Tuned can’t be low risk: it comes from ValuePrism (AI2-ImpACT-MR, medium risk).
    from:
      values: trained-on
`,
      {
        files: {
          'other/impact.yaml': `version: 1
artifacts:
  prism:
    name: ValuePrism
    type: data
    license: AI2-ImpACT-MR
`,
        },
      },
    );
  });

  it('is silent where the risk is as strict or stricter, and where no ImpACT license is in it', () => {
    checkRule(understatedRisk, manifest(''));
    checkRule(understatedRisk, manifest('    risk: medium\n'));
    checkRule(understatedRisk, manifest('    risk: high\n'));
    checkRule(
      understatedRisk,
      `version: 1
artifacts:
  wiki:
    name: Wikipedia
    type: data
    license: CC-BY-SA-4.0
derivatives:
  words:
    name: Words
    type: data
    risk: low
    from:
      wiki: modified
`,
    );
  });

  it('states the inherited risk, or takes the field out', () => {
    checkFix('lineage/understated-risk', manifest("    risk: 'low' # ours\n"), manifest("    risk: 'medium' # ours\n"));
    checkFix('lineage/understated-risk', manifest('    risk: low\n'), manifest(''), {
      title: 'Remove “risk”, which is inherited anyway',
    });
  });

  it('leaves a map that others share as it is', () => {
    const shared = (risk: string): string => `version: 1
x-model: &model
  type: model
  risk: low
artifacts:
  prism:
    name: ValuePrism
    type: data
    license: AI2-ImpACT-MR
derivatives:
  tuned:
    <<: *model
    name: Tuned
    from:
      prism: trained-on
${risk}`;
    checkFix('lineage/understated-risk', shared(''), shared('    risk: medium\n'));
  });
});
