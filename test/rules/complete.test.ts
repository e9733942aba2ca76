import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { rules } from '../../server/src/rules';
import { relicensed } from '../../server/src/rules/coverage/relicensed';
import { cardsIn, checkMarks } from '../kit/cards';
import { analyzed, analyzedBy, check, only } from '../kit/check';
import { EXAMPLES_DAY } from '../kit/examples';
import { HEADINGS, LOOKED_AT, sectionsOf, shownIn } from '../kit/pages';

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

const EXAMPLES = ['Wrong', 'Right'];

function fileOf(id: string): string {
  return join(ROOT, 'docs/rules', `${id}.md`);
}

function hasPage(id: string): boolean {
  return existsSync(fileOf(id));
}

function pageOf(id: string): string {
  return readFileSync(fileOf(id), 'utf8');
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

  it('is what the schema, the settings, their texts and the README say @slow', () => {
    const generate = join(ROOT, '.scripts/generate.mjs');
    const { status, stderr } = spawnSync(process.execPath, [generate, '--check'], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  });

  // One test for all pages, so that a new rule that has something to say of them is told so once.
  it('says nothing of the pages of others but what they show @slow', () => {
    const told = ids.filter(hasPage).flatMap((id) =>
      EXAMPLES.flatMap((title) => {
        const section = sectionsOf(pageOf(id)).get(title);
        return (section?.manifests ?? []).flatMap((manifest) => {
          const shown = shownIn(id, manifest, section);
          return [analyzed(manifest, section), ...cardsIn(manifest, section)]
            .flatMap(({ findings }) => findings)
            .filter(({ rule }) => !shown.includes(rule) && rule !== LOOKED_AT)
            .map(({ rule, message }) => `${rule} on the page of ${id}, under “${title}”: ${message}`);
        });
      }),
    );
    assert.deepEqual(told, []);
  });

  for (const { id, description, why, always } of rules) {
    describe(id, () => {
      it('says in a sentence what is wrong, and why it is there', () => {
        for (const sentence of [description, why]) assert.match(sentence, /^[A-Z“].*\.$/);
      });

      // That a page is missing is told once, above.
      if (!hasPage(id)) return;
      const page = pageOf(id);
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

      for (const title of EXAMPLES) {
        const section = sections.get(title);
        for (const [index, manifest] of (section?.manifests ?? []).entries()) {
          it(`has example ${String(index + 1)} under “${title}” that gives what it shows`, () => {
            const asked = { ...section, ...only(...shownIn(id, manifest, section)) };
            const analysis = check(manifest, asked);
            // What is said of a card stands in the card.
            const cards = cardsIn(manifest, asked);
            for (const card of cards) checkMarks(card);
            const all = [analysis, ...cards].flatMap(({ findings }) => findings);
            const own = all.filter((finding) => finding.rule === id);
            assert.equal(own.length > 0, title === 'Wrong', `findings of ${id}: ${String(own.length)}`);
            if (own.some(({ fixes }) => (fixes?.() ?? []).length > 0))
              assert.match(page, /^Severity: .* · Fix: yes/m, 'the page does not say that there is a fix');
          });
        }
      }
    });
  }
});
