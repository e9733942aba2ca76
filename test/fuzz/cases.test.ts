import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { anyCase } from './arbitrary';
import { exercise, type Case } from './exercise';

const CASES = join(__dirname, 'cases');

describe('whatever is typed', () => {
  it('breaks no feature, and the analysis stays that of the text', () => {
    fc.assert(fc.property(anyCase, exercise), { numRuns: 150 });
  });

  for (const name of readdirSync(CASES).filter((it) => it.endsWith('.json'))) {
    it(`does not break again what ${name} broke`, () => {
      exercise(JSON.parse(readFileSync(join(CASES, name), 'utf8')) as Case);
    });
  }
});
