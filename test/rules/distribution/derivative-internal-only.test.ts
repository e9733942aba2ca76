import assert from 'node:assert/strict';
import { derivativeInternalOnly } from '../../../server/src/rules/distribution/derivative-internal-only';
import { checkFix, checkRule } from '../../kit/check';
import { FILES, RELEASE, WORD_COUNTS } from '../../kit/release';

const DETECTOR = `version: 1
artifacts:
  dialogs:
    name: Dialogs
    type: data
    license: AI2-ImpACT-LR
  probes:
    name: Probes
    type: data
    license: AI2-ImpACT-HR
derivatives:
  cleaned:
    name: cleaned
    type: data
    from:
      probes: modified
  tuned:
    name: tuned
    type: model
    from:
      dialogs: trained-on
      cleaned: trained-on
  detector:
    name: detector
    type: application
    from:
      tuned: embedded
`;

describe('distribution/derivative-internal-only', () => {
  it('marks a derivative and shows the way to what is of high risk', () => {
    const { findings, tree } = checkRule(
      derivativeInternalOnly,
      `${DETECTOR}distributions:
  hub:
    of: detector
#       ^^^^^^^^ error distribution/derivative-internal-only: detector may not be shared outside your organization: it comes from Probes (AI2-ImpACT-HR, high risk: internal use only) through cleaned → tuned.
    audience: public
`,
    );
    assert.deepEqual(
      findings[0]?.related?.map(({ span, message }) => {
        const place = tree.resolve(span);
        return `${tree.text.slice(place?.start, place?.end)}: ${message}`;
      }),
      [
        'detector: “hub” shares detector.',
        'tuned: detector is made from tuned (embedded).',
        'cleaned: tuned is made from cleaned (trained-on).',
        'probes: cleaned is made from Probes (modified).',
        'probes: Probes is under a license of The Allen Institute for Artificial Intelligence.',
        'AI2-ImpACT-HR: Its license is AI2-ImpACT-HR: high risk.',
      ],
    );
  });

  it('takes authors by their word who state high risk', () => {
    checkRule(
      derivativeInternalOnly,
      `version: 1
artifacts:
  value-prism:
    name: ValuePrism
    type: data
    license: AI2-ImpACT-MR
derivatives:
  cleaned:
    name: cleaned
    type: data
    from:
      value-prism: modified
    risk: high
  sorted:
    name: sorted
    type: data
    from:
      cleaned: modified
distributions:
  hub:
    of: [cleaned, sorted]
#        ^^^^^^^ error distribution/derivative-internal-only: cleaned may not be shared outside your organization: it states high risk itself (internal use only).
#                 ^^^^^^ error distribution/derivative-internal-only: sorted may not be shared outside your organization: it comes from cleaned (which states high risk: internal use only).
    audience: third-party
    status: released
`,
    );
  });

  it('goes on through other manifests', () => {
    checkRule(
      derivativeInternalOnly,
      `version: 1
artifacts:
  upstream:
    manifest: up/impact.yaml#tuned
derivatives:
  merged:
    name: Merged
    type: model
    from:
      upstream: weights-modified
distributions:
  hub:
    of: [merged, upstream]
#        ^^^^^^ error distribution/derivative-internal-only: Merged may not be shared outside your organization: it comes from Probes (AI2-ImpACT-HR, high risk: internal use only) through cleaned → tuned.
#                ^^^^^^^^ error distribution/derivative-internal-only: tuned may not be shared outside your organization: it comes from Probes (AI2-ImpACT-HR, high risk: internal use only) through cleaned → tuned.
    audience: public
`,
      { files: { 'up/impact.yaml': DETECTOR } },
    );
  });

  it('finds high risk in a circle, once for each subject', () => {
    checkRule(
      derivativeInternalOnly,
      `version: 1
artifacts:
  probes:
    name: Probes
    type: data
    license: AI2-ImpACT-HR
derivatives:
  one:
    name: one
    type: data
    from:
      two: modified
  two:
    name: two
    type: data
    from:
      one: modified
      probes: incorporated
distributions:
  hub:
    of: one
#       ^^^ error distribution/derivative-internal-only: one may not be shared outside your organization: it comes from Probes (AI2-ImpACT-HR, high risk: internal use only) through two.
    audience: public
`,
    );
  });

  it('is silent on medium risk, inside, and on what was withdrawn', () => {
    checkRule(derivativeInternalOnly, WORD_COUNTS + RELEASE, { files: FILES });
    const hub = (rest: string): string => `${DETECTOR}distributions:\n  hub:\n    of: detector\n${rest}`;
    checkRule(derivativeInternalOnly, hub('    audience: internal\n'));
    checkRule(derivativeInternalOnly, hub('    audience: public\n    status: withdrawn\n'));
  });

  it('offers to keep it inside', () => {
    const hub = (audience: string): string =>
      `${DETECTOR}distributions:\n  hub: { of: detector, audience: ${audience} }\n`;
    checkFix('distribution/derivative-internal-only', hub('public'), hub('internal'));
  });
});
