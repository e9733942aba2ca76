import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { anyCase } from './arbitrary';
import { exercise, type Case } from './exercise';
import { itHolds } from '../kit/runs';

const CASES = join(__dirname, 'cases');

describe('whatever is typed', () => {
  itHolds('breaks no feature, and the analysis stays that of the text', { quick: 4, slow: 150 }, (numRuns) => {
    fc.assert(fc.property(anyCase, exercise), { numRuns });
  });

  for (const name of readdirSync(CASES).filter((it) => it.endsWith('.json'))) {
    it(`does not break again what ${name} broke`, () => {
      exercise(JSON.parse(readFileSync(join(CASES, name), 'utf8')) as Case);
    });
  }
});
