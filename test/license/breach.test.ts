import assert from 'node:assert/strict';
import { CURE_DAYS, cureDaysLeft, cureEnds } from '../../server/src/license/breach';

describe('breach', () => {
  it('leaves 30 days', () => {
    assert.equal(CURE_DAYS, 30);
    assert.equal(cureEnds('2024-01-31'), '2024-03-01');
    assert.equal(cureEnds('2023-12-02'), '2024-01-01');
    assert.equal(cureEnds('2024-02-30'), undefined);
    assert.equal(cureEnds('yesterday'), undefined);
  });

  it('counts what is left', () => {
    assert.equal(cureDaysLeft('2024-01-01', '2024-01-01'), 30);
    assert.equal(cureDaysLeft('2024-01-01', '2024-01-31'), 0);
    assert.equal(cureDaysLeft('2024-01-01', '2024-02-01'), -1);
    assert.equal(cureDaysLeft('2024-01-01', ''), undefined);
    assert.equal(cureDaysLeft('soon', '2024-01-01'), undefined);
  });
});
