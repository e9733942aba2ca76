import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from '../../server/src/syntax/parse';
import { shapeOf } from './kit/shape';
import { itHolds } from '../kit/runs';

const URI = 'file:///w/impact.yaml';

/** Manifests as people have them, and with what reaches over the borders between their parts. */
const TEXTS: readonly string[] = [
  `# Words
version: 1
project: Words

artifacts: # obtained
  # The corpus.
  dolma:
    name: Dolma
    type: data
    license: AI2-ImpACT-MR

  "wild chat": { name: WildChat, type: data, risk: low } # flow

derivatives:
  words:
    name: Words
    type: data
    from:
      dolma: incorporated
    changes: |
      Counted.

      Kept 500.
distributions:
  hub:
    of: [words, dolma]
    audience: public
breaches:
  - of: dolma
    notified: 2024-01-01
`,
  `\uFEFFversion: 1\r\nartifacts:\r\n    a:\r\n        name: A\r\n        type: data\r\n    b:\r\n        name: B\r\n\r\nx-note: "one\r\n  two"\r\n`,
  `version: 1
x-base: &base
  type: model
  license: AI2-ImpACT-LR
artifacts:
  tulu:
    <<: *base
    name: Tulu
  other:
    <<: [*base]
    name: 'It''s'
`,
  `---
version: 1
artifacts:
- a
- b
derivatives:
  d:
    name: D
    uses:
    - research
    - use: chat
  e:
---
version: 1
`,
  'version: 1\nartifacts:\n  a: {\n    name: A,\n  type: data\n  }\n  b: "x\n  y: z"\n  ? k\n  : v\nartifacts:\n  a:\n',
];

const WORDS: readonly string[] = [
  ...['\n', '\n\n', '\r\n', '\r', ' ', '  ', '    ', '\t', ':', ': ', '- ', '#', '# x', ',', '"', "'", '|', '>', '|\n'],
  ...[
    '{',
    '}',
    '[',
    ']',
    '?',
    '? ',
    '!',
    '!x ',
    '@',
    '%',
    '%YAML 1.2\n',
    '---',
    '---\n',
    '...\n',
    '--- x\n',
    '\n---\n',
  ],
  ...[
    '&a ',
    '*a',
    '&base ',
    '*base',
    '<<: ',
    '\uFEFF',
    '😀',
    'x',
    'a: b',
    'a: b\n',
    '  a: b\n',
    '  a:\n',
    '    name: N\n',
  ],
  ...[
    'artifacts:\n',
    'artifacts: # x\n',
    'artifacts: x\n',
    'derivatives:\n',
    'distributions:',
    'version: 1\n',
    '- a\n',
  ],
];

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  /** Most edits are small, some take out a good piece. */
  remove: fc.oneof({ weight: 4, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(120) }),
  atLine: fc.boolean(),
  newText: fc.array(fc.constantFrom(...WORDS), { maxLength: 3 }).map((words) => words.join('')),
});

describe('Tree.edited', () => {
  itHolds('gives what reading the new text afresh gives, after any edits', { quick: 15, slow: 2000 }, (numRuns) => {
    const property = fc.property(
      fc.constantFrom(...TEXTS),
      fc.array(edit, { minLength: 1, maxLength: 6 }),
      (text, edits) => {
        let tree = parse(URI, text);
        for (const { at, remove, atLine, newText } of edits) {
          const offset = Math.floor(at * tree.text.length);
          const start = atLine ? tree.text.lastIndexOf('\n', offset - 1) + 1 : offset;
          tree = tree.edited({ start, end: Math.min(start + remove, tree.text.length), newText });
          assert.deepEqual(shapeOf(tree), shapeOf(parse(URI, tree.text)));
        }
      },
    );
    fc.assert(property, { numRuns });
  });

  it('keeps every part that an edit does not touch, in a manifest of any size', () => {
    const entries = Array.from({ length: 200 }, (_, index) => `  a${String(index)}:\n    name: A\n`);
    const before = parse(URI, `version: 1\nartifacts:\n${entries.join('')}project: P\n`);
    const at = before.text.indexOf('  a100:');
    const typed = before.edited({ start: at + 3, end: at + 3, newText: 'x' });
    const split = before.edited({ start: at, end: at, newText: '  new:\n    name: N\n' });
    const known = new Set(before.parts);
    const made = [typed, split].map((tree) => tree.parts.filter((part) => !known.has(part)).map(({ text }) => text));
    assert.deepEqual(
      made.map((texts) => texts.length <= 4),
      [true, true],
      JSON.stringify(made),
    );
    assert.equal(typed.root?.entries[2], before.root?.entries[2]);
  });

  it('reads sections anew when their heading changes, and again when it comes back', () => {
    const text = 'artifacts:\n  a:\n    name: A\n  b:\n    name: B\nproject: P\n';
    const without = parse(URI, text).edited({ start: 0, end: 'artifacts:'.length, newText: 'artifact:' });
    const again = without.edited({ start: 0, end: 'artifact:'.length, newText: 'artifacts:' });
    assert.deepEqual(shapeOf(again), shapeOf(parse(URI, text)));
  });
});
