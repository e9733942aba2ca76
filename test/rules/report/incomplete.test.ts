import assert from 'node:assert/strict';
import { analyze } from '../../../server/src/analysis/analyze';
import { incomplete } from '../../../server/src/rules/report/incomplete';
import { analyzedBy, checkRule } from '../../kit/check';
import { FILES, RELEASE, reportText, WORD_COUNTS } from '../../kit/release';

const PATH = 'reports/word-counts.data.md';
const withReport = (text: string): Record<string, string> => ({ ...FILES, [PATH]: text });
const told = (text: string, report: string): readonly string[] =>
  analyzedBy(incomplete, text, { files: withReport(report) }).findings.map(
    ({ rule, message }) => `${rule}: ${message}`,
  );

const REASON = 'Word Counts comes from ValuePrism (AI2-ImpACT-MR, medium risk).';

describe('report/incomplete', () => {
  it('marks the path of a report that leaves questions open, and shows them in it', () => {
    const { findings } = checkRule(
      incomplete,
      `version: 1
artifacts:
  value-prism:
    name: ValuePrism
    type: data
    license: AI2-ImpACT-MR
    year: 2023
derivatives:
  word-counts:
    name: Word Counts
    type: data
    from:
      value-prism: incorporated
    changes: Counted the words.
    reports:
      data: reports/word-counts.data.md
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error report/incomplete: reports/word-counts.data.md leaves 2 of 5 questions unanswered (Funding and Dataset Size): ${REASON}
${RELEASE}`,
      { files: withReport(reportText({ category: 'data', open: ['Funding', 'Dataset Size'] })) },
    );
    assert.equal(findings[0]?.remedy, 'Answer below Funding and Dataset Size.');
    assert.deepEqual(
      findings[0].related
        ?.slice(-2)
        .map(({ span, message }) => [span.fragment.uri, span.fragment.text.slice(span.start, span.end), message]),
      [
        [
          `file:///w/${PATH}`,
          'Funding',
          'Unanswered: What is the source of funding of the program, project or initiative that developed it?',
        ],
        [`file:///w/${PATH}`, 'Dataset Size', 'Unanswered: How many examples does it hold overall?'],
      ],
    );
    assert.equal(findings[0].related.length, 6);
  });

  it('misses questions whose headings are not there', () => {
    assert.deepEqual(told(WORD_COUNTS + RELEASE, '# Report\n\nAll is well.\n'), [
      `report/incomplete: ${PATH} leaves 5 of 5 questions unanswered (Intended Use, Intended Users, Funding, Dataset Sources & Modifications and Dataset Size): ${REASON}`,
    ]);
  });

  it('marks a report of the other category, whose answers are to other questions', () => {
    assert.deepEqual(told(WORD_COUNTS + RELEASE, reportText({ category: 'model' })), [
      `report/incomplete: ${PATH} says that it is a model report, but the data report is owed: ${REASON}`,
    ]);
  });

  it('marks a report on something else', () => {
    assert.deepEqual(told(WORD_COUNTS + RELEASE, reportText({ category: 'data', derivative: 'other' })), [
      `report/incomplete: ${PATH} says that it is about “other”, not about “word-counts”: ${REASON}`,
    ]);
  });

  it('says so once for several distributions, with the weight of the release', () => {
    const report = reportText({ category: 'data', open: ['Funding'] });
    const plan = RELEASE.replace('distributions:\n', '').replace('github', 'plan').replace('released', 'planned');
    const told = (distributions: string): readonly string[] =>
      analyzedBy(incomplete, WORD_COUNTS + distributions, { files: withReport(report) }).findings.map(
        ({ severity, rule, related }) => `${severity} ${rule}: ${related?.[0]?.message ?? ''}`,
      );
    assert.deepEqual(told(`distributions:\n${plan}${RELEASE.replace('distributions:\n', '')}`), [
      'error report/incomplete: “github” shares Word Counts.',
    ]);
    assert.deepEqual(told(`distributions:\n${plan}${plan.replace('plan', 'later')}`), [
      'warning report/incomplete: “plan” shares Word Counts.',
    ]);
  });

  it('weighs more as soon as a distribution is edited to be released', () => {
    const text = WORD_COUNTS + RELEASE.replace('released', 'planned');
    const before = analyzedBy(incomplete, text, {
      files: withReport(reportText({ category: 'data', open: ['Funding'] })),
    });
    const start = text.indexOf('planned');
    const tree = before.tree.edited({ start, end: start + 'planned'.length, newText: 'released' });
    const after = analyze(tree, { world: before.world, options: before.options, rules: [incomplete] }, before);
    assert.deepEqual(
      [before, after].map(({ findings }) => findings.map(({ severity, rule }) => `${severity} ${rule}`)),
      [['warning report/incomplete'], ['error report/incomplete']],
    );
  });

  it('is silent on whole reports, with and without front matter', () => {
    checkRule(incomplete, WORD_COUNTS + RELEASE, { files: FILES });
    const bare = reportText({ category: 'data' }).replace(/^---\n[\s\S]*?\n---\n/, '');
    assert.ok(bare.startsWith('# '));
    const { findings } = analyzedBy(incomplete, WORD_COUNTS + RELEASE, { files: withReport(bare) });
    assert.deepEqual(
      findings.map(({ rule, severity }) => `${severity} ${rule}`),
      [],
    );
  });

  for (const [front, says] of [
    ['impact-report: 1\ncategory: data\ndate: 2023-08-21\n---', 'needs the id of its derivative'],
    ['impact-report: 1\ncategory: data\nderivative: word-counts\ndate: Friday\n---', 'YYYY-MM-DD'],
    ['impact-report: 1\ncategory: data\nderivative: word-counts\ndate: 2999-01-01\n---', '2999-01-01 is in the future'],
    [
      'impact-report: 1\ncategory: data\nderivative: word-counts\ndate: 2023-08-21',
      'is not closed by a line of three dashes',
    ],
    ['title: Mine\n---', 'needs'],
  ] as const) {
    it(`marks front matter that does not say what it has to: ${JSON.stringify(front)}`, () => {
      const body = reportText({ category: 'data' }).replace(/^---\n[\s\S]*?\n---\n/, `---\n${front}\n`);
      const { findings } = analyzedBy(incomplete, WORD_COUNTS + RELEASE, { files: withReport(body) });
      assert.deepEqual(
        findings.map(({ rule, severity }) => `${severity} ${rule}`),
        ['error report/incomplete'],
      );
      assert.ok(findings[0]?.message.includes(says), findings[0]?.message);
    });
  }

  it('takes one report for all of a set that it names', () => {
    const about = (id: string): Record<string, string> => withReport(reportText({ category: 'data', derivative: id }));
    checkRule(incomplete, WORD_COUNTS + RELEASE, { files: about('[other, word-counts]') });
    const { findings } = analyzedBy(incomplete, WORD_COUNTS + RELEASE, { files: about('[other, more]') });
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['report/incomplete'],
    );
  });

  it('is silent where no report is owed', () => {
    const open = withReport('');
    checkRule(incomplete, WORD_COUNTS, { files: open });
    checkRule(incomplete, WORD_COUNTS + RELEASE.replace('public', 'internal'), { files: open });
    checkRule(incomplete, WORD_COUNTS + RELEASE.replace('released', 'withdrawn'), { files: open });
    checkRule(incomplete, WORD_COUNTS.replace('AI2-ImpACT-MR', 'Apache-2.0') + RELEASE, { files: open });
  });

  it('does not look at a URL, and leaves a missing file to another rule', () => {
    checkRule(incomplete, (WORD_COUNTS + RELEASE).replace(PATH, 'https://example.org/report'), { files: FILES });
    const { findings } = analyzedBy(incomplete, (WORD_COUNTS + RELEASE).replace(PATH, 'gone.md'), { files: FILES });
    assert.deepEqual(
      findings.filter(({ rule }) => rule.startsWith('report/')),
      [],
    );
  });

  it('stands on the id here for a report of another manifest', () => {
    checkRule(
      incomplete,
      `version: 1
artifacts:
  counts:
    manifest: up/impact.yaml#word-counts
distributions:
  hub:
    of: counts
#       ^^^^^^ warning report/incomplete: reports/word-counts.data.md leaves 1 of 5 questions unanswered (Funding): “counts” comes from ValuePrism (AI2-ImpACT-MR, medium risk) through Word Counts.
    audience: public
    agreement: LICENSE.md
    attribution: ValuePrism is licensed under the AI2 ImpACT License for Medium Risk Artifacts, © 2023 The Allen Institute for Artificial Intelligence.
    notices: NOTICE.md
`,
      {
        files: {
          ...FILES,
          'up/impact.yaml': WORD_COUNTS,
          [`up/${PATH}`]: reportText({ category: 'data', open: ['Funding'] }),
        },
      },
    );
  });
});
