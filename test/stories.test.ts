import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { questionsOf } from '../server/src/report/questions';

const ROOT = resolve(__dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const json = (path: string): Readonly<Record<string, string>> => JSON.parse(read(path)) as Record<string, string>;

/** All that is said, in English, as the catalogs, the package and the reports have it. */
const catalogs = readdirSync(join(ROOT, 'server/l10n/de'))
  .filter((name) => name.endsWith('.json'))
  .map((name) => `server/l10n/de/${name}`);
const keys = [...catalogs, 'client/l10n/bundle.l10n.de.json'].flatMap((path) => Object.keys(json(path)));
const titles = Object.values(json('package.nls.json'));
const questions = (['data', 'model'] as const).flatMap((category) =>
  questionsOf(category).map(({ heading, question }) => `${heading} ${question}`),
);
const texts = [...keys, ...titles, ...questions];

const BLANK = /\{\w*\}/;

/** What a sentence of a text says once its blanks are filled in; what is hardly more than blanks would say everything. */
const shapes = texts
  .flatMap((text) => text.split(/(?<=[.?!]) /))
  .filter((text) => BLANK.test(text) && text.split(BLANK).join('').replace(/\W/g, '').length >= 10)
  .map((text) => RegExp(`^${text.split(BLANK).map(escaped).join('.+')}$`, 'i'));

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Whether something says this, or begins, ends or goes on with it; a line may also join two texts by a colon. */
function isSaid(words: string): boolean {
  const small = words.toLowerCase();
  if (texts.some((text) => text.toLowerCase().includes(small)) || shapes.some((shape) => shape.test(words)))
    return true;
  const at = words.indexOf(': ');
  return at > 0 && isSaid(words.slice(0, at)) && isSaid(words.slice(at + 2));
}

/** What a story waits for, types into, or chooses. */
function quotedIn(story: string): readonly string[] {
  const found = read(`.scripts/editor/${story}`).matchAll(
    /\b(?:answer|asked|choose|goOn|half|lens|lightBulb|said|words)\((?:\w+, )?'([^']+)'|\{ hasText: '(source of [^']+)' \}/g,
  );
  return [...found].map(([, words, part]) => words ?? part ?? '');
}

describe('what the stories in the editor wait for', () => {
  for (const [story, least] of [
    ['story.mjs', 15],
    ['keyboard-story.mjs', 18],
  ] as const)
    it(`is still said somewhere: ${story}`, () => {
      const quoted = quotedIn(story);
      assert.ok(quoted.length >= least, quoted.join('\n'));
      assert.deepEqual(
        quoted.filter((words) => !isSaid(words)),
        [],
      );
    });

  it('would be missed', () => {
    assert.equal(isSaid('What is the project named?'), false);
    assert.equal(isSaid('Not ready: 1 of 5 duties met'), false);
  });
});
