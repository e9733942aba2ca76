import assert from 'node:assert/strict';
import type {
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Location,
  LocationLink,
  SelectionRange,
  SymbolInformation,
} from 'vscode-languageserver';
import { Folder, placeOf, rangeOf, Server } from '../kit/server';

const MANIFEST = `version: 1
project: Words
artifacts:
  dolma:
    name: Dolma
    type: data
    license: AI2-ImpACT-MR
    source: https://huggingface.co/datasets/allenai/dolma
derivatives:
  counts:
    name: Counts
    type: data
    from:
      dolma: incorporated
    reports:
      data: counts.md
distributions:
  web:
    of: [counts]
    audience: public
    agreement: https://allenai.org/licenses/impact-mr
`;
const USER = 'version: 1\nartifacts:\n  base:\n    manifest: ../impact.yaml#counts\n';

describe('navigation in the server', () => {
  const folder = new Folder({ 'impact.yaml': MANIFEST, 'app/impact.yaml': USER, 'counts.md': '' });
  const uri = folder.uriOf('impact.yaml');
  const user = folder.uriOf('app/impact.yaml');
  const textDocument = { uri };
  let server: Server;

  /** A server with the manifest open that knows of the other one. */
  async function start(capabilities = {}): Promise<void> {
    server = await Server.start({ folders: [folder], capabilities });
    await server.open(uri, MANIFEST);
    await server.open(user, USER);
    await server.settled();
  }

  afterEach(() => {
    server.stop();
  });
  after(() => {
    folder.remove();
  });

  it('goes to a definition, in the plain form', async () => {
    await start();
    const position = placeOf(MANIFEST, 'counts]');
    const found = await server.request<Location>('textDocument/definition', { textDocument, position });
    assert.deepEqual(found, { uri, range: rangeOf(MANIFEST, 'counts') });
    const nothing = await server.request('textDocument/definition', {
      textDocument,
      position: { line: 0, character: 0 },
    });
    assert.equal(nothing, null);
  });

  it('goes to the definition in another manifest, with links where the client knows them', async () => {
    await start({ textDocument: { definition: { linkSupport: true } } });
    const position = placeOf(USER, 'counts');
    const params = { textDocument: { uri: user }, position };
    const found = await server.request<LocationLink[]>('textDocument/definition', params);
    assert.deepEqual(found, [
      {
        originSelectionRange: rangeOf(USER, 'counts'),
        targetUri: uri,
        targetRange: {
          start: placeOf(MANIFEST, 'counts'),
          end: { line: 15, character: '      data: counts.md'.length },
        },
        targetSelectionRange: rangeOf(MANIFEST, 'counts'),
      },
    ]);
  });

  it('finds references in all manifests', async () => {
    await start();
    const params = { textDocument, position: placeOf(MANIFEST, 'counts'), context: { includeDeclaration: false } };
    const found = await server.request<Location[]>('textDocument/references', params);
    assert.deepEqual(found, [
      { uri, range: { start: placeOf(MANIFEST, 'counts]'), end: placeOf(MANIFEST, ']') } },
      { uri: user, range: rangeOf(USER, 'counts') },
    ]);
  });

  it('finds references in manifests that are not open', async () => {
    server = await Server.start({ folders: [folder] });
    await server.open(uri, MANIFEST);
    const params = { textDocument, position: placeOf(MANIFEST, 'counts'), context: { includeDeclaration: true } };
    const expected = [uri, uri, user];
    // The server looks for the manifests of the workspace while it answers.
    for (let found: readonly string[] = []; found.length < expected.length;) {
      const locations = await server.request<Location[]>('textDocument/references', params);
      found = locations.map((location) => location.uri);
      assert.deepEqual(found, expected.slice(0, found.length));
    }
  });

  it('highlights', async () => {
    await start();
    const params = { textDocument, position: placeOf(MANIFEST, 'dolma') };
    const found = await server.request<DocumentHighlight[]>('textDocument/documentHighlight', params);
    assert.deepEqual(
      found.map(({ range, kind }) => [range.start.line, kind]),
      [
        [3, 3],
        [13, 2],
      ],
    );
  });

  it('links what there is', async () => {
    await start();
    const found = await server.request<DocumentLink[]>('textDocument/documentLink', { textDocument });
    const page = 'https://huggingface.co/datasets/allenai/dolma';
    assert.deepEqual(found, [
      { range: rangeOf(MANIFEST, page), target: page },
      { range: rangeOf(MANIFEST, 'counts.md'), target: folder.uriOf('counts.md') },
    ]);
  });

  it('outlines as a tree where the client knows trees', async () => {
    await start({ textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } });
    const found = await server.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
    assert.deepEqual(
      found.map(({ name, children }) => [name, ...(children ?? []).map((it) => `${it.name}: ${it.detail ?? ''}`)]),
      [
        ['artifacts', 'dolma: Dolma · medium risk'],
        ['derivatives', 'counts: Counts · medium risk'],
        ['distributions', 'web: public · not ready'],
      ],
    );
    assert.deepEqual(found[0]?.children?.[0]?.selectionRange, rangeOf(MANIFEST, 'dolma'));
  });

  it('outlines as a list for any other client', async () => {
    await start();
    const found = await server.request<SymbolInformation[]>('textDocument/documentSymbol', { textDocument });
    assert.deepEqual(
      found.map(({ name, containerName, location }) => [name, containerName, location.range.start.line]),
      [
        ['artifacts', undefined, 2],
        ['dolma', 'artifacts', 3],
        ['derivatives', undefined, 8],
        ['counts', 'derivatives', 9],
        ['distributions', undefined, 16],
        ['web', 'distributions', 17],
      ],
    );
  });

  it('finds the entries of all manifests', async () => {
    await start();
    const ask = (query: string): Promise<SymbolInformation[]> => server.request('workspace/symbol', { query });
    const found = await ask('bas');
    assert.deepEqual(found, [
      { name: 'base', kind: 19, location: { uri: user, range: rangeOf(USER, 'base') }, containerName: 'impact.yaml' },
    ]);
    assert.equal((await ask('')).length, 4);
  });

  it('grows selections', async () => {
    await start();
    const positions = [placeOf(MANIFEST, 'Dolma'), { line: 99, character: 0 }];
    const found = await server.request<SelectionRange[]>('textDocument/selectionRange', { textDocument, positions });
    assert.equal(found.length, 2);
    const [first, last] = found;
    assert.deepEqual(first?.range, rangeOf(MANIFEST, 'Dolma'));
    assert.deepEqual(first.parent?.range, rangeOf(MANIFEST, 'name: Dolma'));
    assert.deepEqual(last?.range.start, { line: 0, character: 0 });
  });

  it('folds by lines', async () => {
    await start();
    const found = await server.request<FoldingRange[]>('textDocument/foldingRange', { textDocument });
    assert.deepEqual(
      found.map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [2, 7],
        [3, 7],
        [8, 15],
        [9, 15],
        [12, 13],
        [14, 15],
        [16, 20],
        [17, 20],
      ],
    );
  });

  it('has nothing to tell of other documents', async () => {
    await start();
    const other = { uri: folder.uriOf('counts.md') };
    const position = { line: 0, character: 0 };
    for (const method of ['definition', 'documentHighlight', 'documentLink', 'documentSymbol', 'foldingRange'])
      assert.equal(await server.request(`textDocument/${method}`, { textDocument: other, position }), null);
  });

  it('counts characters as the client does', async () => {
    await start({ general: { positionEncodings: ['utf-8'] } });
    const text = 'version: 1\ndistributions: { "é😀": { of: ghost }, b: { of: ghost } }\n';
    await server.edit(uri, undefined, text);
    const line = 1;
    const before = new TextEncoder().encode(text.split('\n')[1]?.split('ghost')[0] ?? '').length;
    const params = { textDocument, position: { line, character: before }, context: { includeDeclaration: true } };
    const found = await server.request<Location[]>('textDocument/references', params);
    assert.deepEqual(found[0]?.range, { start: { line, character: before }, end: { line, character: before + 5 } });
    assert.equal(found.length, 2);
  });
});
