import assert from 'node:assert/strict';
import { relicensed } from '../../../server/src/rules/coverage/relicensed';
import { analyzedBy, checkFix, checkRule } from '../../kit/check';

const rule = 'coverage/relicensed';
const setting = { today: '2024-07-01' };

const artifact = (...fields: readonly string[]): string => `version: 1
artifacts:
  dolma:
    name: Dolma
    type: data
${fields.map((field) => (field.startsWith('#') ? `${field}\n` : `    ${field}\n`)).join('')}distributions:
  here: { of: dolma, audience: internal }
`;

const message = 'Dolma has been under ODC-By-1.0 since 2024-04-15, earlier copies included.';
const source = 'source: https://huggingface.co/datasets/allenai/dolma';

describe('coverage/relicensed', () => {
  it('marks the license of an artifact by its source, or by its name', () => {
    for (const fields of [
      [],
      [source],
      [source, 'revision: v1.6'],
      ['licensor: The Allen Institute for Artificial Intelligence'],
    ]) {
      const { findings } = checkRule(
        relicensed,
        artifact('license: AI2-ImpACT-MR', `#            ^^^^^^^^^^^^^ information ${rule}: ${message}`, ...fields),
        setting,
      );
      assert.equal(findings[0]?.tag, 'deprecated');
    }
  });

  it('marks the risk where that says it', () => {
    checkRule(relicensed, artifact('risk: medium', `#         ^^^^^^ information ${rule}: ${message}`), setting);
  });

  it('marks an expression that still holds the former license', () => {
    checkRule(
      relicensed,
      artifact(
        'license: AI2-ImpACT-MR AND LicenseRef-Own',
        `#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information ${rule}: ${message}`,
      ),
      setting,
    );
  });

  for (const [name, fields] of [
    ['the new license', ['license: ODC-By-1.0']],
    ['any other license', ['license: MIT']],
    ['a version that was never under the former one', ['license: AI2-ImpACT-MR', source, 'revision: v1.7']],
    ['something of the same name from elsewhere', ['license: AI2-ImpACT-MR', 'source: https://example.org/dolma']],
    ['something of the same name by somebody else', ['license: AI2-ImpACT-MR', 'licensor: Example Lab']],
    ['an artifact that stayed as it was', ['license: AI2-ImpACT-LR', `${source.replace('dolma', 'WildBench')}`]],
  ] as const) {
    it(`is silent about ${name}`, () => {
      checkRule(relicensed, artifact(...fields), setting);
    });
  }

  it('is silent about a model of the same name', () => {
    checkRule(relicensed, artifact('license: AI2-ImpACT-MR').replace('type: data', 'type: model'), setting);
  });

  it('is silent until the day', () => {
    checkRule(relicensed, artifact('license: AI2-ImpACT-MR'), { today: '2024-04-14' });
    assert.equal(
      analyzedBy(relicensed, artifact('license: AI2-ImpACT-MR'), { today: '2024-04-15' }).findings.length,
      1,
    );
  });

  describe('has a fix', () => {
    for (const [name, before, after] of [
      ['for the license', ['license: "AI2-ImpACT-MR"', source], ['license: "ODC-By-1.0"', source]],
      [
        'that takes out what contradicts it',
        ['risk: medium', 'license: AI2-ImpACT-MR', 'license-version: "1.0"', 'year: 2023'],
        ['license: ODC-By-1.0', 'year: 2023'],
      ],
      [
        'for a risk',
        ['risk: medium # says the card', 'year: 2023'],
        ['license: ODC-By-1.0 # says the card', 'year: 2023'],
      ],
      ['for an expression', ['license: AI2-ImpACT-MR AND LicenseRef-Own'], ['license: ODC-By-1.0 AND LicenseRef-Own']],
    ] as const) {
      it(name, () => {
        checkFix(rule, artifact(...before), artifact(...after), setting);
      });
    }

    it('that keeps every comment', () => {
      const before = artifact(
        'license: AI2-ImpACT-MR # says the card',
        '# of the risk',
        'risk: medium # asked legal',
        'license-version: "1.0" # in 2023',
        'year: 2023 # of the card',
      );
      const after = before
        .replace('AI2-ImpACT-MR', 'ODC-By-1.0')
        .replace('risk: medium # asked', '# asked')
        .replace('license-version: "1.0" # in', '# in');
      checkFix(rule, before, after, setting);
    });

    it('in braces', () => {
      const text = (fields: string): string =>
        `version: 1\nartifacts: { dolma: { name: Dolma, type: data, ${fields} } }\n`;
      checkFix(rule, text('risk: medium'), text('license: ODC-By-1.0'), setting);
      const before = text('license: AI2-ImpACT-MR, risk: medium');
      checkFix(rule, before, text('license: ODC-By-1.0'), setting);
      checkFix(rule, text('license: AI2-ImpACT-MR, license-version: "1.0"'), text('license: ODC-By-1.0'), setting);
    });

    it('that a person has to look at', () => {
      const [finding] = analyzedBy(relicensed, artifact('license: AI2-ImpACT-MR'), setting).findings;
      assert.deepEqual(
        finding?.fixes?.().map(({ safe }) => safe),
        [false],
      );
    });

    it('unless the license came in with others', () => {
      const text = `version: 1
x-base: &base { type: data, license: AI2-ImpACT-LR }
artifacts:
  wild: { <<: *base, name: WildChat }
  bench: { <<: *base, name: WildBench }
`;
      const finding = analyzedBy(relicensed, text, setting).findings.find((one) => one.rule === rule);
      assert.deepEqual(finding?.fixes?.(), []);
    });
  });
});
