import assert from 'node:assert/strict';
import { textOf } from '../../../server/src/text/span';
import { stale } from '../../../server/src/rules/report/stale';
import { analyzed, applied, checkFix, checkRule, only } from '../../kit/check';
import { FILES, RELEASE, reportText, WORD_COUNTS } from '../../kit/release';

const PATH = 'reports/word-counts.data.md';
const updated = (date: string): string => WORD_COUNTS.replace('    reports:', `    updated: ${date}\n    reports:`);
const dated = (date: string): string => RELEASE.replace('    status:', `    date: ${date}\n    status:`);
const REASON = 'it comes from ValuePrism (AI2-ImpACT-MR, medium risk).';

describe('report/stale', () => {
  it('marks the path of a report that is older than the last update', () => {
    const { findings } = checkRule(
      stale,
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
    updated: 2023-08-22
    reports:
      data: reports/word-counts.data.md
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error report/stale: reports/word-counts.data.md is dated 2023-08-21, before the last update of Word Counts on 2023-08-22: ${REASON}
${RELEASE}`,
      { files: FILES },
    );
    assert.deepEqual(
      findings[0]?.related?.slice(-2).map(({ message }) => message),
      ['Word Counts was updated on 2023-08-22.', 'The report is dated 2023-08-21.'],
    );
    assert.equal(findings[0].related.length, 6);
  });

  it('marks the date of a release before its report', () => {
    const { findings } = checkRule(
      stale,
      `${WORD_COUNTS}distributions:
  github:
    of: word-counts
    audience: public
    date: 2023-08-20
#         ^^^^^^^^^^ warning report/stale: reports/word-counts.data.md is dated 2023-08-21, after the release of Word Counts on 2023-08-20: ${REASON}
    agreement: LICENSE.md
    attribution: ValuePrism is licensed under the AI2 ImpACT License for Medium Risk Artifacts, © 2023 The Allen Institute for Artificial Intelligence.
    notices: NOTICE.md
`,
      { files: FILES },
    );
    assert.equal(findings[0]?.remedy, 'Publish the report before the release, or correct the date.');
    assert.equal(findings[0].related?.length, 5);
  });

  it('marks the one release of two that was too early', () => {
    const later = dated('2023-08-21').replace('distributions:\n', '').replace('github', 'hub');
    const { findings } = analyzed(WORD_COUNTS + dated('2023-08-20') + later, {
      files: FILES,
      ...only('report/stale'),
    });
    assert.deepEqual(
      findings.map(({ rule, span }) => `${rule} ${span.fragment.text.slice(span.start, span.end)}`),
      ['report/stale 2023-08-20'],
    );
  });

  it('is silent about a report that was renewed after an update of what had been released', () => {
    const renewed = { ...FILES, [PATH]: reportText({ category: 'data', date: '2023-09-02' }) };
    checkRule(stale, updated('2023-09-01') + dated('2023-08-21'), { files: renewed });
  });

  it('is silent on the same day', () => {
    checkRule(stale, updated('2023-08-21') + dated('2023-08-21'), { files: FILES });
  });

  it('is silent without a date to go by', () => {
    const undated = reportText({ category: 'data' }).replace('date: 2023-08-21\n', '');
    const wrong = reportText({ category: 'data', date: 'August' });
    for (const report of [undated, wrong]) {
      const { findings } = analyzed(updated('2024-01-01') + dated('2020-01-01'), {
        files: { ...FILES, 'reports/word-counts.data.md': report },
        ...only('report/stale', 'report/incomplete'),
      });
      assert.deepEqual(
        findings.map(({ rule }) => rule),
        ['report/incomplete'],
      );
    }
  });

  it('is silent inside and on what was withdrawn', () => {
    checkRule(stale, updated('2024-01-01') + dated('2020-01-01').replace('public', 'internal'), { files: FILES });
    checkRule(stale, updated('2024-01-01') + dated('2020-01-01').replace('released', 'withdrawn'), { files: FILES });
  });

  describe('of a report with a fingerprint', () => {
    const begun = (): { text: string; files: Readonly<Record<string, string>> } => {
      const rest = { 'LICENSE.md': FILES['LICENSE.md'] ?? '', 'NOTICE.md': FILES['NOTICE.md'] ?? '' };
      const without = WORD_COUNTS.replace('    reports:\n      data: reports/word-counts.data.md\n', '') + RELEASE;
      const analysis = analyzed(without, { files: rest, ...only('report/missing') });
      const fix = analysis.findings[0]?.fixes?.()[0];
      assert.ok(fix);
      return applied(analysis, fix, { files: rest });
    };
    const { text, files: blank } = begun();
    const answered = (blank[PATH] ?? '').replace(/<!-- [A-Z][^>]*-->/g, 'An answer.');
    const files = { ...blank, [PATH]: answered };

    it('is silent as long as nothing moves', () => {
      checkRule(stale, text, { files });
    });

    it('tells what has moved since', () => {
      const { findings } = checkRule(
        stale,
        `version: 1
artifacts:
  value-prism:
    name: ValuePrism
    type: data
    license: AI2-ImpACT-MR
    year: 2023
derivatives:
  word-counts:
    name: Letter Counts
    type: data
    from:
      value-prism: modified
    changes: Counted the letters.
    reports:
      data: reports/word-counts.data.md
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error report/stale: reports/word-counts.data.md describes an earlier state of Letter Counts: its name has changed, its “changes” have changed and “value-prism” was incorporated and is now modified. Letter Counts comes from ValuePrism (AI2-ImpACT-MR, medium risk).
${RELEASE}`,
        { files },
      );
      assert.ok(answered.includes(textOf(findings[0]?.related?.at(-1)?.span ?? assert.fail())));
    });

    it('brings up to date what is generated, and leaves the answers alone', () => {
      const moved = text.replace('name: Word Counts', 'name: Letter Counts').replace('the words', 'the letters');
      checkFix('report/stale', moved, moved, { files });
      const analysis = analyzed(moved, { files, ...only('report/stale') });
      const fix = analysis.findings[0]?.fixes?.()[0];
      assert.ok(fix);
      assert.equal(fix.safe, false);
      const after = applied(analysis, fix, { files }).files[PATH] ?? '';
      const lines = (report: string): string[] => report.split('\n');
      assert.deepEqual(
        lines(after).filter((line) => !lines(answered).includes(line) && !line.startsWith('fingerprint: ')),
        ['# Derivative Impact Report: Letter Counts', 'Counted the letters.'],
      );
      checkRule(stale, moved, { files: { ...files, [PATH]: after } });
    });

    it('leaves a title and a list of sources that a person wrote', () => {
      const own = answered
        .replace(/^# .*$/m, '# Our report')
        .replace(/<!-- impact-manifest[\s\S]*end -->/, 'Counted the words of ValuePrism.');
      const moved = text.replace('the words', 'the letters');
      const analysis = analyzed(moved, { files: { ...files, [PATH]: own }, ...only('report/stale') });
      const fix = analysis.findings[0]?.fixes?.()[0];
      assert.deepEqual(
        fix?.edits.map(({ span }) => textOf(span).slice(0, 8)),
        ['v1 name:'],
      );
    });
  });
});
