import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeLens } from 'vscode-languageserver';
import { impact, NOBODY } from '../kit/cli';
import { builtCopy, type Built } from '../kit/planted';
import { Folder, Server } from '../kit/server';
import { DAY, releaseWith, REPORT } from '../kit/verdicts';

interface Scene {
  readonly report: string;
  /** What happens to the folder of the report. */
  readonly seal?: true;
  /** What the manifest gets for it, and how the command line ends that checks it all. */
  readonly rule: string;
  readonly said: RegExp;
  readonly code: number;
}

const SCENES: Readonly<Record<string, Scene>> = {
  'a report whose front matter is broken': {
    report: REPORT.replace('category: data', 'category: [data'),
    rule: 'report/incomplete',
    said: /its front matter has errors|does not say what every report must say/,
    code: 1,
  },
  'a report in a folder that nobody may read': {
    report: REPORT,
    seal: true,
    rule: 'manifest/missing-file',
    said: /can’t be read/,
    code: 2,
  },
};

for (const [name, { report, seal, rule, said, code }] of Object.entries(SCENES)) {
  describe(`${name} is in the way at every door`, function () {
    this.timeout(60_000);
    const { text, files } = releaseWith({ files: { 'reports/counts.md': report } });
    let folder: Folder;
    let program: Built;
    let server: Server;

    before(async function () {
      if (process.platform === 'win32') this.skip();
      folder = new Folder({ '.git/HEAD': '', 'impact.yaml': text, ...files });
      chmodSync(folder.path, 0o755);
      if (seal === true) chmodSync(join(folder.path, 'reports'), 0);
      program = builtCopy();
      server = Server.spawn({}, program.server, NOBODY);
      await server.initialize({ folders: [folder], initializationOptions: { today: DAY } });
      await server.open(folder.uriOf('impact.yaml'), text);
    });
    after(() => {
      server.stop();
      chmodSync(join(folder.path, 'reports'), 0o755);
      folder.remove();
      program.remove();
    });

    const run = (...args: readonly string[]): ReturnType<typeof impact> =>
      impact(folder.path, [...args, '--today', DAY], { asNobody: true, program: program.cli });

    it('check', () => {
      const told = run('check');
      assert.equal(told.code, code, told.out + told.err);
      assert.match(told.out, said);
    });

    it('gate', () => {
      const told = run('gate', 'hub');
      assert.equal(told.code, code, told.out + told.err);
      assert.match(told.out, /Verdict: (?:not ready|unknown)/);
      assert.match(told.out, said);
    });

    it('can-i, which names the report as a condition that is still to be met', () => {
      const told = run('can-i', 'counts', '--to', 'public');
      assert.match(told.out, /allowed, with conditions/);
      assert.match(told.out, /Publish a Derivative Impact Report/);
      if (seal === true) assert.deepEqual([told.code, /^reports can’t be read/m.test(told.err)], [2, true]);
    });

    it('the findings, the lens and the gate of the editor', async () => {
      const uri = folder.uriOf('impact.yaml');
      await server.diagnostics(uri, ({ diagnostics }) => diagnostics.some((it) => it.code === rule));
      const lenses = await server.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
      const titles: string[] = [];
      for (const lens of lenses)
        titles.push((lens.command ?? (await server.request<CodeLens>('codeLens/resolve', lens)).command)?.title ?? '');
      assert.ok(
        titles.some((title) => /^(?:\$\([\w-]+\) )?(?:Not ready|Unknown)/.test(title)),
        titles.join('\n'),
      );
      const gate = await server.request<{ passes: boolean }>('impact/gate', { uri, id: 'hub' });
      assert.equal(gate.passes, false);
    });
  });
}
