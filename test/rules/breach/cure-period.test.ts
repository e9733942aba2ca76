import assert from 'node:assert/strict';
import { curePeriod } from '../../../server/src/rules/breach/cure-period';
import { analyzed, checkFix, checkRule, only } from '../../kit/check';

const manifest = (dates: string): string => `version: 1
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
      dolma: incorporated
breaches:
  - of: words
${dates}`;

const ONLY = only('breach/cure-period', 'coverage/unknown-license', 'manifest/reference');

describe('breach/cure-period', () => {
  it('tells the last day and how many are left', () => {
    const { findings } = checkRule(
      curePeriod,
      `version: 1
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
      dolma: incorporated
breaches:
  - of: words
    notified: 2024-02-20
#             ^^^^^^^^^^ warning breach/cure-period: The breach of the license of Words must be remedied by 2024-03-21: 20 days are left.
  - of: words
    notified: 2024-01-31
#             ^^^^^^^^^^ warning breach/cure-period: The breach of the license of Words must be remedied by 2024-03-01: today is the last day.
  - of: dolma
    notified: "2024-02-01"
#             ^^^^^^^^^^^^ warning breach/cure-period: The breach of the license of Dolma must be remedied by 2024-03-02: 1 day is left.
  - of: dolma
    notified: 2024-02-20
#             ^^^^^^^^^^ warning breach/cure-period: The breach of the license of Dolma must be remedied by 2024-03-21: 20 days are left. The day under “remedied”, 2024-03-05, is in the future.
    remedied: 2024-03-05
  - of: dolma
    notified: 2024-02-20
#             ^^^^^^^^^^ warning breach/cure-period: The breach of the license of Dolma must be remedied by 2024-03-21: 20 days are left. The day under “remedied”, 2024-03-30, is too late.
    remedied: 2024-03-30
`,
      { today: '2024-03-01' },
    );
    assert.deepEqual(
      findings[0]?.related?.map(({ message }) => message),
      [
        'Words is made from Dolma (incorporated).',
        'Dolma is under a license of The Allen Institute for Artificial Intelligence.',
        'Its license is AI2-ImpACT-MR: medium risk.',
      ],
    );
  });

  it('is silent about a breach that was remedied, until its last day', () => {
    checkRule(curePeriod, manifest('    notified: 2024-01-01\n    remedied: 2024-01-31\n'), { today: '2024-04-01' });
    checkRule(curePeriod, manifest('    notified: 2024-01-01\n    remedied: 2024-01-02\n'), { today: '2024-01-02' });
  });

  it('is silent about other licenses, of whose terms it knows nothing', () => {
    const other = manifest('    notified: 2024-02-20\n');
    checkRule(curePeriod, other.replace('AI2-ImpACT-MR', 'MIT'));
    const said = analyzed(other.replace('AI2-ImpACT-MR', 'unknown'), ONLY).findings.map(({ rule }) => rule);
    assert.deepEqual(said, ['breach/cure-period']);
  });

  it('leaves an id that is none to another rule', () => {
    const text = manifest('    notified: 2024-02-20\n').replace('of: words', 'of: words-2');
    assert.deepEqual(
      analyzed(text, ONLY).findings.map(({ rule }) => rule),
      ['manifest/reference'],
    );
  });

  it('leaves dates that are none to the schema', () => {
    for (const dates of ['    notified: 2024-02-30\n', '    notified: 2024-02-20\n    remedied: soon\n']) {
      const rules = analyzed(manifest(dates)).findings.map(({ rule }) => rule);
      assert.ok(!rules.includes('breach/cure-period'), rules.join());
    }
  });

  it('records the day of the remedy, which only the author can say', () => {
    const before = manifest('    notified: 2024-02-20\n    use-based: true\n');
    const after = manifest('    notified: 2024-02-20\n    remedied: 2024-03-01\n    use-based: true\n');
    checkFix('breach/cure-period', before, after, { today: '2024-03-01' });
    const { findings } = analyzed(before, ONLY);
    assert.deepEqual(
      findings[0]?.fixes?.().map(({ safe }) => safe),
      [false],
    );
    const early = manifest('    notified: 2024-02-20\n    remedied: 2024-03-11\n');
    checkFix('breach/cure-period', early, early.replace('03-11', '03-01'), { today: '2024-03-01' });
  });
});
