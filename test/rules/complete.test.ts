import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { rules } from '../../server/src/rules';
import { relicensed } from '../../server/src/rules/coverage/relicensed';
import { cardsIn, checkMarks } from '../kit/cards';
import { analyzedBy, check } from '../kit/check';
import { EXAMPLES_DAY } from '../kit/examples';
import { HEADINGS, sectionsOf } from '../kit/pages';

const ROOT = resolve(__dirname, '../..');

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) =>
      relative(join(ROOT, folder), join(entry.parentPath, entry.name)).replaceAll('\\', '/').slice(0, -ending.length),
    )
    .filter((path) => path.includes('/'))
    .sort();
}

describe('every rule', () => {
  const ids = rules.map(({ id }) => id);

  it('is listed once, under the path of its file', () => {
    assert.deepEqual([...ids].sort(), filesIn('server/src/rules', '.ts'));
  });

  it('has a test', () => {
    assert.deepEqual(filesIn('test/rules', '.test.ts'), [...ids].sort());
  });

  it('has a page, and every page a rule', () => {
    assert.deepEqual(filesIn('docs/rules', '.md'), [...ids].sort());
  });

  it('is what the schema, the settings, their texts and the README say', () => {
    const generate = join(ROOT, '.scripts/generate.mjs');
    const { status, stderr } = spawnSync(process.execPath, [generate, '--check'], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  });

  for (const { id, description, why, always } of rules) {
    describe(id, () => {
      const file = join(ROOT, 'docs/rules', `${id}.md`);
      it('says in a sentence what is wrong, and why it is there', () => {
        for (const sentence of [description, why]) assert.match(sentence, /^[A-Z“].*\.$/);
      });

      // That a page is missing is told once, above.
      if (!existsSync(file)) return;
      const page = readFileSync(file, 'utf8');
      const sections = sectionsOf(page);

      it('has a page of the usual form', () => {
        assert.ok(page.startsWith(`# ${id}\n`));
        // What says that this program broke down has no example, as no manifest brings it about.
        const expected = always === true ? HEADINGS.filter((it) => it !== 'Wrong' && it !== 'Right') : HEADINGS;
        assert.deepEqual(
          [...sections.keys()].filter((title) => HEADINGS.includes(title)),
          expected,
        );
      });

      it('shows nothing as right that has been relicensed since', () => {
        for (const manifest of sections.get('Right')?.manifests ?? []) {
          const { findings } = analyzedBy(relicensed, manifest, { today: EXAMPLES_DAY });
          assert.deepEqual(findings, []);
        }
      });

      for (const title of ['Wrong', 'Right']) {
        const section = sections.get(title);
        for (const [index, manifest] of (section?.manifests ?? []).entries()) {
          it(`has example ${String(index + 1)} under “${title}” that gives what it shows`, () => {
            // An address in an example stands for a document that somebody has looked at.
            const asked = rules.filter((rule) => rule.id === id || rule.id !== 'distribution/review');
            const analysis = check(manifest, { ...section, rules: asked });
            // What is said of a card stands in the card.
            const cards = cardsIn(manifest, { ...section, rules: asked });
            for (const card of cards) checkMarks(card);
            const all = [analysis, ...cards].flatMap(({ findings }) => findings);
            const own = all.filter((finding) => finding.rule === id);
            assert.equal(own.length > 0, title === 'Wrong', `findings of ${id}: ${String(own.length)}`);
          });
        }
      }
    });
  }
});
