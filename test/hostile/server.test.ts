import assert from 'node:assert/strict';
import { mkdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { LEAK, LEAK_RULE } from '../kit/scenes';
import { Folder, Server } from '../kit/server';
import { hostileTexts, oddTexts } from './texts';

/** Everything that can be asked about a place of a document. */
const AT_A_PLACE = ['hover', 'completion', 'definition', 'references', 'documentHighlight', 'prepareRename'];
/** Everything that can be asked about a whole one. */
const OF_ALL = [
  ...['documentSymbol', 'foldingRange', 'documentLink', 'codeLens', 'inlayHint', 'semanticTokens/full', 'formatting'],
  ...['codeAction', 'selectionRange'],
];

/** The texts that are hard to read rather than full of findings: each is asked about in every way, again and again. */
const QUICK = /deep|closed|MB|alias|bracket|dash|million|merge/;

describe('the server, with a client or files that mean it no good,', function () {
  // A limit that only what never ends can reach.
  this.timeout(120_000);
  let server: Server;
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => {
    server.stop();
    folder.remove();
  });

  /** Asks everything at a place, whatever the answers are. */
  async function askAll(uri: string, position: { line: number; character: number }): Promise<void> {
    const textDocument = { uri };
    const range = { start: { line: 0, character: 0 }, end: position };
    const more = {
      options: { tabSize: 2, insertSpaces: true },
      context: { diagnostics: [], includeDeclaration: true },
    };
    await Promise.all([
      ...AT_A_PLACE.map((name) => server.request(`textDocument/${name}`, { textDocument, position, ...more })),
      ...OF_ALL.map((name) =>
        server.request(`textDocument/${name}`, { textDocument, range, positions: [position], ...more }),
      ),
    ]);
  }

  async function lives(): Promise<void> {
    const uri = folder.uriOf('alive.impact.yaml');
    await server.open(uri, LEAK);
    await server.rules(uri, [LEAK_RULE]);
    await server.close(uri);
    assert.deepEqual(server.log, []);
  }

  for (const { name, text, says } of [...hostileTexts.filter(({ name }) => QUICK.test(name)), ...oddTexts]) {
    it(`tells of ${name}, answers everything, and lives on`, async () => {
      server = await Server.start({ folders: [folder] });
      const uri = folder.uriOf('impact.yaml');
      const whole = text();
      await server.open(uri, whole);
      const { diagnostics } = await server.diagnostics(uri, (it) => it.version === 1);
      assert.equal(diagnostics.length > 0, says !== undefined);
      for (const character of [0, 1000, 1_000_000]) await askAll(uri, { line: 2, character });
      const end = { line: 1_000_000, character: 0 };
      await server.edit(uri, { start: end, end }, 'x');
      await server.close(uri);
      await lives();
    });
  }

  it('follows edits that are stale, reversed, far outside or on top of each other', async () => {
    server = await Server.start({ folders: [folder] });
    const uri = folder.uriOf('impact.yaml');
    await server.open(uri, LEAK);
    const places = [-5, 0, 3, 2 ** 31, Number.MAX_SAFE_INTEGER].flatMap((line) =>
      [-1, 0, 7, 2 ** 32].map((character) => ({ line, character })),
    );
    for (const start of places) for (const end of places) await server.edit(uri, { start, end }, 'x\n');
    await server.notify('textDocument/didChange', {
      textDocument: { uri, version: 0 },
      contentChanges: [{ text: 'stale' }],
    });
    const version = await server.edit(uri, undefined, LEAK);
    const { diagnostics } = await server.diagnostics(uri, (it) => it.version === version);
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      [LEAK_RULE],
    );
    await lives();
  });

  it('has nothing to tell of documents that it does not know, whatever their address', async () => {
    server = await Server.start({ folders: [folder] });
    const addresses = ['', 'impact.yaml', '%', 'file://', 'file:///%00/impact.yaml', 'untitled:impact.yaml'];
    const more = ['git:/a/impact.yaml?%7B', 'https://user:pass@[::1]:0/impact.yaml', 'data:,x', 'javascript:alert(1)'];
    for (const uri of [...addresses, ...more, folder.uriOf('not-there.impact.yaml')]) {
      await askAll(uri, { line: 0, character: 0 });
      await server.open(uri, LEAK);
      await server.close(uri);
    }
    await lives();
  });

  it('goes on when a file that it depends on becomes a folder, comes back, grows beyond measure and goes', async () => {
    folder.write('NOTICE.md', 'Notice.');
    server = await Server.start({ folders: [folder] });
    const uri = folder.uriOf('impact.yaml');
    const text = 'version: 1\nartifacts:\n  a: { name: A, type: data, license: MIT, notices: NOTICE.md }\n';
    const changed = (): Promise<void> =>
      server.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: folder.uriOf('NOTICE.md'), type: 2 }] });
    await server.open(uri, text);
    await server.rules(uri, ['manifest/unused-artifact']);
    folder.remove('NOTICE.md');
    mkdirSync(join(folder.path, 'NOTICE.md'));
    await changed();
    await server.diagnostics(uri, ({ diagnostics }) =>
      diagnostics.some(({ code }) => code === 'manifest/missing-file'),
    );
    folder.remove('NOTICE.md');
    folder.write('NOTICE.md', 'Notice.');
    await changed();
    await server.rules(uri, ['manifest/unused-artifact']);
    // More than is read of any file.
    truncateSync(join(folder.path, 'NOTICE.md'), 2 ** 27);
    await changed();
    await server.diagnostics(uri, ({ diagnostics }) => JSON.stringify(diagnostics).includes('it is larger than 16 MB'));
    folder.remove('NOTICE.md');
    await changed();
    await server.diagnostics(uri, ({ diagnostics }) => JSON.stringify(diagnostics).includes('does not exist'));
    await lives();
  });

  it('outlives a storm of its watchers', async () => {
    server = await Server.start({ folders: [folder] });
    const uri = folder.uriOf('impact.yaml');
    await server.open(uri, LEAK);
    const changes = Array.from({ length: 2000 }, (_, index) => ({
      uri: folder.uriOf(`${String(index % 50)}.impact.yaml`),
      type: 1 + (index % 3),
    }));
    for (let round = 0; round < 20; round++) await server.notify('workspace/didChangeWatchedFiles', { changes });
    await server.rules(uri, [LEAK_RULE]);
    await lives();
  });
});
