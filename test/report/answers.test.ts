import assert from 'node:assert/strict';
import { answersOf, readReport } from '../../server/src/report/report';
import { addAnswers } from '../../server/src/report/answers';
import { applyEdits, overlap } from '../../server/src/text/edit';
import { growsWithSize } from '../kit/growth';
import { reportText } from '../kit/release';

/** The report after answers have been added. */
function answered(text: string, answers: Readonly<Record<string, string>>): string {
  const report = readReport('file:///w/r.md', text);
  const edits = addAnswers(report, 'data', new Map(Object.entries(answers))).map(({ span, newText }) => ({
    start: span.start,
    end: span.end,
    newText,
  }));
  assert.ok(!overlap(edits));
  return applyEdits(text, edits);
}

describe('answers that are added to a report', () => {
  it('stand beneath their questions, and what is answered stays', () => {
    const before = reportText({ category: 'data', open: ['Funding'] });
    assert.equal(
      answered(before, { Funding: ' None.\n', 'Intended Use': 'Other.' }),
      before.replace('<!-- to be written -->', '<!-- to be written -->\n\nNone.'),
    );
    assert.equal(answered(before, { Funding: ' ' }), before);
  });

  for (const [what, before, after] of [
    [
      'with a last line break',
      '## Funding\n',
      '## Funding\n\nNone.\n\n## Dataset Size\n\n<!-- How many examples does it hold overall? -->\n\n5\n',
    ],
    [
      'without one',
      '## Funding',
      '## Funding\n\nNone.\n\n## Dataset Size\n\n<!-- How many examples does it hold overall? -->\n\n5\n',
    ],
    [
      'of CRLF lines',
      '## Funding\r\n',
      '## Funding\r\n\r\nNone.\r\n\r\n## Dataset Size\r\n\r\n<!-- How many examples does it hold overall? -->\r\n\r\n5\r\n',
    ],
  ] as const) {
    it(`bring their headings with them where these are missing, in a file ${what}`, () => {
      assert.equal(answered(before, { Funding: 'None.', 'Dataset Size': '5' }), after);
    });
  }

  it('are looked for in time that grows with the sections @slow', () => {
    growsWithSize((count) => {
      const sections = Array.from({ length: count }, (_, n) => `## Section ${String(n)}\n\nWords of *it*.\n`);
      const text = `---\nimpact-report: 1\ncategory: data\n---\n${sections.join('\n')}`;
      return () => answersOf(readReport('file:///work/report.md', text), 'data');
    }, 250);
  });
});
