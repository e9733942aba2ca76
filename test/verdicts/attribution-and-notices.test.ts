import { CREDIT, each, itGives, type Change } from '../kit/verdicts';

const credits = (text: string): Change => ({ edit: { [`attribution: ${CREDIT}`]: `attribution: ${text}` } });
const quoted = (text: string): Change => credits(JSON.stringify(text));
const inFile = (text: string): Change => ({ ...credits('{ file: CREDITS.md }'), files: { 'CREDITS.md': text } });
const notices = (text: string | null): Change => ({ files: { 'NOTICE.md': text } });

describe('what counts as an attribution', () => {
  itGives(
    'obligations-missing',
    each(
      [
        ...['Chinese Word Bank', 'other/Word Bank', 'Big-Word Bank'].map((name) => CREDIT.replace('Word Bank', name)),
        `It is not true that ${CREDIT}`,
        CREDIT.replace('Medium', 'Low'),
        CREDIT.replace('2023', '2022'),
        CREDIT.replace('The Allen Institute for Artificial Intelligence', 'Example Lab'),
        `<!-- ${CREDIT} -->`,
        'TBD',
        CREDIT.replace('is licensed', 'is not licensed'),
        CREDIT.replace('is licensed', 'was never licensed'),
        ...[
          `It is false that ${CREDIT}`,
          `Untrue: ${CREDIT}`,
          `Formerly: ${CREDIT}`,
          `TODO: ${CREDIT}`,
          `- [ ] ${CREDIT}`,
        ],
        ...[CREDIT.replace(/\.$/, '?'), `Es stimmt nicht: ${CREDIT}`, `Not included:\n\n- ${CREDIT}`],
        ...[`<del>${CREDIT}</del>`, `<div hidden>${CREDIT}</div>`],
      ],
      quoted,
    ),
    'distribution/attribution',
  );
  itGives('obligations-missing', each([`[x]: https://x.org "${CREDIT}"\n`, `~~${CREDIT}~~\n`, ''], inFile));
  itGives(
    'ready',
    each(
      [
        `Note: ${CREDIT}`,
        `Not affiliated with the licensor. ${CREDIT} No warranty.`,
        CREDIT.replace('©', 'Copyright ©'),
        CREDIT.replace('©', '(c)'),
        CREDIT.slice(0, -1),
        `**${CREDIT}**`,
        `> ${CREDIT}`,
        `[Word Bank](https://x.org) ${CREDIT.slice(10)}`,
        CREDIT.toLowerCase(),
      ],
      quoted,
    ),
  );
  itGives('ready', each([`# Thanks\n\n- ${CREDIT}\n`, `| a | b |\n|---|---|\n| x | ${CREDIT} |\n`], inFile));
});

describe('what counts as notices', () => {
  itGives('obligations-missing', {
    'an empty file': notices(''),
    'a file about something else': notices('Hello.\n'),
    'a comment': notices('<!-- Counted the words and kept the 500 most frequent. -->'),
    'what is denied': notices('It is not true that we did this: Counted the words and kept the 500 most frequent.\n'),
    'a question': notices('Counted the words and kept the 500 most frequent?\n'),
    'a plan': notices('TODO: Counted the words and kept the 500 most frequent.\n'),
    'no file': notices(null),
    'the manifest itself': { edit: { 'notices: NOTICE.md': 'notices: impact.yaml' } },
    'a retained one that is not there': { edit: { 'year: 2023': 'year: 2023\n    notices: THEIRS.md' } },
    'a retained one that is empty': {
      edit: { 'year: 2023': 'year: 2023\n    notices: THEIRS.md' },
      files: { 'THEIRS.md': '' },
    },
    'a retained one that does not ship': {
      edit: { 'year: 2023': 'year: 2023\n    notices: THEIRS.md' },
      files: { 'THEIRS.md': 'Keep me.\n' },
    },
  });
  itGives('ready', {
    'the changes in other letters': notices('> counted the **words** and\n> kept the 500 most frequent\n'),
    'nothing else': notices('- Counted the words and kept the 500 most frequent.\n- Nothing else was changed.\n'),
    'a retained one beside ours': {
      edit: {
        'year: 2023': 'year: 2023\n    notices: THEIRS.md',
        'notices: NOTICE.md': 'notices: [NOTICE.md, THEIRS.md]',
      },
      files: { 'THEIRS.md': 'Keep me.\n' },
    },
  });
  itGives(
    'obligations-missing',
    each(['TODO', '"???"', 'To be written.'], (words) => ({
      edit: { 'changes: Counted the words and kept the 500 most frequent.': `changes: ${words}` },
      files: { 'NOTICE.md': words.replaceAll('"', '') },
    })),
    'distribution/modification-notice',
  );
});
