import assert from 'node:assert/strict';
import { artifactInternalOnly } from '../../../server/src/rules/distribution/artifact-internal-only';
import { analyzedBy, checkFix, checkRule } from '../../kit/check';
import { WORD_COUNTS } from '../../kit/release';

const mirror = (audience: string, license = 'AI2-ImpACT-MR', status = ''): string => `version: 1
artifacts:
  value-prism:
    name: ValuePrism
    type: data
    license: ${license}
distributions:
  mirror:
    of: value-prism
    audience: ${audience}
${status}`;

describe('distribution/artifact-internal-only', () => {
  it('marks a medium risk artifact that is given away as it is, and nothing about its obligations', () => {
    const { findings } = checkRule(
      artifactInternalOnly,
      `version: 1
artifacts:
  value-prism:
    name: ValuePrism
    type: data
    license: AI2-ImpACT-MR
distributions:
  mirror:
    of: value-prism
#       ^^^^^^^^^^^ error distribution/artifact-internal-only: ValuePrism may not be shared as it is: it is licensed under AI2-ImpACT-MR (medium risk: internal use only).
    audience: third-party
`,
    );
    assert.deepEqual(
      findings[0]?.related?.map(({ message }) => message),
      [
        '“mirror” shares ValuePrism.',
        'ValuePrism is under a license of The Allen Institute for Artificial Intelligence.',
        'Its license is AI2-ImpACT-MR: medium risk.',
      ],
    );
    assert.equal(
      findings[0].remedy,
      'Keep it internal, with “audience: internal”, or share only something made from it.',
    );
  });

  it('marks a high risk artifact, of which nothing may be shared', () => {
    const { findings } = checkRule(
      artifactInternalOnly,
      `version: 1
artifacts:
  probes:
    name: Probes
    type: data
    risk: high
distributions:
  mirror:
    of: [probes]
#        ^^^^^^ error distribution/artifact-internal-only: Probes may not be shared as it is: it is licensed under AI2-ImpACT-HR (high risk: internal use only).
    audience: public
`,
    );
    assert.equal(findings[0]?.remedy, 'Keep it internal, with “audience: internal”.');
    assert.equal(findings[0].related?.at(-1)?.message, 'Its risk is high, so AI2-ImpACT-HR applies.');
  });

  it('weighs as much before the release as after it', () => {
    for (const status of ['planned', 'released']) {
      const { findings } = analyzedBy(
        artifactInternalOnly,
        mirror('public', 'AI2-ImpACT-MR', `    status: ${status}\n`),
      );
      assert.deepEqual(
        findings.map(({ rule, severity }) => `${severity} ${rule}`),
        ['error distribution/artifact-internal-only'],
      );
    }
  });

  it('takes an audience that is none for people outside', () => {
    const { findings } = analyzedBy(artifactInternalOnly, mirror('friends'));
    assert.ok(findings.some(({ rule }) => rule === 'distribution/artifact-internal-only'));
  });

  it('is silent inside, on what was withdrawn, and on other licenses', () => {
    checkRule(artifactInternalOnly, mirror('internal'));
    checkRule(artifactInternalOnly, mirror('public', 'AI2-ImpACT-MR', '    status: withdrawn\n'));
    checkRule(artifactInternalOnly, mirror('public', 'Apache-2.0'));
  });

  it('marks each of several subjects for itself', () => {
    const { findings } = analyzedBy(
      artifactInternalOnly,
      `${mirror('public').replace('of: value-prism', 'of: [value-prism, probes, value-prism]').replace('distributions:', '  probes:\n    name: Probes\n    type: data\n    license: AI2-ImpACT-HR\ndistributions:')}`,
    );
    assert.deepEqual(
      findings.map(({ rule, span }) => `${rule} ${span.fragment.text.slice(span.start, span.end)}`),
      ['distribution/artifact-internal-only value-prism', 'distribution/artifact-internal-only probes'],
    );
  });

  it('calls an artifact of another manifest what it is called there', () => {
    const { findings } = checkRule(
      artifactInternalOnly,
      `version: 1
artifacts:
  prism:
    manifest: up/impact.yaml#value-prism
distributions:
  mirror:
    of: prism
#       ^^^^^ error distribution/artifact-internal-only: ValuePrism may not be shared as it is: it is licensed under AI2-ImpACT-MR (medium risk: internal use only).
    audience: public
`,
      { files: { 'up/impact.yaml': WORD_COUNTS } },
    );
    assert.equal(findings[0]?.related?.[1]?.message, '“prism” is taken from another manifest, where it is ValuePrism.');
  });

  it('offers to keep it inside, for a person to decide', () => {
    checkFix('distribution/artifact-internal-only', mirror('public'), mirror('internal'));
    const [finding] = analyzedBy(artifactInternalOnly, mirror('public')).findings;
    assert.deepEqual(
      finding?.fixes?.().map(({ title, safe }) => [title, safe]),
      [['Keep “mirror” internal: audience internal', false]],
    );
  });
});
