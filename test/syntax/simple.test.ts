import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compose } from '../../server/src/syntax/compose';
import { parse } from '../../server/src/syntax/parse';
import { readSimple } from '../../server/src/syntax/simple';
import { exampleManifests, mutatedManifest, restyledManifest } from '../kit/mutants';
import { itHolds } from '../kit/runs';

const RUNS = Number(process.env.RUNS ?? 500);
const URI = 'file:///impact.yaml';

/** Has a piece read in both ways, which have to agree where the simple one reads it at all. */
function readsAlike(text: string): boolean {
  const fragment = { uri: URI, text };
  const simple = readSimple(fragment);
  if (simple !== undefined) {
    const { content, problems } = compose(fragment);
    assert.deepEqual([simple.content, simple.problems], [content, problems], JSON.stringify(text));
  }
  return simple !== undefined;
}

/** The pieces of a text, and all of it as one. */
function piecesOf(text: string): readonly string[] {
  return [...parse(URI, text).parts.map((part) => part.text), text];
}

describe('the simple way to read a piece', () => {
  const readIt = {
    'maps in maps': 'a:\n  b:\n    c: d\n  e: f\ng: h\n',
    'a key without a value': 'a:\nb:\n\nc:\n',
    'a list below its key': 'a:\n  - b\n  - c d\ne: f\n',
    'a list in the column of its key': 'a:\n- b\n- c: d\n  e: f\ng: h\n',
    'maps in a list': 'a:\n  - b: c\n    d:\n      - e\n  - b: g\n',
    'braces and brackets': 'a: [b, "c, d", [e], { f: g h, i: \'j\' }]\nk: {}\nl: [ ]\nm: { n: 1 }\n',
    quotes: 'a: "b: c"\nd: \'e - f\'\n',
    'numbers, days, and words for true and false':
      'a: 2023\nb: 0\nc: 2023-08-18\nd: true\ne: false\nf: null\ng: 12 b\n',
    addresses: 'a: https://example.org/b?c=d#e\nf: ../g.yaml#h\ni: .j/k\n',
    'literal text': 'a: |\n  b\n\n    c: d\n  e\nf: |-\n  g  \n\n',
    'literal text in a list': 'a:\n  - |\n    b\n  - c\n',
    'line breaks of Windows': 'a: b\r\nc: |\r\n  d\r\n\r\n  e\r\nf:\r\n  - g\r\n',
    'an entry that is indented': '  a:\n    b: c\n\n',
    'a text without an end': 'a: b',
    'characters beyond ASCII': 'a: © 2023 Ärzte 😀\nb: "😀"\n',
  };
  for (const [what, text] of Object.entries(readIt))
    it(`reads ${what}`, () => {
      assert.ok(readsAlike(text));
    });

  const leftAlone = {
    'comments and tabs': ['a: b # c\n', '# a\nb: c\n', 'a:\tb\n'],
    'what goes on with the next line': ['a: b\n  c\n', 'a: "b\n  c"\n', 'a: [b,\n  c]\n', 'a:\n  b\n'],
    'keys that are no single word': ['a b: c\n', '"a": b\n', '? a\n: b\n', '<<: b\n', 'a : b\n'],
    'spaces below literal text': [
      'a: |\n  b\n    ',
      'a: |-\n  b\n\n    ',
      'a: |\r\n  b\r\n    ',
      'a: |\n  b\n    \nc: d\n',
    ],
    'anchors, aliases and tags': ['a: &b c\n', 'a: *b\n', 'a: !!str 1\n'],
    'numbers that are written in other ways': ['a: 1.0\n', 'a: 007\n', 'a: -1\n', 'a: 0x1F\n', 'a: .5\n', 'a: True\n'],
    'what is written wrong': [
      'a: b: c\n',
      'a: b\na: c\n',
      'a:\n   b: c\n  d: e\n',
      'a: [b\n',
      "a: 'b\n",
      'a: b\n - c\n',
    ],
    'no map': ['', 'a\n', '- a\n', '[a]\n', '{ a: b }\n', '---\na: b\n'],
    'what is nested very deep': [`a: ${'['.repeat(40)}${']'.repeat(40)}\n`],
  };
  for (const [what, texts] of Object.entries(leftAlone))
    it(`leaves ${what} to the library`, () => {
      for (const text of texts) assert.ok(!readsAlike(text), text);
    });

  it('is the way that most of the examples are read', () => {
    const pieces = exampleManifests.flatMap((text) => parse(URI, text).parts.map((part) => part.text));
    const simple = pieces.filter(readsAlike);
    assert.ok(simple.length > 0.5 * pieces.length, `${String(simple.length)} of ${String(pieces.length)}`);
  });

  for (const [made, texts] of [
    ['changed at random', mutatedManifest],
    ['written in other ways', restyledManifest],
  ] as const)
    itHolds(`gives what the library gives for examples that were ${made}`, { quick: 30, slow: RUNS }, (numRuns) => {
      fc.assert(
        fc.property(texts, (text) => {
          for (const piece of piecesOf(text)) readsAlike(piece);
        }),
        { numRuns },
      );
    });

  itHolds('gives what the library gives for marks in any order', { quick: 800, slow: 20 * RUNS }, (numRuns) => {
    const marks = [
      '\n',
      '\n  ',
      '\n    ',
      '\r\n',
      ' ',
      '- ',
      '-',
      ': ',
      ':',
      ',',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '|',
      '|-',
    ];
    const words = [
      'a',
      'b: ',
      'c:\n  ',
      'd:',
      '1',
      '0',
      'true',
      '.',
      '/',
      '~',
      '>',
      '?',
      '=',
      '<<: ',
      '😀',
      '\u2028',
      '\u00a0',
    ];
    const text = fc.array(fc.constantFrom(...marks, ...words, ...words), { minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(text, (scraps) => {
        readsAlike(`a: ${scraps.join('')}`);
        readsAlike(`a:${scraps.join('')}\nb: c`);
      }),
      { numRuns },
    );
  });
});
