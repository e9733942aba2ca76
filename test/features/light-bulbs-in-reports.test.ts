import assert from 'node:assert/strict';
import { analyzeReport } from '../../server/src/analysis/analyze-document';
import { wholeDocument } from '../../server/src/analysis/document';
import { fixesIn } from '../../server/src/features/code-actions';
import { readReport } from '../../server/src/report/report';
import { ownersIn } from '../../server/src/rules/report-subject';
import { analyzed, TODAY } from '../kit/check';
import { ROOT } from '../kit/files';
import { FILES, WORD_COUNTS } from '../kit/release';

const PATH = 'reports/word-counts.data.md';
const GOOD = FILES[PATH] ?? '';

/** What is found in a report, each finding with the first answer of its light bulb. */
function answered(text: string, manifest: string): readonly (readonly [rule: string, answer: string | undefined])[] {
  const uri = `${ROOT}/${PATH}`;
  const { context } = analyzed(manifest, { files: { [PATH]: text } });
  const report = readReport(uri, text);
  const subject = {
    kind: 'report' as const,
    report,
    owners: ownersIn(context, uri),
    manifests: [context],
    today: TODAY,
  };
  const found = analyzeReport(wholeDocument('report', report.fragment), subject, { severities: {}, today: TODAY });
  return found.findings.map((finding) => {
    const place = found.extents.get(finding);
    assert.ok(place);
    const titles = fixesIn(found, place)
      .filter((action) => action.finding === finding)
      .map(({ fix }) => fix.title);
    return [finding.rule, titles.find((title) => !/^(?:Explain|Silence)\b/.test(title))];
  });
}

/** A report with something wrong, its manifest where that is not the usual one, and what the light bulb answers first. */
interface Scene {
  readonly text: string;
  readonly manifest?: string;
  readonly answers: readonly (readonly [rule: string, answer: string | undefined])[];
}

const UPDATED = WORD_COUNTS.replace('    changes:', '    updated: 2024-02-01\n    changes:');
const silencing = (rule: string): string =>
  GOOD.replace('## Funding', `<!-- impact-disable-next-line ${rule} -- no -->\n## Funding`);

const SCENES: Readonly<Record<string, Scene>> = {
  'of a derivative that does not exist': {
    text: GOOD.replace('derivative: word-counts', 'derivative: word-count'),
    answers: [['report/incomplete', 'Change to “word-counts”']],
  },
  'of the other category': {
    text: GOOD.replace('category: data', 'category: model'),
    answers: [
      ['report/incomplete', 'Change to “data”'],
      ['report/incomplete', 'Add the missing headings'],
    ],
  },
  'that no manifest names': {
    text: GOOD,
    manifest: WORD_COUNTS.replace(/\n {4}reports:\n {6}data: .*/, ''),
    answers: [['report/missing', 'Name reports/word-counts.data.md as the data report']],
  },
  'with a question that is not answered': {
    text: GOOD.replace(/(## Funding\n\n)[^\n]+/, '$1'),
    answers: [['report/incomplete', 'Answer the questions of the data report of “word-counts”…']],
  },
  'without a heading': {
    text: GOOD.replace(/## Funding\n\n[^\n]+\n\n/, ''),
    answers: [['report/incomplete', 'Answer the questions of the data report of “word-counts”…']],
  },
  'from before the last update': {
    text: GOOD,
    manifest: UPDATED,
    answers: [['report/stale', 'Set its date to today, 2024-03-01']],
  },
  'from the future': {
    text: GOOD.replace(/date: .*/, 'date: 2999-01-01'),
    answers: [['report/incomplete', 'Set its date to today, 2024-03-01']],
  },
  'with a date that is not one': {
    text: GOOD.replace(/date: .*/, 'date: soon'),
    answers: [['report/incomplete', 'Set its date to today, 2024-03-01']],
  },
  'without a date': {
    text: GOOD.replace(/date: .*\n/, ''),
    answers: [['report/incomplete', 'Add “date: 2024-03-01”']],
  },
  'without a category': {
    text: GOOD.replace(/category: .*\n/, ''),
    answers: [['report/incomplete', 'Add “category: data”']],
  },
  // Where it was to end can’t be told from what goes on below it.
  'with front matter that does not end': {
    text: GOOD.replace(/\n---\n/, '\n'),
    answers: [['report/incomplete', undefined]],
  },
  'with a comment that silences nothing': {
    text: silencing('report/stale'),
    answers: [['manifest/unused-suppression', 'Remove the comment']],
  },
  'with a comment on a rule that does not exist': {
    text: silencing('report/stalle'),
    answers: [['manifest/unused-suppression', 'Change to “report/stale”']],
  },
};

describe('the light bulb in a report', () => {
  for (const [name, { text, manifest, answers }] of Object.entries(SCENES)) {
    it(`answers what is wrong in one ${name}`, () => {
      assert.deepEqual(answered(text, manifest ?? WORD_COUNTS), answers);
    });
  }
});
