import assert from 'node:assert/strict';
import { relation as rule } from '../../../server/src/rules/lineage/relation';
import { analyzedBy, checkFix, checkRule } from '../../kit/check';

describe('lineage/relation', () => {
  it('marks a relation that does not fit the source', () => {
    checkRule(
      rule,
      `
version: 1
artifacts:
  tulu:
    name: Tulu 2
    type: model
    license: AI2-ImpACT-LR
derivatives:
  tuned:
    name: Tuned
    type: model
    from:
      tulu: trained-on
#           ^^^^^^^^^^ error lineage/relation: “trained-on” is for data, but Tulu 2 is a model.
`,
    );
  });

  it('marks a relation that does not fit what is made', () => {
    checkRule(
      rule,
      `
version: 1
artifacts:
  dolma:
    name: Dolma
    type: data
    license: AI2-ImpACT-MR
derivatives:
  words:
    name: Words
    type: data
    from:
      dolma: trained-on
#            ^^^^^^^^^^ error lineage/relation: “trained-on” makes a model, but Words is data.
  app:
    name: Word Explorer
    type: application
    from:
      words: incorporated
#            ^^^^^^^^^^^^ error lineage/relation: “incorporated” makes data, but Word Explorer is an application.
`,
    );
  });

  it('marks a relation that fits neither', () => {
    checkRule(
      rule,
      `
version: 1
artifacts:
  dolma:
    name: Dolma
    type: data
    license: AI2-ImpACT-MR
derivatives:
  words:
    name: Words
    type: data
    from:
      dolma: fine-tuned
#            ^^^^^^^^^^ error lineage/relation: “fine-tuned” makes a model from a model, but Words is data and Dolma is data.
  app:
    name: Word Explorer
    type: application
    from:
      words: embedded
  suite:
    name: Word Suite
    type: application
    from:
      app: embedded
#          ^^^^^^^^ error lineage/relation: “embedded” is for data or a model, but Word Explorer is an application.
`,
    );
  });

  it('knows the type of what is taken from another manifest', () => {
    checkRule(
      rule,
      `
version: 1
artifacts:
  wild:
    manifest: other/impact.yaml#chats
derivatives:
  tuned:
    name: Tuned
    type: model
    from:
      wild: fine-tuned
#           ^^^^^^^^^^ error lineage/relation: “fine-tuned” is for a model, but “wild” is data.
`,
      {
        files: {
          'other/impact.yaml':
            'version: 1\nartifacts:\n  chats:\n    name: WildChat\n    type: data\n    license: ODC-By-1.0\n',
        },
      },
    );
  });

  it('leaves alone what is not known and what the licenses do not cover', () => {
    const { findings } = analyzedBy(
      rule,
      `
version: 1
artifacts:
  other:
    manifest: other/impact.yaml#gone
  tool:
    name: Tool
    type: code
    license: MIT
derivatives:
  tuned:
    name: Tuned
    type: model
    from:
      other: fine-tuned
      tool: trained-on
      nowhere: modified
  words:
    name: Words
    from:
      tuned: trained-on
  more:
    name: More
    type: data
    from:
      tuned: made-with
`,
    );
    assert.deepEqual(
      findings.filter(({ rule }) => rule === 'lineage/relation'),
      [],
    );
  });

  it('offers the relations that fit, and prefers the only one that says how', () => {
    const before = (relation: string): string => `version: 1
artifacts:
  dolma:
    name: Dolma
    type: data
    license: AI2-ImpACT-MR
derivatives:
  tuned:
    name: Tuned
    type: model
    from:
      dolma: ${relation} # how
`;
    checkFix('lineage/relation', before('modified'), before('trained-on'));
    checkFix('lineage/relation', before('"fine-tuned"'), before('"combined"'), { title: 'Change to “combined”' });
    const fixes = analyzedBy(rule, before('modified')).findings[0]?.fixes?.();
    assert.deepEqual(
      fixes?.map(({ title, safe, preferred }) => [title, safe, preferred === true]),
      [
        ['Change to “trained-on”', false, true],
        ['Change to “combined”', false, false],
      ],
    );
  });

  it('prefers none where several say how', () => {
    const { findings } = analyzedBy(
      rule,
      `version: 1
artifacts:
  tulu:
    name: Tulu 2
    type: model
    license: AI2-ImpACT-LR
derivatives:
  tuned:
    name: Tuned
    type: model
    from:
      tulu: modified
`,
    );
    assert.deepEqual(
      findings[0]?.fixes?.().map(({ title, preferred }) => [title, preferred === true]),
      [
        ['Change to “weights-modified”', false],
        ['Change to “fine-tuned”', false],
        ['Change to “distilled”', false],
        ['Change to “combined”', false],
      ],
    );
  });
});
