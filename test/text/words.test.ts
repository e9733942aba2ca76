import assert from 'node:assert/strict';
import { count, listOf, nearest } from '../../server/src/text/words';

describe('words', () => {
  it('finds the candidate that was most likely meant', () => {
    const candidates = ['dolma', 'word-counts', 'a', 'tulu'];
    for (const [word, meant] of [
      ['dolme', 'dolma'],
      ['DOLMA', 'dolma'],
      ['word-count', 'word-counts'],
      ['A', 'a'],
      ['tul', 'tulu'],
      ['dolam', 'dolma'],
      ['tuul', 'tulu'],
    ] as const) {
      assert.equal(nearest(word, candidates), meant);
    }
  });

  it('takes no candidate for meant that has nothing in common', () => {
    for (const [word, candidate] of [
      ['b', 'a'],
      ['b', 'ab'],
      ['x1', 'y2'],
      ['wiki', 'dolma'],
      ['', 'a'],
    ] as const) {
      assert.equal(nearest(word, [candidate]), undefined, word);
    }
  });

  it('joins words to a list', () => {
    assert.deepEqual(
      [listOf([]), listOf(['a']), listOf(['a', 'b']), listOf(['a', 'b', 'c'], 'and')],
      ['', 'a', 'a or b', 'a, b and c'],
    );
    assert.deepEqual(
      [count(1, 'day'), count(2, 'day'), count(0, 'entry'), count(1, 'new line')],
      ['1 day', '2 days', '0 entries', '1 new line'],
    );
  });
});
