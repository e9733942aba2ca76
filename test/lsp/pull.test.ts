import assert from 'node:assert/strict';
import type { DocumentDiagnosticReport, WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { LEAK, LEAK_RULE, shared, TERMS, USER } from '../kit/scenes';
import { Folder, rangeOf, Server } from '../kit/server';

describe('diagnostics that are asked for', () => {
  let folder: Folder;
  let server: Server;

  beforeEach(async () => {
    folder = new Folder({ 'other.impact.yaml': LEAK });
    server = await Server.start({
      folders: [folder],
      capabilities: { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } },
    });
  });
  afterEach(() => {
    server.stop();
    folder.remove();
  });

  function resultOf(report: DocumentDiagnosticReport): string | undefined {
    return report.resultId;
  }

  function pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return server.request('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
  }

  it('come as a full report, and as an unchanged one as long as nothing has changed', async () => {
    const uri = folder.uriOf('impact.yaml');
    await server.open(uri, LEAK);
    let first = await pull(uri);
    // What is found in the workspace after the start is a change, and makes another result of the same.
    for (let next = await pull(uri, resultOf(first)); next.kind === 'full'; next = await pull(uri, resultOf(next)))
      first = next;
    assert.ok(first.kind === 'full');
    assert.deepEqual(
      first.items.map(({ code }) => code),
      [LEAK_RULE],
    );
    assert.deepEqual(await pull(uri, first.resultId), { kind: 'unchanged', resultId: first.resultId });
    await server.edit(uri, rangeOf(LEAK, 'public'), 'internal');
    const second = await pull(uri, first.resultId);
    assert.ok(second.kind === 'full');
    assert.deepEqual(second.items, []);
    assert.notEqual(second.resultId, first.resultId);
  });

  it('are never sent as well', async () => {
    const uri = folder.uriOf('impact.yaml');
    await server.open(uri, LEAK);
    await pull(uri);
    await server.settled();
    assert.equal(server.hasPublished(uri), false);
  });

  it('are taken back from a file that is no longer watched over', async () => {
    await server.until(() => server.refreshes.has('workspace/diagnostic/refresh'));
    const gone = folder.uriOf('gone.impact.yaml');
    const { items } = await server.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: [{ uri: gone, value: 'before' }],
    });
    const report = items.find(({ uri }) => uri === gone);
    assert.deepEqual(report, { kind: 'full', items: [], uri: gone, version: null });
  });

  it('cover manifests of the workspace that are not open', async () => {
    const other = folder.uriOf('other.impact.yaml');
    await server.until(() => server.refreshes.has('workspace/diagnostic/refresh'));
    const all = await server.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
    const [report] = all.items;
    assert.ok(report?.kind === 'full' && all.items.length === 1);
    assert.deepEqual([report.uri, report.version, report.items[0]?.code], [other, null, LEAK_RULE]);
    const again = await server.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: [{ uri: other, value: report.resultId }],
    });
    assert.deepEqual(again.items, [{ kind: 'unchanged', uri: other, version: null, resultId: report.resultId }]);
  });

  it('are asked for again when an edit elsewhere changes them', async () => {
    folder.write('TERMS.md', TERMS);
    folder.write('shared/impact.yaml', shared('AI2-ImpACT-LR'));
    const [uri, other] = [folder.uriOf('impact.yaml'), folder.uriOf('shared/impact.yaml')];
    await server.open(uri, USER);
    await server.open(other, shared('AI2-ImpACT-LR'));
    const first = await pull(uri);
    assert.ok(first.kind === 'full');
    assert.deepEqual(first.items, []);
    const before = server.refreshes.get('workspace/diagnostic/refresh') ?? 0;
    await server.edit(other, rangeOf(shared('AI2-ImpACT-LR'), 'AI2-ImpACT-LR'), 'AI2-ImpACT-HR');
    await server.until(() => (server.refreshes.get('workspace/diagnostic/refresh') ?? 0) > before);
    const second = await pull(uri, first.resultId);
    assert.ok(second.kind === 'full');
    assert.deepEqual(
      second.items.map(({ code }) => code),
      [LEAK_RULE],
    );
  });

  it('are none for documents that are not there or no manifests', async () => {
    assert.deepEqual(await pull(folder.uriOf('impact.yml')), { kind: 'full', items: [] });
    assert.deepEqual(await pull('not an address'), { kind: 'full', items: [] });
    await server.open(folder.uriOf('docker-compose.yaml'), LEAK, 'yaml');
    assert.deepEqual(await pull(folder.uriOf('docker-compose.yaml')), { kind: 'full', items: [] });
  });
});
