import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis } from '../../server/src/analysis/analyze';
import { verdictOf, type Verdict } from '../../server/src/analysis/verdict';
import type { VerdictKind } from '../../server/src/obligations/reason';
import { analyzed } from './check';

/** A day after all that the release below says. */
export const DAY = '2026-11-25';

export const CREDIT =
  'Word Bank is licensed under the AI2 ImpACT License for Medium Risk Artifacts, © 2023 The Allen Institute for Artificial Intelligence.';

/** Carries the restrictions. */
export const BINDING =
  'Whoever uses the data agrees to the use-based restrictions of Exhibit A of the AI2 ImpACT License for Medium Risk Artifacts.\n';

/** A release of medium risk data to everybody that is ready. */
export const MANIFEST = `version: 1
artifacts:
  words:
    name: Word Bank
    type: data
    license: AI2-ImpACT-MR
    year: 2023
derivatives:
  counts:
    name: Word Counts
    type: data
    from:
      words: modified
    changes: Counted the words and kept the 500 most frequent.
    reports:
      data: reports/counts.md
distributions:
  hub:
    of: counts
    audience: public
    status: released
    date: 2026-06-01
    agreement: TERMS.md
    attribution: ${CREDIT}
    notices: NOTICE.md
`;

export const REPORT = `---
impact-report: 1
category: data
derivative: counts
date: 2026-05-20
---
# Impact Report

## Intended Use

To count.

## Intended Users

Linguists.

## Funding

Our own.

## Dataset Sources & Modifications

None was added.

## Dataset Size

500 words.
`;

const SHIPPED: Readonly<Record<string, string>> = {
  'TERMS.md': BINDING,
  'NOTICE.md': 'Counted the words and kept the 500 most frequent.\n',
  'reports/counts.md': REPORT,
};

/** What is other than in the release above. */
export interface Change {
  /** Words of the manifest and what stands in their place. */
  readonly edit?: Readonly<Record<string, string>>;
  /** Behind the manifest. */
  readonly add?: string;
  /** Files by path; `null` takes one away. */
  readonly files?: Readonly<Record<string, string | null>>;
}

export type Verdicts = VerdictKind | readonly VerdictKind[];

/** The texts of a release. */
export interface Texts {
  readonly text: string;
  readonly files: Readonly<Record<string, string>>;
}

/** The release above with a change. */
export function releaseWith({ edit = {}, add = '', files = {} }: Change): Texts {
  let text = MANIFEST;
  for (const [from, to] of Object.entries(edit)) {
    assert.ok(text.includes(from), `“${from}” stands in the manifest`);
    text = text.replace(from, () => to);
  }
  const all = Object.entries({ ...SHIPPED, ...files }).flatMap(([path, words]) =>
    words === null ? [] : [[path, words] as const],
  );
  return { text: text + add, files: Object.fromEntries(all) };
}

/** The verdict of a release, and the rules that say something of its manifest. */
export function judged({ text, files }: Texts): {
  readonly analysis: Analysis;
  readonly verdict: Verdict | undefined;
  readonly rules: readonly string[];
} {
  const analysis = analyzed(text, { files, today: DAY });
  assert.deepEqual(analysis.faults, [], 'a rule broke down');
  const hub = analysis.context.manifest.distributions.get('hub');
  return {
    analysis,
    verdict: hub === undefined ? undefined : verdictOf(analysis, hub),
    rules: analysis.findings.map(({ rule }) => rule),
  };
}

/** A kind of change, with what each of its cases comes to. */
export function itGives(expected: Verdicts, cases: Readonly<Record<string, Change>>, rule?: string): void {
  const allowed = [expected].flat();
  for (const [title, change] of Object.entries(cases)) {
    it(`${title}: ${allowed.join(' or ')}`, () => {
      const { analysis, verdict: found, rules } = judged(releaseWith(change));
      const verdict = found?.kind;
      assert.ok(
        allowed.some((kind) => kind === verdict),
        `it is ${verdict ?? 'nothing'}; ${rules.join(', ')}`,
      );
      if (rule !== undefined) assert.ok(rules.includes(rule), `${rule} is not among ${rules.join(', ')}`);
      // Whatever has an error is not let through, at any door.
      if (verdict !== 'ready') return;
      assert.deepEqual(
        analysis.findings.filter(({ severity }) => severity === 'error').map(({ rule: id }) => id),
        [],
      );
    });
  }
}

/** Many cases of one kind from a list of words. */
export function each(words: readonly string[], change: (word: string) => Change): Readonly<Record<string, Change>> {
  return Object.fromEntries(words.map((word) => [JSON.stringify(word), change(word)]));
}

/** Changes of which several can be made to the release at once, of all kinds: each touches words of its own. */
export const CHANGES: readonly (readonly Change[])[] = [
  ...alternatives('license: AI2-ImpACT-MR', [
    ...['license: AI2-ImpACT-LR', 'license: AI2-ImpACT-HR', 'license: ImpACT HR (gated)', 'license: unknown'],
    ...['license: MIT', 'license: CC-BY-SA-4.0', 'license: AI2-ImpACT-MR AND CC-BY-NC-4.0', 'license: LicenseRef-Acme'],
    ...['license: MIT OR AI2-ImpACT-MR', 'license: AI2-ImpACT-MR\n    risk: low', 'risk: medium', 'license: impact-mr'],
  ]),
  ...alternatives('audience: public', ['audience: internal', 'audience: third-party', 'audience: Public']),
  ...alternatives('status: released', ['status: planned', 'status: withdrawn']),
  ...alternatives('agreement: TERMS.md', [
    ...['agreement: MIT.md', 'agreement: https://example.org/terms', 'agreement: [MIT.md, TERMS.md]', 'channel: hf'],
    'agreement: "TODO"',
  ]),
  ...alternatives('words: modified', ['words: trained-on', 'words: combined', 'wrods: modified', 'words: copied']),
  ...alternatives('notices: NOTICE.md', ['notices: OTHER.md', 'notices: [OTHER.md, NOTICE.md]', 'project: x']),
  ...alternatives('    changes: Counted', [
    '    uses: [military-weapons]\n    changes: Counted',
    '    uses: [{ use: content-generation }, asylum]\n    changes: Counted',
  ]),
  ...alternatives('    reports:', [
    ...['    license: MIT\n    reports:'],
    ...[
      '    license: LicenseRef-Mine\n    reports:',
      '    risk: low\n    reports:',
      '    updated: 2026-10-01\n    reports:',
    ],
  ]),
  ...alternatives('year: 2023', ['year: 2022', 'acquired: 2023-05-01', 'year: 2023\n    notices: THEIRS.md']),
  ['words', 'counts'].flatMap((id) =>
    ['notified: 2026-08-01', 'notified: 2026-11-10', 'notified: 2026-08-01, remedied: 2026-08-08'].map((days) => ({
      add: `breaches:\n  - { of: ${id}, ${days} }\n`,
    })),
  ),
  ['MIT License\n', ''].map((text) => ({ files: { 'TERMS.md': text } })),
  [REPORT.replace('To count.', 'TBD'), null].map((text) => ({ files: { 'reports/counts.md': text } })),
];

function alternatives(from: string, all: readonly string[]): readonly (readonly Change[])[] {
  return [all.map((to) => ({ edit: { [from]: to } }))];
}

/** A release with some of the changes, at random. */
export const anyRelease: fc.Arbitrary<Texts> = fc
  .tuple(...CHANGES.map((some) => fc.option(fc.constantFrom(...some), { freq: 3, nil: undefined })))
  .map((made) => {
    const changes = made.flatMap((change) => change ?? []);
    return releaseWith({
      edit: Object.assign({}, ...changes.map(({ edit }) => edit)) as Readonly<Record<string, string>>,
      add: changes.map(({ add = '' }) => add).join(''),
      files: Object.assign(
        { 'MIT.md': 'MIT License\n', 'OTHER.md': 'Hello.\n' },
        ...changes.map(({ files }) => files),
      ) as Record<string, string | null>,
    });
  });
