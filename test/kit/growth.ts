import assert from 'node:assert/strict';

/** Four times as much costs four times as much where it is done in turn, and sixteen times where all pairs are looked at. */
const FACTOR = 4;
const MOST = 8;

/**
 * Checks that what `prepared` gives takes time that grows with the size and no faster. It is processor time, and the least
 * of several tries: what else the machine does only adds to it.
 */
export function growsWithSize(prepared: (size: number) => () => unknown, few: number, tries = 6): void {
  cost(prepared(few));
  let [least, most] = [Infinity, Infinity];
  for (let at = 0; at < tries && !(most < MOST * least); at++) {
    least = Math.min(least, cost(prepared(few)));
    most = Math.min(most, cost(prepared(FACTOR * few)));
  }
  assert.ok(
    most < MOST * least,
    `${least.toFixed(1)} ms for ${String(few)}, ${most.toFixed(1)} ms for four times as many`,
  );
}

function cost(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
