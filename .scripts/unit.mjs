#!/usr/bin/env node
// `npm run test:unit` runs the quick suite, `npm run test:unit -- FILE … [--grep WORDS]` all tests of just these files.
import { runUnitTests } from './mocha.mjs';

process.exitCode = runUnitTests(process.argv.slice(2));
