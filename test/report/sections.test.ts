import assert from 'node:assert/strict';
import { blocksOf } from '../../server/src/text/markdown';
import { sectionsOf, type Section } from '../../server/src/report/sections';
import { isQuestionTitle } from '../../server/src/report/questions';
import { textOf } from '../../server/src/text/span';

function read(text: string): readonly Section[] {
  return sectionsOf({ uri: 'file:///w/a.md', text }, blocksOf(text), isQuestionTitle);
}

const sections = (text: string): readonly (readonly unknown[])[] =>
  read(text).map(({ level, title, words }) => [level, title.value, words.join(' | ')]);

describe('the sections of a report', () => {
  it('begin at headings, and hold what is inside', () => {
    assert.deepEqual(sections('# A\none\n## B ##\ntwo\n### C # d\n####\nthree\n'), [
      [1, 'A', 'one | two | three'],
      [2, 'B', 'two | three'],
      [3, 'C # d', 'three'],
      [4, '', 'three'],
    ]);
  });

  it('may have a heading of either kind, with marks of emphasis', () => {
    const text = '**A** b\n=======\none\n\nLong\nheading\n---\ntwo\n';
    assert.deepEqual(sections(text), [
      [1, 'A b', 'one | two'],
      [2, 'Long\nheading', 'two'],
    ]);
    assert.deepEqual(
      read(text).map(({ title }) => textOf(title.span)),
      ['**A** b', 'Long\nheading'],
    );
  });

  it('tell where their words stand, with every kind of line break', () => {
    for (const eol of ['\n', '\r\n', '\r']) {
      const text = ['# A', 'one', '', '  ## B  ', 'two'].join(eol);
      assert.deepEqual(
        read(text).map(({ title, body }) => [textOf(title.span), textOf(body)]),
        [
          ['A', `${eol}one${eol}${eol}  ## B  ${eol}two`],
          ['B', `${eol}two`],
        ],
      );
    }
  });

  it('do not begin in code, comments, lists and quotations', () => {
    for (const text of ['```\n# A\n```\n', '<!--\n# A\n-->\n', '    # A\n', '- # A\n', '> # A\n', '#A\n', '\\# A\n'])
      assert.deepEqual(sections(text), [], text);
  });

  it('may begin with a known title in bold, numbered or not, with the answer behind it', () => {
    assert.deepEqual(
      sections('**1. Intended Use**\n\none\n\n**Funding:** two\n\n3. **Dataset Size**: How many?\n\n   three\n'),
      [
        [7, '1. Intended Use', 'one'],
        [7, 'Funding:', 'two'],
        [7, 'Dataset Size', 'How many? | three'],
      ],
    );
  });

  it('take other bold lines for titles only among those', () => {
    assert.deepEqual(sections('**1. Funding**\n\n**2. Ethics**\n\none\n'), [
      [7, '1. Funding', ''],
      [7, '2. Ethics', 'one'],
    ]);
    assert.deepEqual(sections('## Funding\n\n**None at all**\n'), [[2, 'Funding', 'None at all']]);
    assert.deepEqual(sections('**1. Funding**\n\n**None at all.**\n'), [[7, '1. Funding', 'None at all.']]);
    assert.deepEqual(sections('**Note:** nothing.\n'), []);
  });
});

describe('what a reader sees of a Markdown text', () => {
  const seen = (text: string): readonly string[] => blocksOf(text).map((block) => block.text.trim());

  it('is nothing of comments, rules, definitions, tags, empty items, entities for white space and what has no width', () => {
    for (const text of [
      '',
      '<!-- x -->',
      '<!-- x\n\ny -->',
      '<!-- never closed\n\nx',
      'a'.replace('a', '<br>'),
      '<div>\n</div>',
      '[a]: https://example.org "title"',
      '---',
      '***',
      '-',
      '- \n- ',
      '1.',
      '> ',
      '&nbsp;',
      '&#8203;',
      '&#x200B;',
      '<p>&nbsp;</p>',
      '\u200b\u2060\ufeff\u00ad',
      '\u2800',
      '\u3164',
      '[](https://example.org)',
      '``` \n```',
      '<style>p { color: red }</style>',
    ])
      assert.deepEqual(seen(text), [], JSON.stringify(text));
  });

  it('is all the rest, without marks', () => {
    assert.deepEqual(seen('Some *words* with a [link](x.md) and `code` &amp; <b>more</b>.'), [
      'Some words with a link and code & more.',
    ]);
    assert.deepEqual(seen('![A chart](c.png)'), ['A chart']);
    assert.deepEqual(seen('![](c.png)'), ['c.png']);
    assert.deepEqual(seen('- a\n\n  b\n- > c'), ['a', 'b', 'c']);
    assert.deepEqual(seen('<details>\n<summary>More</summary>\n\nwords\n</details>'), ['More', 'words']);
  });

  it('is read in time that grows with the text and no faster @slow', () => {
    const texts = (count: number): readonly string[] =>
      ['*a', '[', '>', ' >', '`a', '<', '<!--', '- ', '![', '**a _b ', 'a\n', '&', '# a\n', '[a]: b\n'].map((it) =>
        it.repeat(count),
      );
    const cost = (count: number): number => {
      const start = process.cpuUsage();
      for (const text of texts(count)) read(text);
      const { user, system } = process.cpuUsage(start);
      return user + system;
    };
    cost(2000);
    const [small, large] = [cost(4000), cost(32_000)];
    assert.ok(large < small * 32 + 500_000, `${String(small)} and ${String(large)} µs`);
  });
});
