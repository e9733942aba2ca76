import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Claims } from '../../server/src/text/claims';

/** Stretches as `start-end`, each granted if it is free; gives those that are not. */
function refused(...stretches: readonly string[]): readonly string[] {
  const claims = new Claims<{ start: number; end: number }>();
  return stretches.filter((words) => {
    const [start = 0, end = 0] = words.split('-').map(Number);
    const isFree = claims.isFree({ start, end });
    if (isFree) claims.grant({ start, end });
    return !isFree;
  });
}

describe('claims', () => {
  it('are free beside each other, in any order', () => {
    assert.deepEqual(refused('5-8', '0-5', '8-9', '20-20', '12-15', '9-12'), []);
  });

  it('are refused where words overlap', () => {
    assert.deepEqual(refused('5-8', '7-9', '4-6', '0-20', '6-7', '6-6'), ['7-9', '4-6', '0-20', '6-7', '6-6']);
  });

  it('are refused where both begin at one place, whose order would decide', () => {
    assert.deepEqual(refused('5-5', '5-5', '5-8', '8-8', '8-8'), ['5-5', '5-8', '8-8']);
  });

  it('are granted exactly where comparing with each of the others would grant them', () => {
    const stretch = fc
      .tuple(fc.nat({ max: 40 }), fc.nat({ max: 6 }))
      .map(([start, length]) => ({ start, end: start + length }));
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 60 }), (stretches) => {
        const claims = new Claims<{ start: number; end: number }>();
        for (const one of stretches) {
          const isFree = claims.granted.every(
            (other) => one.start !== other.start && (one.start >= other.end || other.start >= one.end),
          );
          assert.equal(claims.isFree(one), isFree);
          if (isFree) claims.grant(one);
        }
      }),
    );
  });
});
