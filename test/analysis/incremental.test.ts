import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../server/src/analysis/analyze';
import type { World } from '../../server/src/analysis/world';
import type { Options } from '../../server/src/analysis/options';
import type { Rule } from '../../server/src/rules/rule';
import { parse } from '../../server/src/syntax/parse';
import type { OffsetEdit } from '../../server/src/text/edit';
import type { Located } from '../../server/src/text/span';
import { worldOf } from '../../server/src/workspace/world';
import { memoryFiles, ROOT } from '../kit/files';
import { shapeOf } from '../kit/shape';
import { itHolds } from '../kit/runs';

const URI = `${ROOT}/impact.yaml`;

const MANIFEST = `version: 1
project: Words
contact:
  organization: Example Lab

artifacts:
  dolma:
    name: Dolma
    type: data
    license: AI2-ImpACT-MR
    year: 2023
    notices: NOTICE.md
  tulu: { name: Tulu 2, type: model, license: AI2-ImpACT-LR AND LicenseRef-Llama-2 }
  wiki:
    name: Wikipedia
    type: data
    license: CC-BY-SA-4.0
  merged:
    manifest: other/impact.yaml#merged
  found:
    name: Found
    type: data
    license: unknown

derivatives:
  # The counts.
  words:
    name: Words
    type: data
    from:
      dolma: incorporated
    changes: Counted.
    updated: 2024-01-01
    uses: [research, content-generation]
    reports:
      data: reports/words.data.md
  mixed:
    name: Mixed
    type: data
    from: { words: modified, wiki: incorporated }
  tuned:
    name: Tuned
    type: model
    risk: low
    from:
      tulu: fine-tuned
      mixed: trained-on
      # impact-disable-next-line lineage/relation -- to be seen
      merged: trained-on
    uses:
      - military-weapons
  app:
    name: App
    type: application
    from:
      tuned: embedded
      found: combined
  far: { name: Far, type: model, risk: low, from: { merged: weights-modified } }

distributions:
  hub:
    of: [words, tuned]
    audience: public
    status: released
    date: 2024-02-01
    agreement: LICENSE.md
    attribution: |
      Dolma is licensed under the AI2 ImpACT License for Medium Risk Artifacts, © 2023 The Allen Institute for Artificial Intelligence.
  mirror:
    of: dolma
    audience: third-party
  inside:
    of: app
    audience: internal

breaches:
  - of: tulu
    notified: 2024-01-05
  - of: words
    notified: 2024-02-20
`;

/** Takes from the manifest and gives back to it. */
const OTHER = `version: 1
artifacts:
  ours: { manifest: ../impact.yaml#words }
  prism: { name: ValuePrism, type: data, license: AI2-ImpACT-LR }
derivatives:
  merged: { name: Merged, type: model, from: { ours: trained-on, prism: trained-on } }
`;

const REPORT = `---
impact-report: 1
category: data
derivative: words
date: 2023-12-01
---
# Derivative Impact Report: Words
## Intended Use
Research.
`;

const world = worldOf(
  memoryFiles({
    'impact.yaml': MANIFEST,
    'other/impact.yaml': OTHER,
    'reports/words.data.md': REPORT,
    'LICENSE.md': 'MIT',
    'NOTICE.md': 'Notices of Dolma.',
  }),
  [URI, `${ROOT}/other/impact.yaml`],
);
const options: Options = { severities: {}, today: '2024-03-01' };

/** What people write and paste: words of the format, entries, and pieces of YAML. */
const WORDS: readonly string[] = [
  ...['dolma', 'tulu', 'wiki', 'merged', 'found', 'words', 'mixed', 'tuned', 'app', 'nowhere', 'hub'],
  ...['low', 'medium', 'high', 'data', 'model', 'unknown', 'MIT', 'AI2-ImpACT-HR', 'AI2-ImpACT-LR', 'GPL-3.0-only'],
  ...['public', 'internal', 'planned', 'released', 'withdrawn', '2024-01-01', '2024-02-29', 'trained-on', 'modified'],
  ...['\n', '\n\n', ' ', '  ', ':', ', ', '- ', '# ', '"', "'", '|', '{', '}', '[', ']', '&a ', '*a', '\t', '😀'],
  '    risk: high\n',
  '    license: unknown\n',
  '      app: combined\n',
  '      words: modified\n',
  '    status: withdrawn\n',
  '    audience: internal\n',
  '    manifest: other/impact.yaml#prism\n',
  '  extra:\n    name: Extra\n    type: data\n    from: { tuned: generated }\n',
  '  dolma:\n    name: Twice\n    type: data\n    from: { app: combined }\n',
  '  # impact-disable-next-line lineage/understated-risk -- ours until 2024-02-01\n',
  '# impact-disable-file use/restricted\n',
  '  - of: app\n    notified: 2023-01-01\n    use-based: true\n',
  ...['artifacts:\n', 'derivatives:\n', 'distributions:\n', 'breaches:\n', 'contact: { email: a@example.org }\n'],
];

/** An edit as it is drawn; where it lands depends on the text that it is made to. */
interface Draft {
  readonly at: number;
  readonly unit: 'letter' | 'word' | 'line' | 'entry';
  readonly newText: string;
  /** Whether what is replaced goes to the end of what is written instead. */
  readonly keeps: boolean;
}

const draft: fc.Arbitrary<Draft> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  unit: fc.constantFrom('letter', 'word', 'word', 'line', 'entry'),
  newText: fc.array(fc.constantFrom(...WORDS), { maxLength: 2 }).map((words) => words.join('')),
  keeps: fc.boolean(),
});

const UNITS: Readonly<Record<Draft['unit'], RegExp>> = {
  letter: /[\s\S]/g,
  word: /[\w.-]+/g,
  line: /^.+$/gm,
  entry: /^ {2}\w+:.*(?:\n {3}.*)*$/gm,
};

function editOf(text: string, { at, unit, newText, keeps }: Draft): OffsetEdit {
  const places = [...text.matchAll(UNITS[unit])];
  const place = places[Math.floor(at * places.length)];
  const start = place?.index ?? text.length;
  const old = place?.[0] ?? '';
  return { start, end: start + old.length, newText: keeps ? newText + old : newText };
}

describe('an analysis after an edit', () => {
  const slow = Number(process.env['RUNS'] ?? 100);
  itHolds('is the analysis of the new text', { quick: 1, slow }, (numRuns) => {
    const property = fc.property(fc.array(draft, { minLength: 1, maxLength: 6 }), (drafts) => {
      let analysis = analyze(parse(URI, MANIFEST), { world, options });
      for (const one of drafts) {
        const edit = editOf(analysis.tree.text, one);
        analysis = analyze(analysis.tree.edited(edit), { world, options }, analysis);
        const fresh = analyze(parse(URI, analysis.tree.text), { world, options });
        assert.deepEqual(shapeOf(analysis), shapeOf(fresh));
      }
    });
    fc.assert(property, { numRuns });
  });

  it('starts out with findings of many rules, so that there is something to keep', () => {
    const rules = new Set(analyze(parse(URI, MANIFEST), { world, options }).findings.map(({ rule }) => rule));
    assert.ok(rules.size >= 8, [...rules].join());
  });

  /** A rule that says nothing and notes what it is asked about. */
  const watching = (seen: string[]): Rule => {
    const note = ({ id }: { readonly id: Located<string> }): readonly [] => {
      seen.push(id.value);
      return [];
    };
    return {
      id: 'test/watching',
      description: '',
      why: '',
      severity: 'hint',
      artifact: note,
      derivative: note,
      distribution: note,
      part: ({ text }) => {
        seen.push(text.trim().split(':', 1)[0] ?? '');
        return [];
      },
    };
  };

  const lookedAt = (edit: OffsetEdit, after: { readonly world?: World; readonly options?: Options } = {}): string[] => {
    const seen: string[] = [];
    const rules = [watching(seen)];
    const before = analyze(parse(URI, MANIFEST), { world, options, rules });
    seen.length = 0;
    analyze(
      before.tree.edited(edit),
      { world: after.world ?? world, options: after.options ?? options, rules },
      before,
    );
    return seen;
  };

  it('looks again only at what is related to the edit', () => {
    const start = MANIFEST.indexOf('Found');
    const seen = lookedAt({ start, end: start + 5, newText: 'Lost' });
    assert.deepEqual(seen, ['found', 'found', 'app', 'inside']);
  });

  it('looks at everything again in another world and with other options', () => {
    const nothing = { start: 0, end: 0, newText: '' };
    assert.deepEqual(lookedAt(nothing), []);
    const all = ['dolma', 'tulu', 'wiki', 'merged', 'found', 'words', 'mixed', 'tuned', 'app', 'far', 'hub', 'mirror'];
    for (const after of [{ world: { ...world } }, { options: { ...options } }]) {
      const seen = lookedAt(nothing, after);
      assert.deepEqual(
        all.filter((id) => !seen.includes(id)),
        [],
      );
    }
  });
});
