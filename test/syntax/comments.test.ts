import assert from 'node:assert/strict';
import { commentsOf } from '../../server/src/syntax/comments';
import { parse } from '../../server/src/syntax/parse';
import { textOf } from '../../server/src/text/span';

/** Every comment of a document with the place where its words are. */
function commentsIn(text: string): readonly string[] {
  const tree = parse('file:///w/impact.yaml', text);
  return tree.parts.flatMap(commentsOf).map((comment) => {
    const place = tree.resolve(comment);
    assert.equal(text.slice(place?.start, place?.end), textOf(comment));
    return textOf(comment);
  });
}

describe('commentsOf', () => {
  for (const [name, text, comments] of [
    ['behind and between lines', 'a: 1 # one\n# two\n\n  # three\nb: 2', ['# one', '# two', '# three']],
    [
      'in sections',
      'artifacts: # one\n  # two\n  a: # three\n    # four\n    b: 1 # five\n  # six\n',
      ['# one', '# two', '# three', '# four', '# five', '# six'],
    ],
    [
      'around lists',
      'a: # one\n  # two\n  - b # three\n  # four\n  - - c # five\n    - d\n',
      ['# one', '# two', '# three', '# four', '# five'],
    ],
    [
      'in brackets and braces',
      'a: [1, # one\n  # two\n  {b: c # three\n  }] # four',
      ['# one', '# two', '# three', '# four'],
    ],
    ['around a block of text', 'a: | # one\n  # no comment\n  x # none either\n# two\nb: 1', ['# one', '# two']],
    ['with Windows line endings', '# one\r\na: 1 # two\r\n# three\r\n', ['# one', '# two', '# three']],
    ['after a byte order mark', '\uFEFF# one\na: 1', ['# one']],
    ['around document marks', '# one\n--- # two\na: 1\n', ['# one', '# two']],
    ['in a second document', 'a: 1\n--- # one\nb: 1 # two\n', ['# one', '# two']],
    ['beside faults', 'artifacts:\n  a: "x # one\n  b: [ # two\n  c # three\n', ['# two', '# three']],
    ['nowhere but there', 'a: b#c\nd: "# e"\nf: \'# g\'\nhttps://x/#h: "#"\n', []],
  ] as const) {
    it(`finds those ${name}`, () => {
      assert.deepEqual(commentsIn(text), comments);
    });
  }
});
