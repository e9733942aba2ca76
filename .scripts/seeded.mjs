import { createRequire } from 'node:module';

/**
 * Properties are tried on the same inputs in each run, so that a failure is about the change and anyone can see it again.
 * `SEED=1234` tries others, and `SEED=random` others each time, as the nightly run does; what fails says its own seed.
 */
const { SEED = '20231118' } = process.env;

/** The one that the tests load: its other build has settings of its own. */
const { configureGlobal } = /** @type {typeof import('fast-check')} */ (createRequire(import.meta.url)('fast-check'));

if (SEED !== 'random') configureGlobal({ seed: Number(SEED) });
