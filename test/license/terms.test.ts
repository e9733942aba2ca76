import assert from 'node:assert/strict';
import {
  DISCLAIMER,
  DISTRIBUTION_RULES,
  IMPACT_REPORT_RULE,
  OPEN_POINTS,
  openPoint,
  PERMISSIONS,
  SOURCES,
  termLabel,
  termOf,
} from '../../server/src/license/terms';
import { TIERS } from '../../server/src/license/tier';

describe('terms', () => {
  it('holds the permission table', () => {
    const rows = PERMISSIONS.map((row) => [row.activity, ...TIERS.map((tier) => row.terms[tier])]);
    assert.deepEqual(rows, [
      ['use', 'yes', 'yes', 'yes'],
      ['distribute-artifact', 'with rules', 'internal only', 'internal only'],
      ['distribute-derivatives', 'with rules', 'with rules', 'internal only'],
      ['use-restrictions', 'yes', 'yes', 'yes'],
      ['modification-notice', 'yes', 'yes', 'not applicable'],
      ['impact-report', 'yes', 'yes', 'not applicable'],
    ]);
    for (const row of PERMISSIONS) for (const tier of TIERS) assert.equal(termOf(tier, row.activity), row.terms[tier]);
  });

  it('says each term in words', () => {
    assert.equal(termLabel(termOf('low', 'distribute-artifact')), 'yes, with the distribution rules');
    assert.equal(termLabel(termOf('medium', 'distribute-artifact')), 'no: internal use only');
    assert.equal(termLabel('yes'), 'yes');
    assert.equal(termLabel('not applicable'), 'not applicable');
  });

  it('owes a modification notice for derivatives only, and everything else for both', () => {
    assert.deepEqual(
      DISTRIBUTION_RULES.map(({ id, forms }) => [id, forms.includes('artifact'), forms.includes('derivative')]),
      [
        ['flow-down', true, true],
        ['attribution', true, true],
        ['notices', true, true],
        ['modification-notice', false, true],
      ],
    );
  });

  it('writes whole sentences', () => {
    const sentences = [
      DISCLAIMER,
      IMPACT_REPORT_RULE,
      ...DISTRIBUTION_RULES.map((rule) => rule.sentence),
      ...OPEN_POINTS.map((point) => point.sentence),
    ];
    for (const sentence of sentences) assert.match(sentence, /^[A-Z].*\.$/);
  });

  it('links to no page of the licensor, since they are gone', () => {
    assert.doesNotMatch(JSON.stringify([SOURCES, OPEN_POINTS, DISTRIBUTION_RULES]), /https?:/);
  });

  it('marks what is not sure', () => {
    assert.equal(openPoint('share-alike')?.certainty, 'likely');
    for (const id of ['trained-on', 'generated', 'mixed-tiers', 'same-license', 'cure-clock'] as const) {
      assert.equal(openPoint(id)?.certainty, 'open', id);
    }
    assert.equal(OPEN_POINTS.length, 7);
  });
});
