import { each, itGives, REPORT, type Change } from '../kit/verdicts';

const report = (text: string): Change => ({ files: { 'reports/counts.md': text } });
const changed = (from: string, to: string): Change => report(REPORT.replace(from, () => to));
const answers = (words: string): Change => changed('To count.', words);

describe('what counts as a report', () => {
  itGives('obligations-missing', {
    'front matter that is never closed': changed('2026-05-20\n---', '2026-05-20'),
    'front matter that is no YAML': changed('category: data', 'category: [data'),
    'a key twice': changed('category: data', 'category: data\ncategory: data'),
    'no category': changed('category: data\n', ''),
    'a category that there is not': changed('category: data', 'category: dataset'),
    'the other category': changed('category: data', 'category: model'),
    'another derivative': changed('derivative: counts', 'derivative: other'),
    'a list of others': changed('derivative: counts', 'derivative: [a, other]'),
    'an empty list': changed('derivative: counts', 'derivative: []'),
    'no date': changed('date: 2026-05-20\n', ''),
    'a date in words': changed('2026-05-20', 'May 2026'),
    'a day that there is not': changed('2026-05-20', '2026-02-30'),
    'a day to come': changed('2026-05-20', '2027-01-01'),
    'another version': changed('impact-report: 1', 'impact-report: 2'),
    'no version': changed('impact-report: 1\n', ''),
    'a heading less': changed('## Funding\n\nOur own.\n', ''),
    'a heading in code': changed('## Funding\n\nOur own.\n', '```\n## Funding\n\nOur own.\n```\n'),
    'a heading in a comment': changed('## Funding\n\nOur own.\n', '<!--\n## Funding\n\nOur own.\n-->\n'),
    'nothing at all': report(''),
    'the manifest itself': { edit: { 'data: reports/counts.md': 'data: impact.yaml' } },
  });
  itGives(
    'obligations-missing',
    each(
      [
        ...['TBD', 'TODO', 'todo.', '…', '...', '???', '-', '* ', '<br>', '&nbsp;', '\u200b', '\u00a0', '***'],
        ...['lorem ipsum', '<!-- x -->', 'What is the intended use?', '[x]: https://x.org', '<p></p>', '- [ ]', '> '],
        ...['`TBD`', '**TBD**', 'TBA', 'to be done', 'tbd – later', '[TODO]', '(to be written)', 'FIXME', '&#8203;'],
        ...[
          '[ ](https://x.org)',
          'To be determined.',
          'Coming soon',
          'WIP',
          'work in progress',
          '\u3164',
          '~~An answer~~',
        ],
      ],
      answers,
    ),
    'report/incomplete',
  );
  itGives('ready', {
    'no front matter': report(REPORT.replace(/^---[\s\S]*?---\n/, '')),
    'one for several files of a set': changed('derivative: counts', 'derivative: [counts, other]'),
    'headings that are underlined': report(
      REPORT.replace(/## (.*)\n/g, (_, heading: string) => `${heading}\n${'-'.repeat(heading.length)}\n`),
    ),
    'headings that are numbered and bold': report(
      REPORT.replace(/^---[\s\S]*?---\n/, '').replace(/## (.*)\n/g, (_, heading: string) => `**1. ${heading}**\n`),
    ),
    'closed headings in small letters': report(REPORT.replace(/## .*/g, (line) => `${line.toLowerCase()} ##`)),
    'a mark at the head and other line ends': report(`\ufeff${REPORT.replaceAll('\n', '\r\n')}`),
    'an ampersand as HTML has it': changed('Sources & Modifications', 'Sources &amp; Modifications'),
  });
  itGives(
    'ready',
    each(
      ['None.', 'No.', '42', 'Unknown to us.', '日本', '![a graph](x.png)', '- a\n- b', 'n/a, since nobody paid'],
      answers,
    ),
  );
});
