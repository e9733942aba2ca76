import assert from 'node:assert/strict';
import { reportSkeleton } from '../../server/src/report/skeleton';
import { answersOf, readReport } from '../../server/src/report/report';
import { analyzed } from '../kit/check';

function skeleton(category: 'data' | 'model', changes: string, answers: Readonly<Record<string, string>> = {}): string {
  const { context } = analyzed(`version: 1
contact:
  organization: Example, Lab
  email: data@example.org
artifacts:
  value-prism:
    name: ValuePrism
    type: data
    license: AI2-ImpACT-MR
derivatives:
  word-counts:
    name: Word Counts
    type: data
    from:
      value-prism: incorporated
      elsewhere: modified
${changes}`);
  const derivative = context.manifest.derivatives.get('word-counts');
  assert.ok(derivative);
  return reportSkeleton({
    derivative,
    category,
    lineage: context.lineage,
    date: '2024-03-01',
    contact: context.manifest.contact,
    answers: new Map(Object.entries(answers)),
  });
}

describe('a new report', () => {
  it('asks all that is still to be answered, and says what the manifest knows', () => {
    assert.equal(
      skeleton('data', '    changes: |\n      Counted the words.\n'),
      `---
impact-report: 1
category: data
derivative: word-counts
date: 2024-03-01
contact: { organization: "Example, Lab", email: data@example.org }
fingerprint: v1 name:34f751d7 changes:03a3ebcf value-prism:incorporated:AI2-ImpACT-MR:50075fd1
---

# Derivative Impact Report: Word Counts

## Intended Use

<!-- What is the intended use? -->

## Intended Users

<!-- Who are the intended users? -->

## Funding

<!-- What is the source of funding of the program, project or initiative that developed it? -->

## Dataset Sources & Modifications

<!-- What is the source of any data that was added, and how was any data removed? -->

<!-- impact-manifest:sources word-counts begin: what stands between these marks is generated -->

- ValuePrism (incorporated)
- “elsewhere” (modified)

Counted the words.

<!-- impact-manifest:sources word-counts end -->

## Dataset Size

<!-- How many examples does it hold overall? -->
`,
    );
  });

  for (const category of ['data', 'model'] as const) {
    it(`is a ${category} report that leaves every question open that the manifest does not answer`, () => {
      const report = readReport('file:///w/r.md', skeleton(category, ''));
      assert.equal(report.frontMatter?.category?.value, category);
      assert.equal(report.frontMatter.derivative?.value, 'word-counts');
      assert.deepEqual(report.frontMatter.problems, []);
      assert.ok(answersOf(report, category).every(({ section, isAnswered }) => section !== undefined && !isAnswered));
    });
  }

  it('holds the answers that are given with it, which can’t end their section', () => {
    const answers = { 'Intended Use': 'Research.\n\n# Not a heading\n<!-- not hidden -->', Funding: '  ' };
    const report = readReport('file:///w/r.md', skeleton('data', '', answers));
    const open = answersOf(report, 'data').filter(({ isAnswered }) => !isAnswered);
    assert.deepEqual(
      open.map(({ question }) => question.heading),
      ['Intended Users', 'Funding', 'Dataset Sources & Modifications', 'Dataset Size'],
    );
    assert.deepEqual(
      report.sections.map(({ title }) => title.value),
      [
        'Derivative Impact Report: Word Counts',
        'Intended Use',
        'Intended Users',
        'Funding',
        'Dataset Sources & Modifications',
        'Dataset Size',
      ],
    );
    assert.match(report.fragment.text, /\\# Not a heading\n\\<!-- not hidden -->/);
  });
});
