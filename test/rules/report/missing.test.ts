import assert from 'node:assert/strict';
import { missing } from '../../../server/src/rules/report/missing';
import { analyzed, applied, checkFix, checkRule, only } from '../../kit/check';
import { FILES, RELEASE, reportText, WORD_COUNTS } from '../../kit/release';

const REPORTS = '    reports:\n      data: reports/word-counts.data.md\n';
const WITHOUT = WORD_COUNTS.replace(REPORTS, '');

describe('report/missing', () => {
  it('marks a derivative without its report, where it is shared', () => {
    const { findings } = checkRule(
      missing,
      `${WITHOUT}distributions:
  github:
    of: [word-counts]
#        ^^^^^^^^^^^ warning report/missing: Word Counts is a data derivative without a Derivative Impact Report: it comes from ValuePrism (AI2-ImpACT-MR, medium risk).
    audience: third-party
    agreement: LICENSE.md
    attribution: ValuePrism is licensed under the AI2 ImpACT License for Medium Risk Artifacts, © 2023 The Allen Institute for Artificial Intelligence.
    notices: NOTICE.md
`,
      { files: FILES },
    );
    assert.equal(findings[0]?.remedy, 'Write the report and name it in “reports”, as “data”, of “word-counts”.');
    assert.equal(findings[0].related?.length, 4);
  });

  it('is an error once it is released', () => {
    const { findings } = analyzed(WITHOUT + RELEASE, { files: FILES, ...only('report/missing') });
    assert.deepEqual(
      findings.map(({ rule, severity }) => `${severity} ${rule}`),
      ['error report/missing'],
    );
  });

  it('asks for a report of each category, each with the way to what makes it one', () => {
    checkRule(
      missing,
      `version: 1
artifacts:
  value-prism:
    name: ValuePrism
    type: data
    license: AI2-ImpACT-MR
    year: 2023
  tulu-2:
    name: Tulu 2
    type: model
    license: AI2-ImpACT-LR
    year: 2023
derivatives:
  dialogs:
    name: Dialogs
    type: data
    from:
      tulu-2: generated
  counter:
    name: Counter
    type: model
    from:
      value-prism: trained-on
      dialogs: trained-on
    changes: Trained it.
distributions:
  hub:
    of: counter
#       ^^^^^^^ error report/missing: Counter is a data derivative without a Derivative Impact Report: it comes from ValuePrism (AI2-ImpACT-MR, medium risk).
#       ^^^^^^^ error report/missing: Counter is a model derivative without a Derivative Impact Report: it comes from Tulu 2 (AI2-ImpACT-LR, low risk) through Dialogs.
    audience: public
    status: released
    agreement: LICENSE.md
    attribution: |
      ValuePrism is licensed under the AI2 ImpACT License for Medium Risk Artifacts, © 2023 The Allen Institute for Artificial Intelligence.
      Tulu 2 is licensed under the AI2 ImpACT License for Low Risk Artifacts, © 2023 The Allen Institute for Artificial Intelligence.
    notices: NOTICE.md
`,
      { files: FILES },
    );
  });

  it('is silent with a report, inside, on what was withdrawn, and where no ImpACT license reaches', () => {
    checkRule(missing, WORD_COUNTS + RELEASE, { files: FILES });
    checkRule(missing, WITHOUT + RELEASE.replace('public', 'internal'), { files: FILES });
    checkRule(missing, WITHOUT + RELEASE.replace('released', 'withdrawn'), { files: FILES });
    checkRule(missing, WITHOUT.replace('AI2-ImpACT-MR', 'Apache-2.0') + RELEASE, { files: FILES });
    checkRule(missing, WITHOUT, { files: FILES });
  });

  it('is silent on an artifact as it is, and on what may not be shared at all', () => {
    for (const text of [
      WITHOUT.replace('MR', 'LR') + RELEASE.replace('of: word-counts', 'of: value-prism'),
      WITHOUT.replace('MR', 'HR') + RELEASE,
    ]) {
      const { findings } = analyzed(text, { files: FILES });
      assert.deepEqual(
        findings.filter(({ rule }) => rule === 'report/missing'),
        [],
      );
    }
  });

  it('asks for the reports of a derivative of another manifest at its id here', () => {
    const { findings } = analyzed(
      `version: 1
artifacts:
  counts:
    manifest: up/impact.yaml#word-counts
${RELEASE.replace('of: word-counts', 'of: counts')}`,
      { files: { ...FILES, 'up/impact.yaml': WITHOUT }, ...only('report/missing') },
    );
    assert.deepEqual(
      findings.map(({ rule, span, fixes }) => [rule, span.fragment.text.slice(span.start, span.end), fixes?.()]),
      [['report/missing', 'counts', []]],
    );
  });

  describe('fixes', () => {
    it('begin a report and name it, for a person to answer', () => {
      const setting = { files: { ...FILES } };
      const begun = Object.fromEntries(Object.entries(setting.files).filter(([path]) => !path.startsWith('reports/')));
      const analysis = analyzed(WITHOUT + RELEASE, { files: begun, ...only('report/missing') });
      const fix = analysis.findings[0]?.fixes?.()[0];
      assert.equal(fix?.title, 'Create the data report reports/word-counts.data.md');
      assert.equal(fix.safe, false);
      const { text, files } = applied(analysis, fix, { files: begun });
      assert.equal(text, WITHOUT + REPORTS + RELEASE);
      assert.ok(files['reports/word-counts.data.md']?.includes('\ncategory: data\n'));
      assert.deepEqual(
        analyzed(text, { files, ...only('report/missing', 'report/incomplete') }).findings.map(({ rule }) => rule),
        ['report/incomplete'],
      );
    });

    it('name a report that is there, and leave it as it is', () => {
      checkFix('report/missing', WITHOUT + RELEASE, WITHOUT + REPORTS + RELEASE, {
        files: FILES,
        title: 'Name reports/word-counts.data.md as the data report',
      });
    });

    it('add to reports that are named', () => {
      const both = WORD_COUNTS.replace(
        'derivatives:',
        '  tulu-2:\n    name: Tulu 2\n    type: model\n    risk: low\n    year: 2023\nderivatives:',
      ).replace('incorporated\n', 'incorporated\n      tulu-2: generated\n');
      const release = RELEASE.replace(
        /(?<before>attribution: \|\n.*\n)/,
        '$<before>      Tulu 2 is licensed under the AI2 ImpACT License for Low Risk Artifacts, © 2023 The Allen Institute for Artificial Intelligence.\n',
      );
      checkFix('report/missing', both + release, `${both}      model: reports/word-counts.model.md\n${release}`, {
        files: { ...FILES, 'reports/word-counts.model.md': reportText({ category: 'model' }) },
      });
    });
  });
});
