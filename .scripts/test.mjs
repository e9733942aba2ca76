#!/usr/bin/env node
// `npm test`: from a fresh clone to every test passed. Installs and builds first, stops at the first step that fails, and
// says how long each has taken. The suites use all processors by themselves; what doesn't runs side by side.
import { installDependencies, npm, npmAside } from './prepare.mjs';

const steps = [
  ['build'],
  ['lint', 'types'],
  ['test:unit'],
  ['test:slow'],
  ['test:built'],
  ['test:editor', 'test:web'],
  ['test:e2e'],
];

try {
  await installDependencies();
  for (const [first = '', ...others] of steps) {
    console.log(`\n── ${[first, ...others].map((script) => `npm run ${script}`).join(', and beside it ')}`);
    const since = performance.now();
    const aside = others.map((script) => npmAside('run', '--silent', script));
    const ended = await Promise.allSettled([npm('run', '--silent', first), ...aside]);
    // One after the other, since what two say at once can't be read.
    for (const end of ended) if (end.status === 'fulfilled' && end.value !== undefined) process.stdout.write(end.value);
    for (const end of ended) if (end.status === 'rejected') throw end.reason;
    console.log(`── ${((performance.now() - since) / 1000).toFixed(0)} s`);
  }
  console.log('\nAll tests have passed.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
