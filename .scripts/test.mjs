#!/usr/bin/env node
// `npm test`: from a fresh clone to every test passed. Installs and builds first, stops at the first step that fails.
import { installDependencies, npm } from './prepare.mjs';

const steps = ['build', 'types', 'lint', 'test:unit', 'test:slow', 'test:built', 'test:editor', 'test:web', 'test:e2e'];

try {
  await installDependencies();
  for (const step of steps) {
    console.log(`\n── npm run ${step}`);
    await npm('run', '--silent', step);
  }
  console.log('\nAll tests have passed.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
