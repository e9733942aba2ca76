import assert from 'node:assert/strict';
import { unusedArtifact } from '../../../server/src/rules/manifest/unused-artifact';
import { analyzed, checkRule, only } from '../../kit/check';

const dolma = `version: 1
artifacts:
  dolma: { name: Dolma, type: data, license: AI2-ImpACT-MR }
`;

describe('manifest/unused-artifact', () => {
  for (const [name, use] of [
    ['a derivative', 'derivatives:\n  words: { name: Words, type: data, from: { dolma: modified } }\n'],
    ['a distribution', 'distributions:\n  here: { of: dolma, audience: internal }\n'],
    ['a breach', 'breaches:\n  - { of: dolma, notified: 2024-02-20, remedied: 2024-02-21 }\n'],
  ] as const) {
    it(`is silent about an artifact that ${name} uses`, () => {
      checkRule(unusedArtifact, dolma + use);
    });
  }

  it('is silent about an artifact that another manifest takes', () => {
    checkRule(unusedArtifact, dolma, {
      files: { 'app/impact.yaml': 'version: 1\nartifacts:\n  dolma: { manifest: ../impact.yaml }\n' },
    });
  });

  it('is silent about an artifact that is named in a text that can’t be read', () => {
    const { findings } = analyzed(
      `${dolma}derivatives:
  words: { name: Words, type: data, from: { dolma: modified }
`,
      only('manifest/unused-artifact', 'manifest/syntax'),
    );
    assert.deepEqual([...new Set(findings.map(({ rule }) => rule))], ['manifest/syntax']);
  });

  it('is silent about a key that is no entry yet', () => {
    for (const entry of ['dolma:', 'dolma: data', 'dolma: []']) {
      const { findings } = analyzed(
        `version: 1\nartifacts:\n  ${entry}\n`,
        only('manifest/unused-artifact', 'manifest/schema'),
      );
      assert.deepEqual(
        findings.map(({ rule }) => rule),
        ['manifest/schema'],
        entry,
      );
    }
  });

  it('fades an artifact that nothing uses', () => {
    const { findings } = checkRule(
      unusedArtifact,
      `${dolma.trimEnd()}
  paloma: { type: data, name: Paloma, license: AI2-ImpACT-LR }
# ^^^^^^ hint manifest/unused-artifact: Nothing uses Paloma: no derivative comes from it, and no distribution shares it.
distributions:
  here: { of: dolma, audience: internal }
`,
    );
    assert.deepEqual(
      findings.map(({ tag }) => tag),
      ['unnecessary'],
    );
  });
});
