import assert from 'node:assert/strict';
import { reportCompletions } from '../../server/src/features/report/completion';
import { analyzeReport } from '../../server/src/analysis/analyze-document';
import { wholeDocument } from '../../server/src/analysis/document';
import type { Finding } from '../../server/src/findings/finding';
import { silencesInText, silencingEdit } from '../../server/src/features/code-actions/silence';
import { reportHover } from '../../server/src/features/report/hover';
import { reportLens, reportLinkAt, reportLinks } from '../../server/src/features/report/links';
import { isReport, ownersIn } from '../../server/src/rules/report-subject';
import type { ReportSubject } from '../../server/src/rules/rule';
import type { Options } from '../../server/src/analysis/options';
import { readReport } from '../../server/src/report/report';
import { applyEdits } from '../../server/src/text/edit';
import { textOf } from '../../server/src/text/span';
import { analyzed, TODAY } from '../kit/check';
import { cursorIn } from '../kit/cursor';
import { ROOT } from '../kit/files';
import { FILES, RELEASE, reportText, WORD_COUNTS } from '../kit/release';

const PATH = 'reports/word-counts.data.md';
const GOOD = FILES[PATH] ?? '';

/** A report at the place where the manifest names it, or at another one. */
function document(text: string, manifest = WORD_COUNTS, path = PATH): ReportSubject {
  const uri = `${ROOT}/${path}`;
  const { context } = analyzed(manifest, { files: { [path]: text } });
  const report = readReport(uri, text);
  return { kind: 'report', report, owners: ownersIn(context, uri), manifests: [context], today: TODAY };
}

function reportFindings(subject: ReportSubject, severities: Options['severities'] = {}): readonly Finding[] {
  const document = wholeDocument('report', subject.report.fragment);
  return isReport(subject) ? analyzeReport(document, subject, { severities, today: TODAY }).findings : [];
}

/** What is said of a report, with the words that it is said of. */
function told(subject: ReportSubject): readonly string[] {
  return reportFindings(subject).map(
    ({ rule, severity, span, message }) => `${severity} ${rule} [${textOf(span)}] ${message}`,
  );
}

/** The text after the first fix of the first finding. */
function fixed(text: string, manifest = WORD_COUNTS): string {
  const [fix] = reportFindings(document(text, manifest))[0]?.fixes?.() ?? [];
  assert.ok(fix);
  return applyEdits(
    text,
    fix.edits.map(({ span, newText }) => ({ start: span.start, end: span.end, newText })),
  );
}

describe('what is wrong in a report', () => {
  it('is nothing in one that answers all', () => {
    assert.deepEqual(told(document(GOOD)), []);
  });

  it('is nothing in a Markdown file that is no report', () => {
    const plain = '# Intended Use\n\n---\ncategory: other\n---\n';
    assert.deepEqual(told(document(plain, WORD_COUNTS, 'README.md')), []);
    assert.equal(reportLens(document(plain, WORD_COUNTS, 'README.md')), undefined);
    assert.equal(reportHover(document(plain, WORD_COUNTS, 'README.md'), 4), undefined);
    assert.deepEqual(reportCompletions(document(plain, WORD_COUNTS, 'README.md'), 0), []);
  });

  it('is each question that is not answered, and each heading that is missing', () => {
    const text = reportText({ category: 'data', open: ['Funding'] }).replace(/## Dataset Size[\s\S]*$/, '');
    assert.deepEqual(told(document(text)), [
      'warning report/incomplete [Derivative Impact Report] Not answered yet, and the heading is missing: Dataset Size.',
      'warning report/incomplete [Funding] Not answered yet: What is the source of funding of the program, project or initiative that developed it?',
    ]);
    const after = fixed(text);
    assert.ok(
      after.startsWith(text) &&
        after.endsWith('\n\n## Dataset Size\n\n<!-- How many examples does it hold overall? -->\n'),
    );
  });

  it('is front matter that breaks the schema or YAML', () => {
    assert.deepEqual(told(document(GOOD.replace('date: 2023-08-21', 'date: 21.8.2023'))), [
      'error report/incomplete [21.8.2023] “date” is “21.8.2023”; write the date as YYYY-MM-DD.',
    ]);
    assert.match(
      told(document(GOOD.replace('category: data', 'category: [data')))[0] ?? '',
      /^error report\/incomplete /,
    );
  });

  for (const [what, from, to, expected] of [
    [
      'a derivative that nothing defines',
      'word-counts\n',
      'wordcounts\n',
      'warning report/incomplete [wordcounts] No manifest here has a derivative “wordcounts”. Did you mean “word-counts”?',
    ],
    [
      'the other category',
      'category: data',
      'category: model',
      'warning report/incomplete [model] The manifest names this file as the data report of “word-counts”, but the file says that it is a model report.',
    ],
  ] as const) {
    it(`is ${what}, which can be corrected`, () => {
      const text = GOOD.replace(from, to);
      assert.ok(told(document(text)).includes(expected), told(document(text)).join('\n'));
      const other = from.trim();
      assert.ok(fixed(text).includes(other), fixed(text));
    });
  }

  it('is a derivative that another report is named for', () => {
    const manifest = `${WORD_COUNTS}  letters:\n    name: Letters\n    type: data\n    from: { value-prism: modified }\n`;
    assert.deepEqual(told(document(GOOD.replace('word-counts\n', 'letters\n'), manifest)), [
      'warning report/incomplete [letters] The manifest names this file as the report of “word-counts”, not of “letters”.',
    ]);
  });

  it('is that no manifest names it', () => {
    assert.deepEqual(told(document(GOOD, WORD_COUNTS, 'other.data.md')), [
      'information report/missing [word-counts] No manifest here names this file as a report of “word-counts”, so it does not count yet.',
    ]);
  });

  it('is a date before the last update, or still to come', () => {
    const updated = WORD_COUNTS.replace('    reports:', '    updated: 2023-09-01\n    reports:');
    assert.deepEqual(told(document(GOOD, updated)), [
      'warning report/stale [2023-08-21] Word Counts was updated on 2023-09-01, after this report.',
    ]);
    assert.deepEqual(told(document(reportText({ category: 'data', date: '2024-03-02' }))), [
      'error report/incomplete [2024-03-02] 2024-03-02 is in the future: today is 2024-03-01.',
    ]);
  });

  it('is that what it answers for has moved, and the generated parts can follow', () => {
    const text = GOOD.replace('date:', 'fingerprint: v1 name:00000000 changes:00000000\ndate:');
    const [finding] = told(document(text));
    assert.equal(
      finding,
      'warning report/stale [v1 name:00000000 changes:00000000] This report describes an earlier state of Word Counts: its name has changed, its “changes” have changed and it now also comes from “value-prism”.',
    );
    assert.deepEqual(told(document(fixed(text))), []);
  });
});

describe('hover in a report', () => {
  const at = (marked: string): string | undefined => {
    const { text, offset } = cursorIn(marked);
    return reportHover(document(text), offset)?.content.plain;
  };

  it('explains each question, and says whether it is answered', () => {
    const open = reportText({ category: 'data', open: ['Dataset Size'] });
    assert.match(
      at(open.replace('## Dataset Size', '## Data<|>set Size')) ?? '',
      /^How many examples does it hold overall\?\n\nIt is not answered yet/,
    );
    assert.match(at(open.replace('## Funding', '## Fund<|>ing')) ?? '', /\n\nIt is answered\.\n\n.*published in 2023/);
  });

  it('explains the fields, and the derivative', () => {
    assert.match(at(GOOD.replace('category:', 'cate<|>gory:')) ?? '', /^category: Which of the two reports this is\.$/);
    assert.match(
      at(GOOD.replace('word-counts\n', 'word-<|>counts\n')) ?? '',
      /^Word Counts: derivative word-counts, type data\n/,
    );
  });

  it('says nothing of anything else', () => {
    assert.equal(at(GOOD.replace('An answer.', 'An <|>answer.')), undefined);
    assert.equal(at(GOOD.replace('# Derivative', '# Deri<|>vative')), undefined);
  });
});

describe('completion in a report', () => {
  const at = (marked: string): readonly string[] => {
    const { text, offset } = cursorIn(marked);
    return reportCompletions(document(text), offset).map(({ label }) => label);
  };
  const WITHOUT = GOOD.replace(/## Funding\n\nAn answer\.\n\n/, '').replace(/## Dataset Size[\s\S]*$/, '');

  it('offers the headings that are missing, on an empty line and once a heading is begun', () => {
    for (const typed of ['<|>', '#<|>', '## <|>', '## Fu<|>']) {
      assert.deepEqual(at(`${WITHOUT}${typed}\n`), ['Funding', 'Dataset Size'], typed);
    }
    assert.deepEqual(at(`${WITHOUT}words <|>\n`), []);
    const { text, offset } = cursorIn(`${WITHOUT}## Fu<|>\n`);
    const [first] = reportCompletions(document(text), offset);
    assert.ok(first);
    assert.equal(textOf(first.span), '## Fu');
    assert.match(first.text, /^## Funding\n\n<!-- What is the source of funding/);
  });

  it('offers ids, the categories and the fields that are missing', () => {
    assert.deepEqual(at(GOOD.replace('word-counts\n', '<|>\n')), ['word-counts']);
    assert.deepEqual(at(GOOD.replace('category: data', 'category: <|>')), ['data', 'model']);
    assert.deepEqual(at(GOOD.replace('category: data', 'ca<|>')), ['category', 'contact']);
  });

  it('offers in a list what is not in it yet, and tells of each', () => {
    const several = WORD_COUNTS.replace(
      'derivatives:\n',
      'derivatives:\n  second: { name: Second Part, type: data, from: { dolma: modified } }\n',
    );
    const offered = (marked: string): readonly string[] => {
      const { text, offset } = cursorIn(GOOD.replace('derivative: word-counts\n', marked));
      return reportCompletions(document(text, several), offset).map(({ label }) => label);
    };
    assert.deepEqual(offered('derivative: [<|>]\n'), ['word-counts', 'second']);
    assert.deepEqual(offered('derivative: [word-counts, <|>]\n'), ['second']);
    assert.deepEqual(offered('derivative: [word-counts, se<|>]\n'), ['second']);
    assert.deepEqual(offered('derivative:\n  - word-counts\n  - <|>\n'), ['second']);
    const { text, offset } = cursorIn(
      GOOD.replace('derivative: word-counts\n', 'derivative: [word-counts, sec<|>ond]\n'),
    );
    assert.match(reportHover(document(text, several), offset)?.content.plain ?? '', /^Second Part: derivative second/);
  });
});

describe('the way from a report', () => {
  it('leads to its derivative', () => {
    const good = document(GOOD);
    const [link] = reportLinks(good);
    assert.ok(link);
    assert.equal(textOf(link.origin), 'word-counts');
    assert.equal(link.target.id.value, 'word-counts');
    assert.equal(reportLinkAt(good, link.origin.start)?.target, link.target);
    assert.equal(reportLinkAt(good, 0), undefined);
    assert.deepEqual(reportLinks(document(GOOD.replace('word-counts\n', 'x\n'))), []);
    // Of several, each that a manifest has.
    const several = reportLinks(document(GOOD.replace('word-counts\n', '[x, word-counts]\n')));
    assert.deepEqual(
      several.map(({ origin }) => textOf(origin)),
      ['word-counts'],
    );
  });

  it('tells how far it is, and goes on where something is open', () => {
    const { title, goOn } = reportLens(document(reportText({ category: 'data', open: ['Funding'] }))) ?? {};
    assert.equal(title, '4 of 5 answered');
    assert.deepEqual(goOn, { manifest: `${ROOT}/impact.yaml`, id: 'word-counts', category: 'data' });
    assert.equal(reportLens(document(GOOD))?.goOn, undefined);
  });
});

describe('what a comment silences in a report', () => {
  const open = reportText({ category: 'data', open: ['Funding'] });
  const rulesIn = (text: string): readonly string[] => reportFindings(document(text)).map(({ rule }) => rule);
  const ABOVE = '<!-- impact-disable-next-line report/incomplete -- asked the sponsor -->\n';

  it('is what stands on the next line', () => {
    assert.deepEqual(rulesIn(open), ['report/incomplete']);
    assert.deepEqual(rulesIn(open.replace('## Funding', `${ABOVE}## Funding`)), []);
    assert.deepEqual(rulesIn(open.replace('## Funding', `${ABOVE}\n<!-- another -->\n\n## Funding`)), []);
  });

  it('is what stands in the whole file, or on the same line of the front matter', () => {
    assert.deepEqual(rulesIn(`${open}\n<!-- impact-disable-file report/incomplete -- a draft -->\n`), []);
    const other = GOOD.replace('category: data', 'category: model # impact-disable-line report/incomplete -- renamed');
    assert.ok(!rulesIn(other).includes('manifest/unused-suppression'));
    assert.ok(rulesIn(GOOD.replace('category: data', 'category: model')).length > rulesIn(other).length);
  });

  it('is said where it is nothing, with the comment to remove', () => {
    const text = GOOD.replace('## Funding', `${ABOVE}## Funding`);
    assert.deepEqual(rulesIn(text), ['manifest/unused-suppression']);
    assert.equal(fixed(text), GOOD);
    const misspelled = GOOD.replace('## Funding', '<!-- impact-disable-nextline report/stale -- no -->\n## Funding');
    assert.match(told(document(misspelled)).join(), /Silence|is no way to silence a rule/i);
  });

  it('is written by the actions that silence a finding, which it then silences', () => {
    const cases = [
      open,
      open.replace(/^---[\s\S]*?---\n/, ''),
      GOOD.replace('category: data', 'category: model'),
      GOOD.replace('impact-report: 1', 'impact-report: 7'),
    ];
    for (const text of cases) {
      for (const finding of reportFindings(document(text))) {
        const silences = silencesInText(document(text).report, finding);
        assert.ok(silences.length > 0, finding.message);
        for (const silence of silences) {
          const { span, newText } = silencingEdit(silence, 'told --> elsewhere');
          const silenced = applyEdits(text, [{ start: span.start, end: span.end, newText }]);
          const left = reportFindings(document(silenced)).filter(({ message }) => message === finding.message);
          assert.deepEqual(left, [], silenced.slice(0, 300));
          assert.ok(!rulesIn(silenced).includes('manifest/unused-suppression'), silenced.slice(0, 300));
        }
      }
    }
  });

  it('is nothing where a heading only looks like a comment of YAML', () => {
    const text = open.replace('## Funding', '# impact-disable-next-line report/incomplete\n\n## Funding');
    assert.deepEqual(rulesIn(text), ['report/incomplete']);
  });
});

describe('how much what is wrong in a report weighs', () => {
  const open = reportText({ category: 'data', open: ['Funding'] });
  const weight = (manifest: string, severities: Options['severities'] = {}): readonly string[] =>
    reportFindings(document(open, manifest), severities).map(({ severity }) => severity);

  it('follows the distribution that owes it, and the settings', () => {
    const planned = `${WORD_COUNTS}${RELEASE.replace('status: released', 'status: planned')}`;
    assert.deepEqual(weight(planned), ['warning']);
    assert.deepEqual(weight(planned.replace('status: planned', 'status: released')), ['error']);
    assert.deepEqual(weight(planned, { 'report/incomplete': 'hint' }), ['hint']);
    assert.deepEqual(weight(planned, { 'report/incomplete': 'off' }), []);
  });
});
