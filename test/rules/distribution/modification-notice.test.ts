import assert from 'node:assert/strict';
import { modificationNotice } from '../../../server/src/rules/distribution/modification-notice';
import { analyzed, analyzedBy, checkFix, checkRule, only } from '../../kit/check';
import { FILES, RELEASE, WORD_COUNTS } from '../../kit/release';

const SILENT_ON_CHANGES = WORD_COUNTS.replace('    changes: Counted the words.\n', '');

/** What a distribution owes, and the form of what meets it. */
const ONLY = only(
  'distribution/modification-notice',
  'distribution/agreement',
  'distribution/attribution',
  'distribution/notices',
  'report/missing',
  'manifest/schema',
);

describe('distribution/modification-notice', () => {
  it('marks a derivative that says nothing of changes, where it is shared', () => {
    const { findings } = checkRule(
      modificationNotice,
      `${SILENT_ON_CHANGES}distributions:
  github:
    of: word-counts
#       ^^^^^^^^^^^ warning distribution/modification-notice: Word Counts does not say how the original was used or changed: it comes from ValuePrism (AI2-ImpACT-MR, medium risk).
    audience: public
    agreement: LICENSE.md
    attribution: ValuePrism is licensed under the AI2 ImpACT License for Medium Risk Artifacts, © 2023 The Allen Institute for Artificial Intelligence.
    notices: NOTICE.md
`,
      { files: FILES },
    );
    assert.equal(findings[0]?.remedy, 'Add “changes” to “word-counts”, the prominent notice of what was done.');
    assert.equal(findings[0].related?.length, 4);
  });

  it('is an error once it is released', () => {
    const { findings } = analyzedBy(modificationNotice, SILENT_ON_CHANGES + RELEASE, { files: FILES });
    assert.deepEqual(
      findings.map(({ rule, severity }) => `${severity} ${rule}`),
      ['error distribution/modification-notice'],
    );
  });

  it('asks only of what is shared, not of what that is made from', () => {
    checkRule(
      modificationNotice,
      `version: 1
artifacts:
  value-prism:
    name: ValuePrism
    type: data
    license: AI2-ImpACT-MR
    year: 2023
derivatives:
  cleaned:
    name: Cleaned
    type: data
    from:
      value-prism: modified
  word-counts:
    name: Word Counts
    type: data
    from:
      cleaned: incorporated
    changes: Counted the words.
    reports:
      data: reports/word-counts.data.md
${RELEASE}`,
      { files: FILES },
    );
  });

  it('is silent on an artifact as it is, which is not modified', () => {
    const { findings } = analyzed(
      'version: 1\nartifacts:\n  tulu-2:\n    name: Tulu 2\n    type: model\n    license: AI2-ImpACT-LR\ndistributions:\n  hub:\n    of: tulu-2\n    audience: public\n',
      ONLY,
    );
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['distribution/agreement', 'distribution/attribution'],
    );
  });

  it('leaves a value that is none to another rule', () => {
    const { findings } = analyzedBy(modificationNotice, WORD_COUNTS.replace('Counted the words.', '') + RELEASE, {
      files: FILES,
    });
    assert.deepEqual(
      findings.filter(({ rule }) => rule === 'distribution/modification-notice'),
      [],
    );
  });

  it('offers to begin with the sources, for a person to go on', () => {
    checkFix(
      'distribution/modification-notice',
      SILENT_ON_CHANGES + RELEASE,
      WORD_COUNTS.replace('Counted the words.', 'Made from ValuePrism (incorporated).') + RELEASE,
      { files: { ...FILES, 'NOTICE.md': 'Made from ValuePrism (incorporated).\n' } },
    );
    const [finding] = analyzedBy(modificationNotice, SILENT_ON_CHANGES + RELEASE, { files: FILES }).findings;
    assert.deepEqual(
      finding?.fixes?.().map(({ safe }) => safe),
      [false],
    );
  });

  it('offers no change to another manifest', () => {
    const { findings } = analyzedBy(
      modificationNotice,
      `version: 1\nartifacts:\n  counts:\n    manifest: up/impact.yaml#word-counts\n${RELEASE.replace('of: word-counts', 'of: counts')}`,
      { files: { ...FILES, 'up/impact.yaml': SILENT_ON_CHANGES.replace('reports/', '../reports/') } },
    );
    const finding = findings.find(({ rule }) => rule === 'distribution/modification-notice');
    assert.ok(finding);
    assert.match(finding.message, /: it comes from ValuePrism \(AI2-ImpACT-MR, medium risk\)\.$/);
    assert.deepEqual(finding.fixes?.(), []);
  });

  it('leaves a misspelled field to the schema, as the other obligations do', () => {
    const slips = {
      '    changes:': '    chages:',
      '    reports:': '    report:',
      '    agreement:': '    agrement:',
      '    attribution:': '    atribution:',
      '    notices:': '    notice:',
      '    year:': '    yaer:',
    };
    for (const [right, slip] of Object.entries(slips)) {
      const text = (WORD_COUNTS + RELEASE).replace(right, slip);
      assert.deepEqual(
        analyzed(text, { files: FILES, ...ONLY }).findings.map(({ rule }) => rule),
        ['manifest/schema'],
        slip,
      );
    }
  });
});
