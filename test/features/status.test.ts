import assert from 'node:assert/strict';
import { distributionStatus, owedReports } from '../../server/src/features/status';
import { analyzed } from '../kit/check';

const WORKS = `version: 1
artifacts:
  corpus: { name: Corpus, type: data, license: AI2-ImpACT-MR, year: 2023 }
  tulu: { name: Tulu, type: model, license: AI2-ImpACT-LR, year: 2023 }
  secret: { name: Secret, type: data, risk: high }
  free: { name: Free, type: data, license: Apache-2.0 }
derivatives:
  counts: { name: Counts, type: data, from: { corpus: incorporated } }
  tuned: { name: Tuned, type: model, from: { tulu: fine-tuned, corpus: trained-on }, reports: { model: tuned.md } }
  hidden: { name: Hidden, type: data, from: { secret: modified } }
  other: { name: Other, type: data, from: { free: modified } }
`;

describe('the status of a manifest', () => {
  it('is the verdict of each distribution with its obligations in numbers', () => {
    const analysis = analyzed(`${WORKS}distributions:
  mirror: { of: corpus, audience: public }
  lab: { of: secret, audience: internal }
  tulu: { of: tulu, audience: third-party, agreement: https://example.org/terms }
  gone: { of: corpus, audience: public, status: withdrawn }
`);
    assert.deepEqual(distributionStatus(analysis), [
      { id: 'mirror', verdict: 'forbidden', owed: 0, met: 0 },
      { id: 'lab', verdict: 'internal', owed: 0, met: 0 },
      { id: 'tulu', verdict: 'obligations-missing', owed: 2, met: 0 },
    ]);
  });

  it('is nothing where nothing is distributed', () => {
    assert.deepEqual(distributionStatus(analyzed(WORKS)), []);
  });

  it('lists a report for each category, but none of what may not be shared or owes nothing', () => {
    assert.deepEqual(owedReports(analyzed(WORKS)), [
      { derivative: 'counts', name: 'Counts', category: 'data', isNamed: false },
      { derivative: 'tuned', name: 'Tuned', category: 'data', isNamed: false },
      { derivative: 'tuned', name: 'Tuned', category: 'model', isNamed: true },
    ]);
  });
});
