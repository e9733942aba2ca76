import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { anyCase } from './arbitrary';
import { exercise, type Case } from './exercise';

/**
 * `npm run fuzz -- --minutes N`: types at random into mutated examples until the time is up. A case that breaks something
 * is made as small as possible and kept in `test/fuzz/cases`, where the tests run it from then on.
 */
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '1' } } });
const until = Date.now() + Number(values.minutes) * 60_000;
const write = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

let runs = 0;
let found = 0;
while (Date.now() < until) {
  const outcome = fc.check(fc.property(anyCase, exercise), {
    numRuns: 200,
    interruptAfterTimeLimit: until - Date.now(),
  });
  runs += outcome.numRuns;
  if (outcome.counterexample !== null) {
    found += 1;
    const [smallest] = outcome.counterexample;
    write(`${keep(smallest)}: ${outcome.errorInstance instanceof Error ? outcome.errorInstance.message : ''}`);
  }
}
write(`${String(runs)} cases, ${String(found)} of them broke something.`);
process.exitCode = found > 0 ? 1 : 0;

function keep(broken: Case): string {
  const text = `${JSON.stringify(broken, null, 2)}\n`;
  const path = join(__dirname, 'cases', `${createHash('sha256').update(text).digest('hex').slice(0, 12)}.json`);
  writeFileSync(path, text);
  return path;
}
