import assert from 'node:assert/strict';
import { folding } from '../../server/src/features/folding';
import { Lines } from '../../server/src/text/lines';
import { analyzed } from '../kit/check';

/** The first and the last line of each fold, counted from 1. */
function folds(text: string): readonly string[] {
  const lines = Lines.from(text);
  return folding(analyzed(text)).map(({ start, end, kind }) => {
    const [from, to] = [lines.positionAt(start).line + 1, lines.positionAt(end).line + 1];
    return `${kind} ${String(from)}-${String(to)}`;
  });
}

describe('folding', () => {
  it('takes in entries, lists, blocks of text and comments', () => {
    const text = `# A manifest
# of two comment lines.
version: 1
artifacts: # one
  dolma:
    name: Dolma
    notices:
      - a
      - b

  # next
  other: {
    name: Other
  }
distributions:
  web:
    attribution: |
      One.

      Two.
    of: dolma # not one
    # that is joined
breaches:
  - of: dolma
    notified: 2024-01-01
`;
    assert.deepEqual(folds(text), [
      'comment 1-2',
      'entry 4-14',
      'entry 5-9',
      'entry 7-9',
      'entry 12-13',
      'entry 15-21',
      'entry 16-21',
      'entry 17-20',
      'entry 23-25',
      'entry 24-25',
    ]);
  });

  it('is there with Windows line breaks', () => {
    assert.deepEqual(folds('# a\r\n# b\r\nartifacts:\r\n  a:\r\n    type: data\r\n'), [
      'comment 1-2',
      'entry 3-5',
      'entry 4-5',
    ]);
  });

  it('has nothing to fold on single lines, and no comment inside of a text', () => {
    assert.deepEqual(folds('version: 1\n# a\n\n# b\nproject: "#\n  #"\n'), ['entry 5-6']);
    assert.deepEqual(folds(''), []);
  });
});
