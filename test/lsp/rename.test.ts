import assert from 'node:assert/strict';
import type { InitializeResult, WorkspaceEdit } from 'vscode-languageserver';
import { Folder, placeOf, rangeOf, Server } from '../kit/server';

const MANIFEST = 'version: 1\nderivatives:\n  counts:\n    reports: { data: r.md }\n  other: {}\n';
const USER = 'version: 1\nartifacts:\n  counts:\n    manifest: impact.yaml\n';
const REPORT = '---\nimpact-report: 1\nderivative: counts\n---\n# Counts\n';

describe('renaming in the server', () => {
  const folder = new Folder({ 'impact.yaml': MANIFEST, 'app.impact.yaml': USER, 'r.md': REPORT });
  const uri = folder.uriOf('impact.yaml');
  const user = folder.uriOf('app.impact.yaml');
  const report = folder.uriOf('r.md');
  const textDocument = { uri };
  const position = placeOf(MANIFEST, 'counts');
  const start = { line: 3, character: '    manifest: impact.yaml'.length };
  const edits = {
    [uri]: [{ range: rangeOf(MANIFEST, 'counts'), newText: 'words' }],
    [user]: [{ range: { start, end: start }, newText: '#words' }],
    [report]: [{ range: rangeOf(REPORT, 'counts'), newText: 'words' }],
  };
  let server: Server;

  async function open(capabilities = {}): Promise<void> {
    server = await Server.start({ folders: [folder], capabilities });
    await server.open(uri, MANIFEST);
    await server.open(user, USER);
    await server.settled();
  }
  const renamed = (newName: string): Promise<WorkspaceEdit> =>
    server.request('textDocument/rename', { textDocument, position, newName });

  afterEach(() => {
    server.stop();
  });
  after(() => {
    folder.remove();
  });

  it('changes all manifests and reports, with versions where the client minds them', async () => {
    await open({ workspace: { workspaceEdit: { documentChanges: true } } });
    const { documentChanges } = await renamed('words');
    assert.deepEqual(documentChanges, [
      { textDocument: { uri, version: 1 }, edits: edits[uri] },
      { textDocument: { uri: user, version: 1 }, edits: edits[user] },
      { textDocument: { uri: report, version: null }, edits: edits[report] },
    ]);
  });

  it('is a table of edits for any other client', async () => {
    await open();
    assert.deepEqual(await renamed('words'), { changes: edits });
  });

  it('is refused with the reason', async () => {
    await open();
    await assert.rejects(renamed('other'), { message: '“other” is already a derivative: an id can appear only once.' });
    await assert.rejects(renamed('My words'), /is not an id/);
  });

  it('is prepared where the client asks for that', async () => {
    const asks: InitializeResult = await (server = Server.spawn()).initialize({
      capabilities: { textDocument: { rename: { prepareSupport: true } } },
    });
    assert.deepEqual(asks.capabilities.renameProvider, { prepareProvider: true });
    await server.open(uri, MANIFEST);
    assert.deepEqual(await server.request('textDocument/prepareRename', { textDocument, position }), {
      range: rangeOf(MANIFEST, 'counts'),
      placeholder: 'counts',
    });
    const elsewhere = { textDocument, position: { line: 0, character: 3 } };
    assert.equal(await server.request('textDocument/prepareRename', elsewhere), null);
  });

  it('is just offered to any other client', async () => {
    const { capabilities } = await (server = Server.spawn()).initialize();
    assert.equal(capabilities.renameProvider, true);
  });
});
