import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readAgreement } from '../../server/src/license/agreement-text';
import { attributionOf, findAttribution, type Attribution } from '../../server/src/license/attribution';
import { answersOf, readReport } from '../../server/src/report/report';
import { questionsOf, type Category } from '../../server/src/report/questions';
import { blocksOf } from '../../server/src/text/markdown';
import { itHolds } from '../kit/runs';

/** How many of each kind are made; `RUNS=100` makes 100,000 and more. */
const RUNS = { quick: 50, slow: 300 * Number(process.env['RUNS'] ?? '1') };

const oneOf = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

const attribution: fc.Arbitrary<Attribution> = fc.record({
  name: oneOf(
    'Dolma',
    'WildChat-1M',
    'allenai/dolma',
    'Wörter',
    'Kim’s Words',
    'Words v1.6',
    'word_bank',
    'Low Risk 1999',
  ),
  tier: oneOf('low', 'medium', 'high'),
  year: fc.integer({ min: 1990, max: 2030 }),
  licensor: oneOf(undefined, 'Example Lab', 'Example Inc.', 'Institut für Sprache', "L'Institut"),
});

/** Ways to write the same sentence, each of which leaves it right. */
const layouts: readonly ((sentence: string) => string)[] = [
  (it) => it,
  (it) => it.replace('©', '(c)'),
  (it) => it.replace('©', 'Copyright ©'),
  (it) => it.replaceAll(' ', '  '),
  (it) => it.normalize('NFD'),
  (it) => it.replaceAll('’', "'"),
  (it) => it.replace(/\.$/, ''),
  (it) => it.replace('the AI2 ImpACT License', 'the\nAI2 ImpACT License'),
  (it) => it.replace(/AI2 ImpACT License for \w+ Risk Artifacts/, '[$&](terms.md)'),
  (it) => it.replace('AI2 ImpACT License', '**AI2 ImpACT License**'),
];
const heads = oneOf('', '- ', '> ', '# ', '// ', '* ', '1. ', 'Credits: ', '| ', 'Thanks to all. ', '“');
const tails = oneOf('', '\n', ' Thank you!', ' |', '”', '\n\nMore words.\n', '\r\n');

const BINDERS = oneOf(
  'You must not use it, or anything made from it, for any of this:',
  'By using the data you agree to the use-based restrictions. You will not use it',
  'No recipient may use it for the following:',
  'Users shall not use the dataset:',
);
const LIST: readonly fc.Arbitrary<string>[] = [
  oneOf('to improve military weapons', 'for military weapons of any kind', 'to build weapons for armed forces'),
  oneOf('for nuclear weapons', 'for nuclear proliferation', 'to work on atomic bombs'),
  oneOf('for military surveillance', 'to spy for a military, by surveillance or otherwise'),
  oneOf('for biometric identification in public places', 'for facial recognition by law enforcement'),
  oneOf('in immigration or asylum processes', 'to predict that a person will commit a crime'),
  oneOf('to publish machine-generated content without saying so', 'to spread AI-generated text undisclosed'),
  oneOf('for automated decisions without a human in the loop', 'for decisions about rights without human review'),
];

const headings: readonly ((title: string, number: number) => string)[] = [
  (title) => `## ${title}`,
  (title, number) => `### ${String(number)}. ${title}:`,
  (title) => `${title}\n---`,
  (title, number) => `**${String(number)}. ${title}**`,
  (title) => `## **${title.toUpperCase()}**`,
];
const answers = oneOf(
  'None.',
  'Research on *words*.',
  '- a\n- b',
  '500 words',
  '`code`',
  '> quoted',
  'No outside funding.',
  '五百',
);

describe('what is right', () => {
  itHolds('is found in every attribution, however it is laid out', RUNS, (numRuns) => {
    const line = fc.tuple(attribution, fc.subarray([...layouts], { maxLength: 3 }), heads, tails);
    fc.assert(
      fc.property(line, ([says, ways, head, tail]) => {
        const text = head + ways.reduce((sentence, way) => way(sentence), attributionOf(says)) + tail;
        assert.deepEqual(findAttribution(text, says)?.faults, [], JSON.stringify(text));
      }),
      { numRuns },
    );
  });

  itHolds('is found in every agreement that forbids each use', RUNS, (numRuns) => {
    const terms = fc.tuple(
      BINDERS,
      fc.tuple(...LIST),
      oneOf('- ', '* ', '1. '),
      oneOf(';', '', ','),
      oneOf('', '# Terms\n\n', '> '),
    );
    fc.assert(
      fc.property(terms, ([binder, uses, mark, end, head]) => {
        const text = `${head}${binder}\n\n${uses.map((use) => `${mark}${use}${end}`).join('\n')}\n`;
        assert.equal(readAgreement(blocksOf(text)).kind, 'binds', JSON.stringify(text));
      }),
      { numRuns },
    );
  });

  itHolds('is found in every report that answers all questions', RUNS, (numRuns) => {
    const report = fc.tuple(
      oneOf<Category>('data', 'model'),
      oneOf(...headings),
      fc.array(answers, { minLength: 6, maxLength: 6 }),
      oneOf('\n', '\r\n'),
    );
    fc.assert(
      fc.property(report, ([category, heading, given, eol]) => {
        const parts = questionsOf(category).map((question, index) =>
          [heading(question.heading, index + 1), `<!-- ${question.question} -->`, given[index] ?? ''].join('\n\n'),
        );
        const text = `# Report\n\n${parts.join('\n\n')}\n`.replaceAll('\n', eol);
        const open = answersOf(readReport('file:///w/r.md', text), category).filter(({ isAnswered }) => !isAnswered);
        assert.deepEqual(
          open.map(({ question }) => question.heading),
          [],
          JSON.stringify(text),
        );
      }),
      { numRuns },
    );
  });
});
