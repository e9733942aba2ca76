import assert from 'node:assert/strict';
import { answersOf, readReport, type ImpactReport } from '../../server/src/report/report';
import { questionFor, questionsOf } from '../../server/src/report/questions';
import { textOf, type Located } from '../../server/src/text/span';

const URI = 'file:///w/reports/word-counts.data.md';

const TEXT = `---
impact-report: 1
category: data # of words
derivative: word-counts
date: 2023-08-21
fingerprint: abc
contact: { organization: Example Lab, email: data@example.org }
---
# Derivative Impact Report: Word Counts
## Intended Use
Research.
## Intended users:
Linguists.
## 3. **Funding**
<!-- who paid? -->
## Dataset Sources and Modifications
Counted.
`;

function open(report: ImpactReport, category: 'data' | 'model'): readonly string[] {
  return answersOf(report, category)
    .filter(({ isAnswered }) => !isAnswered)
    .map(({ question }) => question.heading);
}

describe('an impact report', () => {
  it('says what it is about, at places of the file', () => {
    const { frontMatter } = readReport(URI, TEXT);
    assert.ok(frontMatter);
    assert.equal(frontMatter.isReport, true);
    for (const [field, words] of [
      ['category', 'data'],
      ['derivative', 'word-counts'],
      ['date', '2023-08-21'],
      ['fingerprint', 'abc'],
    ] as const) {
      const found: Located<string> | undefined = frontMatter[field];
      assert.equal(found?.value, words);
      assert.equal(TEXT.slice(found.span.start, found.span.end), words);
      assert.equal(found.span.fragment.uri, URI);
    }
    assert.equal(frontMatter.contact.organization?.value, 'Example Lab');
    assert.equal(frontMatter.contact.email?.value, 'data@example.org');
    assert.equal(frontMatter.contact.name, undefined);
    assert.ok(textOf(frontMatter.span).startsWith('---\nimpact') && textOf(frontMatter.span).endsWith('}\n---'));
  });

  it('answers a question by text beneath its heading, however that is written', () => {
    const report = readReport(URI, TEXT);
    assert.deepEqual(open(report, 'data'), ['Funding', 'Dataset Size']);
    const [, , funding, , size] = answersOf(report, 'data');
    assert.equal(funding?.section?.title.value, '3. **Funding**');
    assert.equal(size?.section, undefined);
  });

  it('does not answer the questions of the other category', () => {
    assert.deepEqual(open(readReport(URI, TEXT), 'model'), [
      'Funding',
      'Model Sources & Modifications',
      'Training Data',
      'Energy Consumption',
    ]);
  });

  it('takes one answer for enough where a heading is there twice', () => {
    assert.deepEqual(open(readReport(URI, `${TEXT}## Funding\nPublic money.\n## Dataset Size\n2 words\n`), 'data'), []);
  });

  it('reads the same with a byte order mark and other line endings', () => {
    const report = readReport(URI, `\uFEFF${TEXT.replaceAll('\n', '\r\n')}`);
    assert.equal(report.frontMatter?.category?.value, 'data');
    assert.equal(textOf({ ...report.frontMatter.category.span, fragment: report.fragment }), 'data');
    assert.deepEqual(open(report, 'data'), ['Funding', 'Dataset Size']);
  });

  it('may have no front matter, or one that is not closed', () => {
    for (const text of [
      '',
      '# Title\n',
      'text\n---\na: b\n---\n',
      '---\ncategory: data\n# Title\n',
      '----\na: b\n----\n',
    ]) {
      assert.equal(readReport(URI, text).frontMatter, undefined);
    }
    assert.deepEqual(open(readReport(URI, '## Funding\nPublic money.\n'), 'data').includes('Funding'), false);
  });

  it('survives front matter that is no map, or broken', () => {
    assert.equal(readReport(URI, '---\n- a\n---\n').frontMatter?.root, undefined);
    const broken = readReport(URI, '---\ncategory: data\ndate: [2023\n---\n## Funding\nx\n').frontMatter;
    assert.equal(broken?.category?.value, 'data');
    assert.equal(broken.problems.length, 1);
    assert.equal(readReport(URI, '---\ntitle: A page\n---\n').frontMatter?.isReport, false);
    assert.equal(readReport(URI, '---\n---\n').frontMatter?.isReport, false);
  });
});

describe('the questions of a report', () => {
  it('are five about data and six about models', () => {
    assert.equal(questionsOf('data').length, 5);
    assert.equal(questionsOf('model').length, 6);
  });

  it('are known by their headings', () => {
    assert.equal(questionFor('data', ' dataset  size ')?.heading, 'Dataset Size');
    assert.equal(questionFor('model', 'Model Sources &amp; Modifications')?.heading, 'Model Sources & Modifications');
    assert.equal(questionFor('data', 'Training Data'), undefined);
    assert.equal(questionFor('data', ''), undefined);
  });
});
