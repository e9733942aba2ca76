#!/usr/bin/env node
// `npm test`: from a fresh clone to every test passed. Installs and builds first, stops at the first step that fails, and
// says how long each has taken. The suites use all processors by themselves; types and lint, which don't, run side by side.
import { installDependencies, npm } from './prepare.mjs';

const steps = [
  ['build'],
  ['types', 'lint'],
  ['test:unit'],
  ['test:slow'],
  ['test:built'],
  ['test:editor'],
  ['test:web'],
  ['test:e2e'],
];

try {
  await installDependencies();
  for (const scripts of steps) {
    console.log(`\n── ${scripts.map((script) => `npm run ${script}`).join(', ')}`);
    const since = performance.now();
    const ended = await Promise.allSettled(scripts.map((script) => npm('run', '--silent', script)));
    for (const end of ended) if (end.status === 'rejected') throw end.reason;
    console.log(`── ${((performance.now() - since) / 1000).toFixed(0)} s`);
  }
  console.log('\nAll tests have passed.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
