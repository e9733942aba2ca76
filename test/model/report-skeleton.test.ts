import assert from 'node:assert/strict';
import { reportSkeleton } from '../../server/src/model/report-skeleton';
import { answersOf, readReport } from '../../server/src/model/report';
import { sourcesText } from '../../server/src/model/sources';
import { analyzed } from '../kit/check';

function skeleton(category: 'data' | 'model', changes: string): string {
  const { context, manifest } = analyzed(`version: 1
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
  const derivative = manifest.derivatives.get('word-counts');
  assert.ok(derivative);
  const sources = sourcesText(derivative, context.lineage);
  return reportSkeleton({ derivative, category, date: '2024-03-01', contact: manifest.contact, sources });
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

- ValuePrism (incorporated)
- “elsewhere” (modified)

Counted the words.

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
});
