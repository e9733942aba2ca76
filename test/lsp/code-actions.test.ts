import assert from 'node:assert/strict';
import type { ClientCapabilities, CodeAction, Command, InitializeResult, WorkspaceEdit } from 'vscode-languageserver';
import { Folder, placeOf, rangeOf, Server } from '../kit/server';

const MANIFEST = `version: 1
artifacts:
  dolma:
    name: Dolma
    type: dat
    licence: AI2-ImpACT-MR
distributions:
  cluster:
    of: dolma
    audience: internal
`;
const literals = { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } }, isPreferredSupport: true };

describe('code actions in the server', () => {
  const folder = new Folder({ 'impact.yaml': MANIFEST });
  const uri = folder.uriOf('impact.yaml');
  let server: Server;

  async function open(
    codeAction: NonNullable<NonNullable<ClientCapabilities['textDocument']>['codeAction']>,
    workspaceEdit = {},
  ): Promise<void> {
    server = await Server.start({
      folders: [folder],
      capabilities: { textDocument: { codeAction }, workspace: { workspaceEdit } },
    });
    await server.open(uri, MANIFEST);
  }
  const ask = <T>(words: string, only?: readonly string[]): Promise<T> =>
    server.request('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: placeOf(MANIFEST, words), end: placeOf(MANIFEST, words) },
      context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
    });

  afterEach(() => {
    server.stop();
  });
  after(() => {
    folder.remove();
  });

  it('bring the diagnostic they are about and a minimal edit', async () => {
    await open(literals);
    const [first] = await ask<CodeAction[]>('licence');
    assert.equal(first?.title, 'Rename to “license”');
    assert.equal(first.kind, 'quickfix');
    assert.equal(first.isPreferred, true);
    assert.equal(first.diagnostics?.[0]?.code, 'manifest/schema');
    assert.deepEqual(first.edit, { changes: { [uri]: [{ range: rangeOf(MANIFEST, 'licence'), newText: 'license' }] } });
  });

  it('tell the edit when one is chosen, with the version it is meant for', async () => {
    await open({ ...literals, dataSupport: true, resolveSupport: { properties: ['edit'] } }, { documentChanges: true });
    const [first] = await ask<CodeAction[]>('licence');
    assert.equal(first?.edit, undefined);
    const resolved: CodeAction = await server.request('codeAction/resolve', first);
    assert.deepEqual(resolved.edit?.documentChanges, [
      { textDocument: { uri, version: 1 }, edits: [{ range: rangeOf(MANIFEST, 'licence'), newText: 'license' }] },
    ]);
  });

  it('make files with a word about those that one does not see', async () => {
    const text = MANIFEST.replace('audience: internal', 'audience: public')
      .replace('dat\n', 'data\n')
      .replace('licence: AI2-ImpACT-MR', 'license: AI2-ImpACT-LR\n    year: 2023');
    const can = { documentChanges: true, resourceOperations: ['create' as const], changeAnnotationSupport: {} };
    await open(literals, can);
    await server.edit(uri, undefined, text);
    const [notice] = await ask<CodeAction[]>('version', ['source.writeNotice']);
    const [make, write, manifest] = notice?.edit?.documentChanges ?? [];
    assert.deepEqual(make, { kind: 'create', uri: folder.uriOf('NOTICE.md'), annotationId: 'beside' });
    assert.match(JSON.stringify(write), /Dolma is licensed under/);
    assert.match(JSON.stringify(manifest), /notices: NOTICE.md/);
    assert.equal(notice?.edit?.changeAnnotations?.['beside']?.label, 'Files beside the manifest');
  });

  it('tell no edit for words that have been edited since', async () => {
    await open({ ...literals, dataSupport: true, resolveSupport: { properties: ['edit'] } });
    const [first] = await ask<CodeAction[]>('licence');
    await server.edit(uri, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, '# now\n');
    const resolved: CodeAction = await server.request('codeAction/resolve', first);
    assert.equal(resolved.edit, undefined);
  });

  it('are of the kinds that were asked for', async () => {
    await open(literals);
    const titles = async (only: readonly string[]): Promise<string[]> =>
      (await ask<CodeAction[]>('licence', only)).map(({ title }) => title);
    assert.deepEqual(await titles(['source']), ['Apply all safe fixes', 'Sort the fields of all entries'].slice(0, 1));
    assert.deepEqual(await titles(['source.fixAll']), ['Apply all safe fixes']);
    assert.deepEqual(await titles(['refactor']), []);
    assert.equal((await titles(['quickfix']))[0], 'Rename to “license”');
  });

  it('are commands for a client that knows no actions', async () => {
    const changed: WorkspaceEdit[] = [];
    server = Server.spawn();
    const { capabilities }: InitializeResult = await server.initialize({ folders: [folder] });
    server.connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
      changed.push(edit);
      return { applied: true };
    });
    assert.deepEqual(capabilities.executeCommandProvider?.commands.includes('impact.applyAction'), true);
    await server.open(uri, MANIFEST);
    const [first] = await ask<Command[]>('licence');
    await server.request('workspace/executeCommand', { command: first?.command, arguments: first?.arguments });
    assert.deepEqual(changed, [{ changes: { [uri]: [{ range: rangeOf(MANIFEST, 'licence'), newText: 'license' }] } }]);
  });
});
