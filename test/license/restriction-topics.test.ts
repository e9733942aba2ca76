import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readAgreement } from '../../server/src/license/agreement-text';
import { blocksOf } from '../../server/src/text/markdown';
import { RESTRICTED_USES } from '../../server/src/license/uses';

/** What an agreement lacks that forbids all that a text tells. */
function lacking(text: string): readonly string[] {
  const reading = readAgreement(blocksOf(text));
  return reading.kind === 'lacks' ? reading.lacking.map(({ name }) => name) : [];
}

const BINDING = 'You must not use it for any of this:\n\n';

const LINES = RESTRICTED_USES.map(({ name, line }) => ({ name, line }));

describe('the restrictions that a text speaks of', () => {
  it('are all of them in Exhibit A as we give it, also without line breaks', () => {
    assert.deepEqual(lacking(BINDING + LINES.map(({ line }) => `- ${line}`).join('\n')), []);
    assert.deepEqual(lacking(LINES.map(({ line }) => line).join(' ')), []);
  });

  for (const { name } of LINES) {
    it(`lack ${name} where just its line is left out`, () => {
      const rest = LINES.filter((it) => it.name !== name).map(({ line }) => `- ${line}`);
      assert.deepEqual(lacking(BINDING + rest.join('\n')), [name]);
    });
  }

  it('may be put in other words', () => {
    const terms = `You shall not use the data
      (a) to develop arms or munitions for the armed forces;
      (b) for atomic bombs;
      (c) for spying on behalf of a military;
      (d) for facial recognition by the police on the street;
      (e) to profile people as likely criminals;
      (f) to publish AI-generated text without saying so;
      (g) to take decisions about rights by automatic means alone.`;
    assert.deepEqual(lacking(terms), []);
  });

  it('are all of them in the terms of the examples', () => {
    const folder = join(__dirname, '../../examples/valid');
    const terms = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
      /(?:LICENSE|TERMS)\.md$/.test(path),
    );
    assert.ok(terms.length > 0);
    for (const path of terms) assert.deepEqual(lacking(readFileSync(join(folder, path), 'utf8')), [], path);
  });
});
