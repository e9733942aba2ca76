import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Analysis } from '../../server/src/analysis/analyze';
import type { CardAnalysis } from '../../server/src/analysis/analyze-document';
import type { Finding } from '../../server/src/findings/finding';
import { rules } from '../../server/src/rules';
import { applyEdits } from '../../server/src/text/edit';
import { analyzedCard, cardsIn } from '../kit/cards';
import { analyzed, applied, type Setting } from '../kit/check';
import { ROOT as MEMORY } from '../kit/files';
import { EXAMPLES_DAY, exampleFiles, exampleManifests } from '../kit/examples';
import { sectionsOf } from '../kit/pages';

const ROOT = resolve(__dirname, '../..');

interface Fixture {
  readonly name: string;
  readonly text: string;
  readonly setting: Setting;
}

/** What is found in one, and in the cards beside it. */
interface Found extends Fixture {
  readonly analysis: Analysis;
  readonly cards: readonly CardAnalysis[];
}

/** Everything that is shown as wrong somewhere: on the pages of the rules, and among the examples. */
function fixtures(): readonly Fixture[] {
  const pages = rules.flatMap(({ id }) => {
    const wrong = sectionsOf(pageOf(id)).get('Wrong');
    return (wrong?.manifests ?? []).map((text) => ({ name: `the page of ${id}`, text, setting: { ...wrong } }));
  });
  const files = exampleFiles();
  const examples = exampleManifests().map((path) => ({
    name: path,
    text: files[path] ?? '',
    setting: { path, files, today: EXAMPLES_DAY },
  }));
  return [...pages, ...examples];
}

/** The page of a rule; that there is none is told by another test, once. */
function pageOf(id: string): string {
  const file = join(ROOT, 'docs/rules', `${id}.md`);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** What is found, without places: an edit moves them. */
function told({ findings }: Analysis): string[] {
  return findings.map(({ rule, message }) => `${rule}: ${message}`).sort();
}

/** The comments of a text, of which a fix may take none away but the disable comment it is about. */
function comments(text: string): string[] {
  return text.split('\n').flatMap((line) => /(?:^|\s)#.*$/.exec(line)?.[0].trim() ?? []);
}

// One test for all fixes of a text: only what is wrong in it says what they are, and reading it takes its time.
describe('every fix @slow', () => {
  const all = fixtures();
  const found = new Map<Fixture, Found>();
  /** What is found in one, worked out once. */
  const foundIn = (fixture: Fixture): Found => {
    const { text, setting } = fixture;
    const now = found.get(fixture) ?? {
      ...fixture,
      analysis: analyzed(text, setting),
      cards: cardsIn(text, setting),
    };
    found.set(fixture, now);
    return now;
  };

  for (const fixture of all) {
    it(`mends what it is for on ${fixture.name}`, () => {
      const { text, setting, analysis } = foundIn(fixture);
      for (const finding of analysis.findings) {
        for (const fix of finding.fixes?.() ?? []) {
          const what = `${finding.rule}: ${fix.title}`;
          const after = applied(analysis, fix, setting);
          const again = analyzed(after.text, { ...setting, files: after.files });
          assert.deepEqual(again.faults, [], what);
          assert.ok(
            told(again).filter((it) => it === key(finding)).length <
              told(analysis).filter((it) => it === key(finding)).length,
            `the finding is still there: ${what}`,
          );
          const before = new Set(analysis.findings.map(({ rule }) => rule));
          assert.deepEqual(
            again.findings.filter(({ rule }) => rule === 'manifest/syntax' && !before.has(rule)),
            [],
            `the text is broken: ${what}`,
          );
          // With an entry goes what is said of it.
          const takesComments = ['manifest/unused-suppression', 'manifest/unused-artifact'].includes(finding.rule);
          if (!takesComments) assert.deepEqual(comments(after.text), comments(text), what);
        }
      }
    });

    it(`mends what it is for in the cards of ${fixture.name}`, () => {
      const { text, setting, cards } = foundIn(fixture);
      for (const card of cards) {
        for (const finding of card.findings) {
          for (const fix of finding.fixes?.() ?? []) {
            const what = `${finding.rule}: ${fix.title}`;
            const path = card.document.uri.slice(MEMORY.length + 1);
            const edits = fix.edits.map(({ span: { start, end }, newText }) => ({ start, end, newText }));
            const again = analyzedCard(text, path, applyEdits(card.document.text, edits), setting);
            const same = (findings: readonly Finding[]): number =>
              findings.filter((one) => key(one) === key(finding)).length;
            assert.ok(again, what);
            assert.deepEqual(again.faults, [], what);
            assert.ok(same(again.findings) < same(card.findings), `the finding is still there: ${what}`);
            assert.ok(
              again.findings.every(({ rule }) => rule !== 'card/front-matter') || finding.rule === 'card/front-matter',
              what,
            );
          }
        }
      }
    });
  }

  it('is there for just the rules whose page says so', () => {
    const seen = all
      .map(foundIn)
      .flatMap(({ analysis, cards }) =>
        [analysis, ...cards]
          .flatMap(({ findings }) => findings)
          .flatMap(({ rule, fixes }) => ((fixes?.() ?? []).length > 0 ? [rule] : [])),
      );
    const said = rules.filter(({ id }) => /^Severity: .* · Fix: yes/m.test(pageOf(id))).map(({ id }) => id);
    const hasPage = (id: string): boolean => pageOf(id) !== '';
    assert.deepEqual([...new Set(seen)].filter(hasPage).sort(), said.sort());
  });
});

function key({ rule, message }: Finding): string {
  return `${rule}: ${message}`;
}
