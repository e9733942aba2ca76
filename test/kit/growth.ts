import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Eight times as much costs eight times as much where it is done in turn, and sixty-four times where all pairs are looked at. */
const FACTOR = 8;
/** The middle of the two, as factors go: caches and the collector may cost nearly three times as much at the larger size. */
const MOST = 22;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/**
 * Checks that what `prepared` gives takes time that grows with the size and no faster. It is processor time, the least of
 * several tries, and begins with what was left over collected: what else the machine does only adds to it.
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
    `${least.toFixed(1)} ms for ${String(few)}, ${most.toFixed(1)} ms for ${String(FACTOR)} times as many`,
  );
}

function cost(run: () => unknown): number {
  collectGarbage();
  return processorTime(run);
}

/** How long something works, in milliseconds; what else the machine does counts for nothing. */
export function processorTime(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
