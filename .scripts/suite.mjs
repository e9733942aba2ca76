#!/usr/bin/env node
// `npm run test:unit` runs the quick suite, `npm run test:unit -- FILE … [--grep WORDS]` all tests of just these files;
// so do test:slow and test:built, each with a suite of its own.
import { runTests } from './mocha.mjs';

const [suite = '', ...args] = process.argv.slice(2);
process.exitCode = await runTests(suite, args);
