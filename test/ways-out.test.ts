import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixesOf } from '../server/src/analysis/fixes';
import { helpOf } from '../server/src/cli/formats/text';
import { run as runCommand } from '../server/src/cli/run';
import { waysOut } from '../server/src/cli/ways-out';
import type { Finding } from '../server/src/findings/finding';
import { prepareQuestions, prepareRelease } from '../server/src/features/prepare';
import { rules } from '../server/src/rules';
import type { Analysis } from '../server/src/analysis/analyze';
import { analyzed } from './kit/check';
import { memoryFiles } from './kit/files';
import { memoryHost } from './kit/memory-host';
import { sectionsOf } from './kit/pages';

const ROOT = join(__dirname, '..');

interface Found {
  readonly analysis: Analysis;
  readonly finding: Finding;
  readonly command: string | undefined;
  /** What stands behind “help:” in a terminal. */
  readonly help: string | undefined;
}

/** What the page of each rule finds in its manifests, as a terminal tells it. */
function foundOnPages(): readonly Found[] {
  return rules.flatMap(({ id }) => {
    const file = join(ROOT, 'docs/rules', `${id}.md`);
    const wrong = existsSync(file) ? sectionsOf(readFileSync(file, 'utf8')).get('Wrong') : undefined;
    return (wrong?.manifests ?? []).flatMap((text) => {
      const analysis = analyzed(text, { ...wrong });
      const ways = waysOut(analysis);
      return analysis.findings.flatMap((finding): readonly Found[] => {
        if (finding.rule !== id) return [];
        const command = ways(finding, fixesOf(finding).fixes);
        const fixes = fixesOf(finding).fixes.map(({ title, safe }) => ({ title, safe }));
        return [{ analysis, finding, command, help: helpOf({ remedy: finding.remedy, fixes, command }) }];
      });
    });
  });
}

/** What a person types about what the page of a rule shows. Where a rule is not here, only an edit helps, which is told. */
const TYPED: Readonly<Record<string, readonly string[]>> = {
  'coverage/unknown-license': ['impact check --fix'],
  'distribution/artifact-internal-only': ['impact advise mirror'],
  'distribution/attribution': ['impact check --fix'],
  'distribution/derivative-internal-only': ['impact advise hub'],
  'distribution/modification-notice': ['impact prepare github'],
  'distribution/notices': ['impact prepare github'],
  'distribution/review': ['impact review hub --of agreement --by NAME'],
  'lineage/share-alike': ['impact review hub --of conflict:encyclopedia --by NAME'],
  'lineage/understated-risk': ['impact check --fix'],
  'manifest/schema': ['impact check --fix'],
  'manifest/unused-suppression': ['impact check --fix'],
  'manifest/version': ['impact check --fix'],
  'report/missing': ['impact report new word-counts'],
  'terms/attribution': ['impact prepare hub'],
  'terms/flow-down': ['impact prepare hub'],
  'terms/license-text': ['impact prepare hub'],
  'terms/no-derivatives': ['impact advise hub'],
  'terms/no-redistribution': ['impact advise hub'],
  'terms/non-commercial': ['impact advise hub'],
  'terms/notice-text': ['impact prepare hub'],
  'use/unlisted': ['impact review hub --of open:use:crime-prediction --by NAME'],
};

describe('what a terminal says of a finding', () => {
  const all = foundOnPages();

  it('always tells what to do', () => {
    assert.ok(all.length > 60);
    const without = all.filter(({ help }) => help === undefined || !/[.…]$/.test(help));
    assert.deepEqual(
      without.map(({ finding }) => `${finding.rule}: ${finding.message}`),
      [],
    );
  });

  it('names the command that does it', () => {
    const typed: Record<string, string[]> = {};
    for (const { finding, help } of all) {
      const [, quoted, run] = /“(impact [^”]*)”|run: (impact .*)\.$/.exec(help ?? '') ?? [];
      const command = quoted ?? run;
      const known = (typed[finding.rule] ??= []);
      if (command !== undefined && !known.includes(command)) known.push(command);
    }
    const named = Object.entries(typed).filter(([, commands]) => commands.length > 0);
    assert.deepEqual(Object.fromEntries(named), TYPED);
  });

  it('names “impact prepare” only where that clears it', () => {
    const prepared = all.filter(({ command }) => command?.startsWith('prepare ') === true);
    assert.ok(prepared.length > 3);
    for (const { analysis, finding, command = '' } of prepared) {
      const id = command.slice('prepare '.length);
      const answers = new Map(
        prepareQuestions(analysis, id).map(({ key, field }) => [key, field === 'year' ? '2023' : 'Counted the words.']),
      );
      const found = prepareRelease(analysis, id, answers);
      assert.ok(found.kind === 'prepared' && found.written.length > 0, `${finding.rule}: ${command}`);
    }
  });
});

describe('the commands that messages name', () => {
  it('exist, with their options', async () => {
    const catalogs = join(ROOT, 'server/l10n/de');
    const texts = readdirSync(catalogs)
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => Object.keys(JSON.parse(readFileSync(join(catalogs, name), 'utf8')) as object))
      .concat(Object.values(TYPED).flat());
    const named = new Set(
      texts.flatMap((text) =>
        [...text.matchAll(/(?:“|^|run: |\n {2})impact ((?:report new|[a-z][a-z-]+)\b[^”\n]*)/g)].map(
          ([, command = '']) => command,
        ),
      ),
    );
    assert.ok(named.size > 15);
    for (const command of named) {
      const [first = '', second = ''] = command.split(' ');
      const path = first === 'report' ? [first, second] : [first];
      const help = await helpFor(path);
      for (const [option] of command.matchAll(/(?<= )--[a-z][a-z-]+/g))
        assert.ok(help.includes(option), `impact ${command}: ${option}`);
    }
  });
});

async function helpFor(path: readonly string[]): Promise<string> {
  let out = '';
  const host = { ...memoryHost(memoryFiles({})), print: (text: string) => void (out += text), warn: () => undefined };
  assert.equal(await runCommand([...path, '--help'], host), 0, `impact ${path.join(' ')}`);
  assert.ok(out.startsWith(`Usage: impact ${path.join(' ')}`), out);
  return out;
}
