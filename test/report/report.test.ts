import assert from 'node:assert/strict';
import { frontMatterProblems } from '../../server/src/report/front-matter';
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
    assert.equal(funding?.section?.title.value, '3. Funding');
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

  it('takes a number alone for an answer, though Markdown makes a list of nothing of it', () => {
    assert.deepEqual(open(readReport(URI, `${TEXT}## Dataset Size\n\n500.\n`), 'data'), ['Funding']);
    // What nobody has filled in is none.
    for (const empty of ['1.', '-', '2.\n3.'])
      assert.deepEqual(open(readReport(URI, `${TEXT}## Dataset Size\n\n${empty}\n`), 'data'), [
        'Funding',
        'Dataset Size',
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
    for (const text of ['', '# Title\n', 'text\n---\na: b\n---\n', '---\n\n# Title\n', '----\na: b\n----\n']) {
      assert.equal(readReport(URI, text).frontMatter, undefined);
    }
    assert.deepEqual(open(readReport(URI, '## Funding\nPublic money.\n'), 'data').includes('Funding'), false);
  });

  it('is about one derivative, or about several of a set', () => {
    const about = (value: string): readonly string[] =>
      readReport(URI, `---\nderivative: ${value}\n---\n`).frontMatter?.derivatives.map((it) => it.value) ?? [];
    assert.deepEqual(about('a'), ['a']);
    assert.deepEqual(about('[a, b]'), ['a', 'b']);
    assert.deepEqual(about('{}'), []);
  });

  const PROBLEMS: readonly (readonly [string, readonly string[]])[] = [
    ['---\nimpact-report: 1\ncategory: data\nderivative: a\ndate: 2023-08-21\n---\n', []],
    ['---\nimpact-report: 1\ncategory: data\nderivative: [a, b]\ndate: 2023-08-21\n---\n', []],
    ['# A report\n', []],
    ['---\nimpact-report: 1\ncategory: data\nderivative: a\ndate: 2023-08-21\n# A report\n', ['---']],
    ['---\nimpact-report: 1\ncategory: data\nderivative: a\ndate: 2023-13-01\n---\n', ['2023-13-01']],
    ['---\nimpact-report: 1\ncategory: data\nderivative: a\ndate: Friday\n---\n', ['Friday']],
    ['---\nimpact-report: 1\ncategory: data\nderivative: a\ndate: 2027-01-01\n---\n', ['2027-01-01']],
    ['---\nimpact-report: 2\ncategory: data\nderivative: a\ndate: 2023-08-21\n---\n', ['2']],
    ['---\nimpact-report: 1\ncategory: words\nderivative: a\ndate: 2023-08-21\n---\n', ['words']],
    ['---\ntitle: Mine\n---\n', ['title: Mine']],
    ['---\n---\n', ['---']],
    ['---\nimpact-report: [1\n---\n', ['[1']],
  ];
  for (const [text, places] of PROBLEMS) {
    it(`has a problem at each of ${String(places.length)} places in ${JSON.stringify(text)}`, () => {
      const found = frontMatterProblems(readReport(URI, text), '2026-11-25');
      if (places[0] === '[1') assert.equal(found.length, 1);
      else
        assert.deepEqual(
          found.map(({ span }) => textOf(span)),
          places,
        );
    });
  }

  it('leaves a question open that has no answer but a placeholder, the question, or nothing to see', () => {
    for (const answer of [
      ...[
        '',
        '<!-- x -->',
        '<br>',
        '-',
        '&nbsp;',
        '\u200b',
        '---',
        '[a]: https://example.org',
        '> ',
        '1.',
        '- [ ]',
        '<p></p>',
      ],
      ...[
        'TODO',
        'TBD.',
        '**TBD**',
        '…',
        '...',
        '???',
        'TODO: ask Kim',
        'tba',
        'To be determined',
        'Coming soon',
        'n.n.'.slice(0, 1) + '?',
      ],
      ...['Lorem ipsum dolor sit amet, consectetur adipiscing elit.', 'What is the intended use?', 'Intended Use'],
      ...['What is the intended use of the Derivative?', '_What is the intended use?_\n\nTODO'],
    ]) {
      const report = readReport(URI, `## Intended Use\n${answer}\n\n## Intended Users\nAll.\n`);
      assert.deepEqual(open(report, 'data').slice(0, 2), ['Intended Use', 'Funding'], answer);
    }
  });

  it('takes every answer that says something for one', () => {
    for (const answer of [
      ...[
        'None.',
        'No funding.',
        'N/A',
        '5',
        '五百个词',
        'A',
        '`code`',
        '```\ncode\n```',
        '> quoted',
        '- item',
        '| a |\n|---|',
      ],
      ...[
        'TODO is what our data is called, and counting is its use.\n\nResearch.',
        'Research. TBD: more.',
        '![A chart](c.png)',
        '<b>All</b>',
      ],
    ]) {
      const report = readReport(URI, `## Intended Use\n${answer}\n\n## Intended Users\nAll.\n`);
      assert.deepEqual(open(report, 'data').slice(0, 1), ['Funding'], answer);
    }
  });

  it('may be written like the one that was published in 2023', () => {
    const answers = [
      'An overview.',
      'Any person interested.',
      'No funding source.',
      'Only three sources.',
      '1007 words',
    ];
    const questions = questionsOf('data');
    const numbered = questions.map(
      ({ heading, question }, index) =>
        `${String(index + 1)}. **${heading}**: ${question}\n\n    ${answers[index] ?? ''}\n`,
    );
    const lines = questions.map(
      ({ heading }, index) => `**${String(index + 1)}. ${heading}**\n\n${answers[index] ?? ''}\n`,
    );
    const setext = questions.map(({ heading }, index) => `${heading}\n---\n\n${answers[index] ?? ''}\n`);
    for (const text of [numbered, lines, setext])
      assert.deepEqual(
        open(readReport(URI, `# Counts\n\nOf Dolma.\n\n${text.join('\n')}\n### How?\nBy hand.\n`), 'data'),
        [],
      );
    assert.deepEqual(open(readReport(URI, numbered.join('\n').replace('No funding source.', '')), 'data'), ['Funding']);
    assert.deepEqual(open(readReport(URI, lines.join('\n').replace('No funding source.', '')), 'data'), ['Funding']);
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
