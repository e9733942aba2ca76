import assert from 'node:assert/strict';
import { codeLenses } from '../../server/src/features/code-lenses';
import { textOf } from '../../server/src/text/span';
import { analyzed, type Setting } from '../kit/check';
import { EXAMPLES_DAY, exampleFiles } from '../kit/examples';

function lensesOf(text: string, setting?: Setting): readonly string[] {
  return codeLenses(analyzed(text, setting)).map(({ span, command }) => {
    const { title, name, arguments: given } = command();
    assert.equal(given[0], textOf(span));
    return `${textOf(span)}: ${title} -> ${[name, ...given.slice(1)].join(' ')}`;
  });
}

const DOLMA = `version: 1
artifacts:
  dolma: { name: Dolma, type: data, license: AI2-ImpACT-MR, year: 2023 }
  tulu: { name: Tulu, type: model, license: AI2-ImpACT-LR, year: 2023 }
  secret: { name: Secret, type: data, risk: high }
  mystery: { name: Mystery, type: data, license: unknown }
  free: { name: Free, type: data, license: CC0-1.0 }
`;

describe('code lenses', () => {
  it('tell the verdict of each distribution, and how much of what it owes is met', () => {
    assert.deepEqual(
      lensesOf(
        `${DOLMA}distributions:
  mirror: { of: dolma, audience: public }
  lab: { of: secret, audience: internal }
  riddle: { of: mystery, audience: public }
  low: { of: tulu, audience: third-party, agreement: https://example.org/terms }
  free: { of: free, audience: public }
`,
      ),
      [
        'mirror: Forbidden: medium risk, internal use only -> impact.showVerdict',
        'mirror: Show lineage -> impact.showLineage',
        'lab: Internal use -> impact.showVerdict',
        'lab: Show lineage -> impact.showLineage',
        'riddle: Unknown -> impact.showVerdict',
        'riddle: Show lineage -> impact.showLineage',
        'low: Not ready: 0 of 2 obligations met -> impact.checkGate',
        'low: Prepare this release -> impact.prepareRelease',
        'low: Show lineage -> impact.showLineage',
        'free: Ready -> impact.checkGate',
        'free: Show lineage -> impact.showLineage',
      ],
    );
  });

  it('offer the reports that a derivative owes and does not have', () => {
    assert.deepEqual(
      lensesOf(`${DOLMA}derivatives:
  both: { name: Both, type: model, from: { dolma: trained-on, tulu: fine-tuned } }
`),
      [
        'both: Create the data report -> impact.createReport data',
        'both: Create the model report -> impact.createReport model',
      ],
    );
  });

  it('are the same of one entry as among those of all', () => {
    const analysis = analyzed(`${DOLMA}derivatives:
  both: { name: Both, type: model, from: { dolma: trained-on, tulu: fine-tuned } }
  low: { name: Low, type: model, from: { tulu: fine-tuned } }
distributions:
  low: { of: low, audience: public }
  mirror: { of: dolma, audience: public }
`);
    const all = codeLenses(analysis);
    assert.deepEqual(
      all.map(({ id, key }) => `${id} ${key}`),
      [
        ...['both create data', 'both create model', 'low create model'],
        ...['low verdict', 'low prepare', 'low lineage', 'mirror verdict', 'mirror lineage'],
      ],
    );
    const titles = (lenses: typeof all): readonly string[] => lenses.map(({ command }) => command().title);
    for (const id of ['both', 'low', 'mirror'])
      assert.deepEqual(titles(codeLenses(analysis, id)), titles(all.filter((lens) => lens.id === id)));
    assert.deepEqual(codeLenses(analysis, 'dolma'), []);
  });

  it('count those that are there, and offer a file that is not', () => {
    const both = (reports: string): string =>
      `${DOLMA}derivatives:\n  both: { from: { dolma: trained-on, tulu: fine-tuned }, reports: ${reports} }\n`;
    const files = { 'd.md': '', 'm.md': '' };
    assert.deepEqual(lensesOf(both('{ data: d.md, model: m.md }'), { files }), [
      'both: 2 reports: not all questions are answered; its date can’t be checked -> impact.openReports',
    ]);
    assert.deepEqual(lensesOf(both('{ data: d.md, model: gone.md }'), { files }), [
      'both: 1 report: not all questions are answered; its date can’t be checked -> impact.openReports',
      'both: Create the model report -> impact.createReport model',
    ]);
    assert.deepEqual(lensesOf(both('{ data: https://example.org/d, model: [] }')), [
      'both: 1 report: not checked -> impact.openReports',
    ]);
    const path = 'valid/value-prism-words/impact.yaml';
    const examples = exampleFiles();
    const lenses = codeLenses(
      analyzed(examples[path] ?? '', { path, files: examples, today: EXAMPLES_DAY }),
      'word-counts',
    );
    assert.deepEqual(
      lenses.map(({ command }) => [command().title, command().icon]),
      [['1 report: complete', 'note']],
    );
  });

  it('ask for no report where none is owed', () => {
    assert.deepEqual(
      lensesOf(`${DOLMA}derivatives:
  a: { from: { free: modified } }
  b: { from: { secret: modified, dolma: modified } }
`),
      [],
    );
  });
});
