import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeLens, Hover } from 'vscode-languageserver';
import { verdictLabel } from '../../server/src/words/verdict-label';
import type { VerdictKind } from '../../server/src/obligations/reason';
import { impact } from '../kit/cli';
import { Folder, Server } from '../kit/server';
import { DAY, releaseWith, type Change } from '../kit/verdicts';

const under = (license: string): Change => ({ edit: { 'license: AI2-ImpACT-MR': `license: ${license}` } });

/** A release of each kind. */
const KINDS: Readonly<Record<VerdictKind, Change>> = {
  internal: { edit: { 'audience: public': 'audience: internal' } },
  forbidden: under('AI2-ImpACT-HR'),
  unknown: { edit: { '    year: 2023\n': '    year: 2023\n    licence: MIT\n' } },
  'obligations-missing': { files: { 'NOTICE.md': 'Hello.\n' } },
  'needs-review': { edit: { 'agreement: TERMS.md': 'agreement: https://example.org/terms' } },
  ready: {},
};

/** How a lens begins. */
const LENSES: Readonly<Record<VerdictKind, RegExp>> = {
  internal: /^(?:\$\([\w-]+\) )?Internal use/,
  forbidden: /^(?:\$\([\w-]+\) )?Forbidden/,
  unknown: /^(?:\$\([\w-]+\) )?Unknown/,
  'obligations-missing': /^(?:\$\([\w-]+\) )?Not ready/,
  'needs-review': /^(?:\$\([\w-]+\) )?Needs review/,
  ready: /^(?:\$\([\w-]+\) )?Ready/,
};

interface Verdicts {
  readonly files: readonly { readonly verdicts: readonly { readonly verdict: string; readonly passes: boolean }[] }[];
}

/** One manifest in a folder of its own, with what ships beside it, looked at from every side. */
for (const [kind, change] of Object.entries(KINDS) as readonly (readonly [VerdictKind, Change])[]) {
  describe(`a release that is ${kind}`, function () {
    this.timeout(60_000);
    const { text, files } = releaseWith(change);
    const passes = kind === 'ready' || kind === 'internal';
    const today = ['--today', DAY];
    let folder: Folder;
    let server: Server;

    before(async () => {
      folder = new Folder({ ...files, 'impact.yaml': text });
      server = await Server.start({ folders: [folder], initializationOptions: { today: DAY } });
      await server.open(folder.uriOf('impact.yaml'), text);
    });
    after(() => {
      server.stop();
      folder.remove();
    });

    const run = (...args: readonly string[]): ReturnType<typeof impact> => impact(folder.path, [...args, ...today]);
    const one = ({ files: [file] }: Verdicts): unknown => file?.verdicts.map((it) => [it.verdict, it.passes]);

    it('is so at the gate of the command line, in words and as data', () => {
      const told = run('gate', 'hub');
      assert.equal(told.code, passes ? 0 : 1, told.out);
      assert.match(told.out, new RegExp(`Verdict: ${verdictLabel({ kind })}\\b`));
      const data = JSON.parse(run('gate', 'hub', '--format', 'json').out) as { verdict: string; passes: boolean };
      assert.deepEqual([data.verdict, data.passes], [kind, passes]);
    });

    it('is so in the list of all, and in what “check” says for other programs', () => {
      assert.match(run('status').out, new RegExp(`^hub .* ${verdictLabel({ kind })}`, 'm'));
      assert.deepEqual(one(JSON.parse(run('status', '--format', 'json').out) as Verdicts), [[kind, passes]]);
      assert.deepEqual(one(JSON.parse(run('check', '--format', 'json').out) as Verdicts), [[kind, passes]]);
      const { runs } = JSON.parse(run('check', '--format', 'sarif').out) as {
        runs: readonly { properties: { verdicts: readonly { verdict: string; passes: boolean }[] } }[];
      };
      assert.deepEqual(
        runs.flatMap(({ properties }) => properties.verdicts.map((it) => [it.verdict, it.passes])),
        [[kind, passes]],
      );
    });

    it('is so on the page that GitHub shows of a job', () => {
      const path = join(folder.path, 'summary.md');
      impact(folder.path, ['check', '--format', 'github', ...today], { environment: { GITHUB_STEP_SUMMARY: path } });
      const row = readFileSync(path, 'utf8')
        .split('\n')
        .find((line) => /^\| *(?:`|\[)?hub/.test(line));
      assert.match(row ?? '', new RegExp(`${passes ? '✅' : '❌'} ${verdictLabel({ kind })}`));
    });

    it('is so for who asks whether it may be shared', () => {
      const audience = kind === 'internal' ? 'internal' : 'public';
      const { code, out } = run('can-i', 'counts', '--to', audience);
      // What a distribution alone lacks, no work has: such an answer names the conditions.
      const isOfWork = kind === 'forbidden' || kind === 'unknown';
      assert.equal(code, isOfWork ? 1 : 0, out);
    });

    it('is so above the entry, under the mouse and at the gate of the editor', async () => {
      const uri = folder.uriOf('impact.yaml');
      const lenses = await server.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
      const titles: string[] = [];
      for (const lens of lenses)
        titles.push((lens.command ?? (await server.request<CodeLens>('codeLens/resolve', lens)).command)?.title ?? '');
      assert.ok(
        titles.some((title) => LENSES[kind].test(title)),
        titles.join('\n'),
      );
      const line = text.split('\n').indexOf('  hub:');
      const hover = await server.request<Hover>('textDocument/hover', {
        textDocument: { uri },
        position: { line, character: 3 },
      });
      const words = JSON.stringify(hover.contents);
      assert.match(words, new RegExp(verdictLabel({ kind }), 'i'));
      const gate = await server.request<{ passes: boolean }>('impact/gate', { uri, id: 'hub' });
      assert.equal(gate.passes, passes);
      const { distributions } = await server.request<{
        distributions: readonly { verdict: string; passes: boolean }[];
      }>('impact/releases', {});
      assert.deepEqual(
        distributions.map((it) => [it.verdict, it.passes]),
        [[kind, passes]],
      );
    });
  });
}
