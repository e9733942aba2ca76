import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../server/l10n');
/** These are the same in both languages. */
const SAME = ['{0} in {1}', 'Exhibit A: {0}'];

const placeholders = (text: string): readonly string[] => (text.match(/\{\d+\}/g) ?? []).sort();

describe('the catalogs of what is said', () => {
  for (const language of readdirSync(FOLDER)) {
    const rooms = readdirSync(join(FOLDER, language)).filter((name) => name.endsWith('.json'));
    const entries = rooms.flatMap((room) =>
      Object.entries(JSON.parse(readFileSync(join(FOLDER, language, room), 'utf8')) as Record<string, string>),
    );

    it(`have whatever is put into a sentence in “${language}” too, once each`, () => {
      assert.ok(entries.length > 1000);
      const other = entries.filter(
        ([text, translation]) => placeholders(text).join() !== placeholders(translation).join(),
      );
      assert.deepEqual(other, []);
    });

    it(`translate it into “${language}”, the same way in every room`, () => {
      assert.deepEqual(
        entries.flatMap(([text, translation]) => (text === translation && !SAME.includes(text) ? [text] : [])),
        [],
      );
      const byText = new Map<string, string>();
      const apart = entries.flatMap(([text, translation]) => {
        const known = byText.get(text);
        byText.set(text, translation);
        return known === undefined || known === translation ? [] : [[text, known, translation]];
      });
      assert.deepEqual(apart, []);
    });
  }
});
