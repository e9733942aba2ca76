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
    assert.equal(notice?.edit?.changeAnnotations?.['beside']?.label, 'Files next to the manifest');
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

  describe('with what only some clients have', () => {
    const YEARLESS = `version: 1
artifacts:
  tulu:
    name: Somebody’s Tulu $1
    type: model
    license: AI2-ImpACT-LR
distributions:
  hub:
    of: tulu
    audience: public
`;
    const at = async <T>(text: string, words: string): Promise<T> =>
      server.request('textDocument/codeAction', {
        textDocument: { uri },
        range: rangeOf(text, words),
        context: { diagnostics: [] },
      });

    it('have blanks to go through, whole lines from the start of one', async () => {
      await open(literals, { documentChanges: true, snippetEditSupport: true });
      await server.edit(uri, undefined, YEARLESS);
      const actions = await at<CodeAction[]>(YEARLESS, 'hub');
      const year = actions.find(({ title }) => title === 'Add the year of Somebody’s Tulu $1, to be filled in');
      const next = placeOf(YEARLESS, 'distributions');
      assert.deepEqual(year?.edit?.documentChanges, [
        {
          textDocument: { uri, version: 2 },
          edits: [{ range: { start: next, end: next }, snippet: { kind: 'snippet', value: '    year: ${1}\n' } }],
        },
      ]);
      const silence = actions.at(-1)?.edit?.documentChanges?.[0];
      assert.match(JSON.stringify(silence), /-- \$\{1:say why this is fine\}/);
    });

    it('are plain changes for others, and those who ask for no reason get a comment to complete', async () => {
      await open(literals, { documentChanges: true });
      await server.edit(uri, undefined, YEARLESS);
      const actions = await at<CodeAction[]>(YEARLESS, 'hub');
      const year = actions.find(({ title }) => title.startsWith('Add the year'));
      assert.match(JSON.stringify(year?.edit), /"newText":"\\n {4}year: "/);
      assert.deepEqual(
        actions.filter(({ command }) => command !== undefined && command.command !== 'impact.prepareRelease'),
        [],
      );
      assert.match(actions.at(-1)?.title ?? '', /^Silence .* on this line, with a reason$/);
    });

    it('ask for the reason, and silence what is still there', async () => {
      const impact = { askReason: true, explainRule: true };
      const changed: WorkspaceEdit[] = [];
      server = Server.spawn();
      const textDocument = { codeAction: literals };
      await server.initialize({ folders: [folder], capabilities: { textDocument, experimental: { impact } } });
      server.connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
        changed.push(edit);
        return { applied: true };
      });
      await server.open(uri, MANIFEST);
      const actions = await at<CodeAction[]>(MANIFEST, 'licence');
      assert.deepEqual(
        actions.slice(-2).map(({ title }) => title),
        ['Explain manifest/schema', 'Silence…'],
      );
      const { command } = actions.at(-1) ?? assert.fail();
      const run = async (...said: readonly unknown[]): Promise<unknown> =>
        server.request('workspace/executeCommand', {
          command: command?.command,
          arguments: [...(command?.arguments as unknown[]), ...said],
        });
      const choice = { rule: 'manifest/schema', scope: 'next-line' };
      for (const wrong of [[], [choice], [choice, ' '], [{ ...choice, rule: 'report/missing' }, 'no'], [7, 7]])
        assert.deepEqual(await run(...wrong), { kind: 'problem' });
      assert.deepEqual(await run(choice, 'read by another tool'), { kind: 'done' });
      const comment = '    # impact-disable-next-line manifest/schema -- read by another tool\n';
      const line = { line: placeOf(MANIFEST, 'licence').line, character: 0 };
      assert.deepEqual(changed, [{ changes: { [uri]: [{ range: { start: line, end: line }, newText: comment }] } }]);
      await server.edit(uri, { start: line, end: line }, '\n');
      assert.deepEqual(await run(choice, 'read by another tool'), { kind: 'problem' });
    });
  });
});
