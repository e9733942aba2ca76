import assert from 'node:assert/strict';
import type { CodeAction, CompletionItem, DocumentLink, Hover, Location } from 'vscode-languageserver';
import { FILES, RELEASE, WORD_COUNTS } from '../kit/release';
import { Folder, placeOf, rangeOf, Server } from '../kit/server';

const MANIFEST = `${WORD_COUNTS}${RELEASE}`;
const CARD = `---
license: mit
impact: impact.yaml#word-counts
---
# Word Counts
`;
const CODE_ACTIONS = { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } };

describe('a card in the server', () => {
  let folder: Folder;
  let server: Server;
  let uri: string;

  beforeEach(async () => {
    folder = new Folder({ ...FILES, 'impact.yaml': MANIFEST, 'hub/README.md': CARD });
    uri = folder.uriOf('hub/README.md');
    server = await Server.start({ folders: [folder], capabilities: { textDocument: CODE_ACTIONS } });
    await server.rules(folder.uriOf('impact.yaml'), []);
  });
  afterEach(() => {
    server.stop();
    folder.remove();
  });

  const ask = <T>(method: string, text: string, words?: string): Promise<T> =>
    server.request(`textDocument/${method}`, {
      textDocument: { uri },
      ...(words === undefined ? {} : { position: placeOf(text, words) }),
    });

  it('is marked, mended, and followed as it is typed', async () => {
    const text = CARD.replace('impact.yaml', '../impact.yaml');
    await server.open(uri, text, 'markdown');
    const found = await server.rules(uri, ['card/license', 'card/attribution', 'card/report']);
    assert.deepEqual(found[0]?.range, rangeOf(text, 'mit'));
    const actions = await server.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: rangeOf(text, 'mit'),
      context: { diagnostics: [] },
    });
    assert.ok(
      actions.some(({ title }) => title === 'Change “license” to “other”, named “ai2-impact-license-medium-risk”'),
    );
    await server.edit(uri, undefined, text.replace('impact: ../impact.yaml#word-counts\n', ''));
    await server.rules(uri, []);
  });

  it('has hover, completion, links and the way to its work', async () => {
    const text = CARD.replace('impact.yaml', '../impact.yaml');
    await server.open(uri, text, 'markdown');
    await server.rules(uri, ['card/license', 'card/attribution', 'card/report']);
    const hover = await ask<Hover>('hover', text, 'mit');
    assert.match(JSON.stringify(hover.contents), /in a manifest MIT/);
    const items = await ask<CompletionItem[]>('completion', text, 'mit');
    assert.ok(items.some(({ label }) => label === 'odc-by'));
    assert.match(items.find(({ label }) => label === 'mit')?.detail ?? '', /^Not here/);
    const links = await ask<DocumentLink[]>('documentLink', text);
    assert.match(links[0]?.target ?? '', /impact\.yaml#L9$/);
    const definition = await ask<Location>('definition', text, '../impact.yaml');
    assert.equal(definition.uri, folder.uriOf('impact.yaml'));
  });

  it('is told of when it is closed, as a README beside a manifest or as one that is named', async () => {
    const beside = folder.uriOf('README.md');
    // The report of the work lies below the folder of the README, and is no less missing in the other card.
    const found = ['card/license', 'card/attribution'];
    const changed = (...uris: readonly string[]): Promise<void> =>
      server.notify('workspace/didChangeWatchedFiles', { changes: uris.map((it) => ({ uri: it, type: 2 })) });
    const text = CARD.replace('impact: impact.yaml#word-counts\n', 'pretty_name: Word Counts\n');
    folder.write('README.md', text);
    await changed(beside);
    await server.rules(beside, found);
    folder.write('README.md', '# Word Counts\n');
    await changed(beside);
    await server.rules(beside, []);
    folder.write('README.md', text);
    await changed(beside);
    await server.rules(beside, found);
    folder.remove('README.md');
    await changed(beside);
    await server.rules(beside, []);
    folder.write('hub/README.md', text);
    const named = MANIFEST.replace('    changes:', '    card: hub/README.md\n    changes:');
    folder.write('impact.yaml', named);
    await changed(folder.uriOf('impact.yaml'));
    await server.rules(uri, [...found, 'card/report']);
    folder.write('hub/README.md', text.replace('license: mit', 'license: odc-by'));
    await changed(uri);
    await server.rules(uri, [...found, 'card/report']);
    folder.write('impact.yaml', MANIFEST);
    await changed(folder.uriOf('impact.yaml'));
    await server.rules(uri, []);
  });

  it('is told of from the start, and watched', async () => {
    folder.write('README.md', CARD.replace('impact: impact.yaml#word-counts\n', 'pretty_name: Word Counts\n'));
    const other = await Server.start({
      folders: [folder],
      capabilities: {
        textDocument: CODE_ACTIONS,
        workspace: { didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true } },
      },
    });
    try {
      await other.rules(folder.uriOf('README.md'), ['card/license', 'card/attribution']);
      const isWatched = (): boolean => JSON.stringify(other.registrations).includes('README.md');
      for (let turn = 0; turn < 100 && !isWatched(); turn++) await new Promise((done) => setTimeout(done, 50));
      assert.ok(isWatched(), JSON.stringify(other.registrations));
    } finally {
      other.stop();
    }
  });
});
