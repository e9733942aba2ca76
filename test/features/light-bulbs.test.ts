import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { codeActions, fixesIn, type Action } from '../../server/src/features/code-actions';
import type { Finding } from '../../server/src/findings/finding';
import { rules } from '../../server/src/rules';
import { cardsIn } from '../kit/cards';
import { analyzed } from '../kit/check';
import { EXAMPLES_DAY, exampleFiles, exampleManifests } from '../kit/examples';
import { LOOKED_AT, sectionsOf, shownIn } from '../kit/pages';

const ROOT = resolve(__dirname, '../..');

/** A finding, and what the light bulb offers for it, in order. */
interface Bulb {
  readonly finding: Finding;
  /** The rule whose page shows it, or the path of the example. */
  readonly where: string;
  readonly actions: readonly Action[];
}

/** What only explains or silences is no answer. */
function isAnswer({ fix: { title } }: Action): boolean {
  return !/^(?:Explain|Silence)\b/.test(title);
}

const isQuick = (kind: Action['kind']): boolean => kind === 'quickfix';

function bulbs(): readonly Bulb[] {
  const pages = rules.flatMap(({ id }) => {
    const file = join(ROOT, 'docs/rules', `${id}.md`);
    const wrong = existsSync(file) ? sectionsOf(readFileSync(file, 'utf8')).get('Wrong') : undefined;
    // What else is wrong on a page is told where all pages are looked at.
    return (wrong?.manifests ?? []).map((text) => {
      const shown = [...shownIn(id, text, wrong), LOOKED_AT];
      return { where: id, text, setting: { ...wrong }, isShown: (rule: string) => shown.includes(rule) };
    });
  });
  const files = exampleFiles();
  const examples = exampleManifests().map((path) => ({
    where: path,
    text: files[path] ?? '',
    setting: { path, files, today: EXAMPLES_DAY },
    isShown: () => true,
  }));
  return [...pages, ...examples].flatMap(({ where, text, setting, isShown }) => {
    const analysis = analyzed(text, setting);
    const cards = where.includes('.') ? [] : cardsIn(text, setting);
    return [
      ...analysis.findings.flatMap((finding) => {
        const place = isShown(finding.rule) ? analysis.extents.get(finding) : undefined;
        return place === undefined ? [] : [{ where, finding, actions: codeActions(analysis, place, isQuick) }];
      }),
      ...cards.flatMap((card) =>
        card.findings.flatMap((finding) => {
          const place = card.extents.get(finding);
          return place === undefined ? [] : [{ where, finding, actions: fixesIn(card, place) }];
        }),
      ),
    ];
  });
}

function answersTo({ finding, actions }: Bulb): readonly string[] {
  const own = actions.filter((action) => isAnswer(action) && action.finding === finding);
  return own.map(({ fix }) => fix.title);
}

/** The first answer to what the page of each rule shows; by this a reader sees what the light bulb is worth. */
const FIRST: Readonly<Record<string, readonly string[]>> = {
  'breach/cure-period': ['Record that it was remedied today, 2024-03-01'],
  'breach/lapsed': [
    'Mark “server” as withdrawn: status withdrawn',
    'Record that it was settled with the licensor today, 2024-03-01',
  ],
  'card/attribution': ['Add the attribution of ValuePrism'],
  'card/front-matter': ['Change to “value-words”'],
  'card/keyword': ['Change to “other”, named “ai2-impact-license-medium-risk”'],
  'card/license': ['Change “license” to “other”, named “ai2-impact-license-medium-risk”'],
  'card/license-name': ['Add “license_name: value-words-terms” and “license_link: TERMS.md”'],
  'card/lineage': ['Change to “allenai/tulu-2-7b”'],
  'card/name': ['Change to “Llama Chat 8B”'],
  'card/report': ['Add the link to the data report'],
  'coverage/catalog': ['Change the license to “AI2-ImpACT-MR”'],
  'coverage/code': ['Change the license to “unknown” until someone looks it up'],
  'coverage/relicensed': ['Change the license to “ODC-By-1.0”'],
  'coverage/risk-mismatch': ['Change the risk to “medium”', 'Remove the risk'],
  'coverage/service': ['Change the license to “unknown” until someone looks it up'],
  'coverage/unknown-license': [
    'Change to “AI2-ImpACT-MR”',
    'Change to “AI2-ImpACT-HR”',
    'Change to “Apache-2.0”',
    'Keep “github” internal: audience internal',
  ],
  'distribution/agreement': ['Prepare the release “github”: write everything that is missing'],
  'distribution/artifact-internal-only': ['Keep “mirror” internal: audience internal'],
  'distribution/attribution': ['Correct the attribution of ValuePrism'],
  'distribution/channel': ['Make “cluster” public: audience public'],
  'distribution/derivative-internal-only': ['Keep “hub” internal: audience internal'],
  'distribution/modification-notice': ['Add “changes” from the sources, to be completed'],
  'distribution/notices': ['List upstream/VALUEPRISM-NOTICE.txt in “notices”'],
  'distribution/review': ['Record that I have reviewed it'],
  'lineage/contradiction': ['Change the license to “AI2-ImpACT-MR”, the stricter one'],
  'lineage/cycle': ['Remove “sorted” from its sources'],
  'lineage/outbound-license': ['Change to “AI2-ImpACT-LR”'],
  'lineage/relation': ['Change to “trained-on”'],
  'lineage/share-alike': ['Record that I have reviewed it'],
  'lineage/understated-risk': ['Write “risk: medium”, as inherited'],
  'manifest/duplicate-id': ['Rename the derivative to “quill-derived”'],
  'manifest/reference': ['Change to “lexicon”', 'Define “paloma” as the artifact Paloma', 'Change to “words”'],
  'manifest/schema': ['Add “type: data”', 'Rename to “license”', 'Change to “2023”', 'Change to “internal”'],
  'manifest/syntax': ['Add the closing quote'],
  'manifest/unused-artifact': ['Remove “paloma”'],
  'manifest/unused-suppression': ['Remove the comment', 'Remove the comment', 'Change to “manifest/schema”'],
  'manifest/upstream': ['Remove “type”, which the entry there already says'],
  'manifest/version': ['Add “version: 1”', 'Change to “1”', 'Write “version: 1” at the top'],
  'report/incomplete': ['Answer the questions of the data report of “word-counts”…'],
  'report/missing': ['Answer the questions of the data report of “word-counts”…'],
  'report/not-public': ['Create the data report reports/word-counts.data.md'],
  'report/shared': ['Create the model report reports/counter.model.md'],
  'report/stale': ['Set its date to today, 2024-03-01', 'Update the generated parts of reports/letters.data.md'],
  'terms/attribution': ['Write the notice to NOTICE.md', 'Add “changes” from the sources, to be completed'],
  'terms/flow-down': ['Write the use-based restrictions to TERMS.md'],
  'terms/license-text': ['Write the notice to NOTICE.md'],
  'terms/naming': ['Change the name to “Llama Tuned”', 'Write the notice to notices/LLAMA-3.1-LICENSE.txt'],
  'terms/no-derivatives': ['Keep “hub” internal: audience internal'],
  'terms/no-redistribution': ['Keep “hub” internal: audience internal'],
  'terms/non-commercial': ['Keep “hub” internal: audience internal'],
  'terms/notice-text': ['Write the notice to notices/LLAMA-3.1-LICENSE.txt'],
  'terms/same-license': ['Release it under CC-BY-SA-4.0'],
  'use/condition': [
    'Declare that people are told that a machine made it (disclosed: true)',
    'Declare that a human is in the loop (human-in-the-loop: true)',
  ],
  'use/restricted': ['Remove “military-surveillance” from the uses'],
  'use/unlisted': ['Record that I have reviewed it'],
};

/** The rules whose pages say that they have no fix. */
const WITHOUT_FIX = rules
  .map(({ id }) => id)
  .filter((id) => {
    const file = join(ROOT, 'docs/rules', `${id}.md`);
    return existsSync(file) && / · Fix: no$/m.test(readFileSync(file, 'utf8'));
  });

/** Where a rule that has fixes can offer nothing, and why. */
const NOTHING: readonly { readonly rule: string; readonly message: RegExp; readonly why: string }[] = [
  { rule: 'manifest/syntax', message: /already in this map/, why: 'either of the two may be meant' },
  { rule: 'manifest/missing-file', message: /^The notice of .* does not exist/, why: 'it came with the artifact' },
  { rule: 'manifest/missing-file', message: /absolute path/, why: 'nothing in the workspace has that path' },
  { rule: 'manifest/missing-file', message: /outside the workspace/, why: 'it has to be moved in by a person' },
  { rule: 'manifest/missing-file', message: /begins with a dot/, why: 'it has to be moved by a person' },
  { rule: 'distribution/attribution', message: /of Paloma/, why: 'its year is there, in quotes that have a fix' },
  { rule: 'terms/license-text', message: /the text of (?:LicenseRef-|MIT)/, why: 'the text came with the artifact' },
];

describe('the light bulb', () => {
  const all = bulbs();

  it('answers first what the page of each rule shows', () => {
    const told: Record<string, string[]> = {};
    for (const bulb of all.filter(({ where, finding }) => where === finding.rule)) {
      const [first] = answersTo(bulb);
      if (first !== undefined) (told[bulb.where] ??= []).push(first);
    }
    assert.deepEqual(told, FIRST);
  });

  it('has an answer to everything that is found, but where the page says that there is none, or none can be given', () => {
    const without = all.filter((bulb) => answersTo(bulb).length === 0).map(({ finding }) => finding);
    const isExcepted = ({ rule, message }: Finding): boolean =>
      WITHOUT_FIX.includes(rule) || NOTHING.some((it) => it.rule === rule && it.message.test(message));
    assert.deepEqual(
      without.filter((finding) => !isExcepted(finding)).map(({ rule, message }) => `${rule}: ${message}`),
      [],
    );
    // An exception that nothing needs any more would hide the next fault.
    const needless = NOTHING.filter(
      ({ rule, message }) => !without.some((finding) => finding.rule === rule && message.test(finding.message)),
    );
    assert.deepEqual(needless, []);
  });

  it('explains every rule, and ends with one way to silence', () => {
    for (const { finding, actions } of all) {
      const titles = actions.map(({ fix }) => fix.title);
      assert.ok(titles.includes(`Explain ${finding.rule}`), finding.message);
      const silences = titles.filter((title) => title.startsWith('Silence'));
      assert.ok(silences.length <= 1 && (silences.length === 0 || titles.at(-1) === 'Silence…'), titles.join(' | '));
    }
  });

  it('prefers nothing that makes a file or speaks for a person', () => {
    const surprising = all.flatMap(({ actions }) =>
      actions.filter(
        ({ fix, command }) =>
          fix.preferred === true &&
          (command !== undefined ||
            (fix.creates ?? []).length > 0 ||
            /\b(?:record|today|keep|declare|silence|mark|define)\b/i.test(fix.title)),
      ),
    );
    assert.deepEqual([...new Set(surprising.map(({ fix }) => fix.title))], []);
  });
});
