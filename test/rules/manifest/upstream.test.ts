import assert from 'node:assert/strict';
import { verdictOf } from '../../../server/src/analysis/verdict';
import { upstream } from '../../../server/src/rules/manifest/upstream';
import { analyzed, analyzedBy, checkRule } from '../../kit/check';

const HERE = `version: 1
artifacts:
  words:
    manifest: up/impact.yaml#bank
distributions:
  cluster:
    of: words
    audience: internal
`;
const THERE = `version: 1
artifacts:
  bank: { name: Word Bank, type: data, license: AI2-ImpACT-LR, year: 2023 }
`;

describe('manifest/upstream', () => {
  it('is silent on a manifest that is right', () => {
    checkRule(upstream, HERE, { files: { 'up/impact.yaml': THERE } });
  });

  it('marks the reference to a manifest with an error, and tells which', () => {
    checkRule(
      upstream,
      HERE.replace(
        '#bank\n',
        '#bank\n#             ^^^^^^^^^^^^^^^^^^^ error manifest/upstream: “words” is taken from up/impact.yaml, which has errors, so its terms can’t be relied on: Unknown field “licence” in artifact “bank”. Did you mean “license”?\n',
      )
        .replace('“words” is', 'Word Bank is')
        .replace('Word Bank is', '“words” is'),
      { files: { 'up/impact.yaml': THERE.replace('license', 'licence') } },
    );
  });

  for (const [what, broken] of [
    ['a key that is there twice', THERE.replace('year: 2023', 'year: 2023, license: MIT')],
    ['broken YAML', `${THERE}derivatives: [\n`],
    ['another version', THERE.replace('version: 1', 'version: 2')],
    ['no version', THERE.replace('version: 1\n', '')],
    ['a value that is none', THERE.replace('year: 2023', 'risk: HIGH')],
    [
      'an id that is defined twice',
      `${THERE}derivatives:\n  bank: { name: B, type: data, from: { bank: modified } }\n`,
    ],
    ['a source that is not there', `${THERE}derivatives:\n  more: { name: B, type: data, from: { none: modified } }\n`],
  ] as const) {
    it(`tells of ${what}, also through a manifest in between, and nothing is ready`, () => {
      const direct = analyzed(HERE, { files: { 'up/impact.yaml': broken } });
      const files = {
        'up/impact.yaml': 'version: 1\nartifacts:\n  bank: { manifest: ../far/impact.yaml#bank }\n',
        'far/impact.yaml': broken,
      };
      for (const analysis of [direct, analyzed(HERE, { files })]) {
        assert.ok(
          analysis.findings.some(({ rule }) => rule === 'manifest/upstream'),
          what,
        );
        const [distribution] = analysis.context.manifest.distributions.values();
        assert.ok(distribution);
        assert.equal(verdictOf(analysis, distribution).kind, 'unknown', what);
      }
    });
  }

  it('marks what is given here and differs there', () => {
    const told = (fields: string, there = THERE): readonly string[] =>
      analyzedBy(upstream, HERE.replace('#bank\n', `#bank\n${fields}`), {
        files: { 'up/impact.yaml': there },
      }).findings.map(({ message }) => message);
    assert.deepEqual(told('    license: MIT\n'), [
      'The license of “words” is “MIT” here, but “AI2-ImpACT-LR” in up/impact.yaml.',
    ]);
    assert.deepEqual(told('    license: AI2-ImpACT-MR\n', THERE.replace('AI2-ImpACT-LR', 'MIT')), [
      'The license of “words” is “AI2-ImpACT-MR” here, but “MIT” in up/impact.yaml.',
    ]);
    assert.deepEqual(told('    risk: high\n'), [
      'The risk of “words” is “high” here, but “AI2-ImpACT-LR” in up/impact.yaml.',
    ]);
    assert.deepEqual(told('    type: model\n'), ['The type of “words” is “model” here, but “data” in up/impact.yaml.']);
    assert.deepEqual(told('    license: AI2-ImpACT-LR\n    risk: low\n    type: data\n    year: 2024\n'), []);
  });
});
