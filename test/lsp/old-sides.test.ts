import assert from 'node:assert/strict';
import type { DocumentDiagnosticReport, Hover } from 'vscode-languageserver';
import { LEAK, LEAK_RULE } from '../kit/scenes';
import { Folder, placeOf, Server } from '../kit/server';

/** How editors and their extensions address other states of a document than the one that is worked on. */
const OLD_SIDES = [
  (path: string) => `git:${path}?${encodeURIComponent(JSON.stringify({ path, ref: '~' }))}`,
  (path: string) => `gitlens://abc${path}?${encodeURIComponent('{"ref":"HEAD"}')}`,
  (path: string) => `review:${path}?${encodeURIComponent('{"commit":"1"}')}`,
  (path: string) => `pr:${path}?${encodeURIComponent('{"base":true}')}`,
  (path: string) => `vscode-local-history:${path}?x`,
  (path: string) => `svn:${path}?x`,
  (path: string) => `something-new:${path}?x`,
];

const REPORT = '---\nimpact-report: 1\ncategory: data\nderivative: nothing\ndate: soon\n---\n# Report\n';

describe('the old side of a comparison', () => {
  for (const [name, hasFolder] of [
    ['in a workspace', true],
    ['without one', false],
  ] as const) {
    it(`is not diagnosed ${name}, and counts for no other manifest`, async () => {
      const folder = new Folder({ 'impact.yaml': LEAK, 'report.md': REPORT });
      const server = await Server.start(hasFolder ? { folders: [folder] } : {});
      try {
        const uri = folder.uriOf('impact.yaml');
        await server.open(uri, LEAK);
        const old = OLD_SIDES.map((address) => address(`${folder.path}/impact.yaml`));
        // Other terms for the same artifact would be a contradiction, were they said anywhere now.
        for (const address of old) await server.open(address, LEAK.replace('-HR', '-LR'));
        for (const address of OLD_SIDES) await server.open(address(`${folder.path}/report.md`), REPORT, 'markdown');
        for (const address of OLD_SIDES)
          await server.open(address(`${folder.path}/impact.config.yaml`), 'rules: 5\n', 'yaml');
        await server.quiet();
        await server.rules(uri, [LEAK_RULE]);
        const told = [...server.published].filter(([it, { diagnostics }]) => it !== uri && diagnostics.length > 0);
        assert.deepEqual(told, []);
        // What it says is told all the same.
        const textDocument = { uri: old[0] ?? '' };
        const position = placeOf(LEAK, 'AI2');
        const hover = await server.request<Hover | null>('textDocument/hover', { textDocument, position });
        assert.ok(hover);
      } finally {
        server.stop();
        folder.remove();
      }
    });
  }

  it('is not diagnosed for a client that asks either', async () => {
    const folder = new Folder({ 'impact.yaml': LEAK });
    const server = await Server.start({ folders: [folder], capabilities: { textDocument: { diagnostic: {} } } });
    try {
      const ask = async (uri: string): Promise<number> => {
        await server.open(uri, LEAK);
        const params = { textDocument: { uri } };
        const report = await server.request<DocumentDiagnosticReport>('textDocument/diagnostic', params);
        return report.kind === 'full' ? report.items.length : -1;
      };
      assert.equal(await ask(folder.uriOf('impact.yaml')), 1);
      for (const address of OLD_SIDES) assert.equal(await ask(address(`${folder.path}/impact.yaml`)), 0);
    } finally {
      server.stop();
      folder.remove();
    }
  });

  it('is none in a workspace that is somewhere else than on a disk', async () => {
    const server = await Server.start({ folders: [{ uri: 'vscode-vfs://github/lab/repository' }] });
    try {
      await server.open('vscode-vfs://github/lab/repository/impact.yaml', LEAK);
      await server.rules('vscode-vfs://github/lab/repository/impact.yaml', [LEAK_RULE]);
      await server.open('untitled:Untitled-1', LEAK);
      await server.rules('untitled:Untitled-1', [LEAK_RULE]);
    } finally {
      server.stop();
    }
  });
});
