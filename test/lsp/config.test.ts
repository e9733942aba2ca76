import assert from 'node:assert/strict';
import type { CodeAction, CompletionItem, Hover } from 'vscode-languageserver';
import { Folder, placeOf, rangeOf, Server } from '../kit/server';

const TEXT = 'rules:\n  report/stall: off\n  report/shared: hint\n';

describe('a configuration in an editor', () => {
  let folder: Folder;
  let server: Server;
  let uri: string;

  before(async () => {
    folder = new Folder({ 'impact.yaml': 'version: 1\n', 'impact.config.yaml': TEXT });
    const codeAction = { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } };
    server = await Server.start({ folders: [folder], capabilities: { textDocument: { codeAction } } });
    uri = folder.uriOf('impact.config.yaml');
    await server.open(uri, TEXT, 'yaml');
  });

  after(() => {
    server.stop();
    folder.remove();
  });

  it('has findings by the rules that manifests have them by', async () => {
    const [finding] = await server.rules(uri, ['manifest/schema']);
    assert.deepEqual(finding?.range, rangeOf(TEXT, 'report/stall'));
  });

  it('says what a rule is for', async () => {
    const position = placeOf(TEXT, 'shared');
    const hover = await server.request<Hover>('textDocument/hover', { textDocument: { uri }, position });
    assert.match(JSON.stringify(hover.contents), /By default: warning\./);
  });

  it('offers severities', async () => {
    const position = placeOf(TEXT, 'hint');
    const items = await server.request<CompletionItem[]>('textDocument/completion', {
      textDocument: { uri },
      position,
    });
    assert.deepEqual(
      items.map(({ label }) => label),
      ['off', 'hint', 'information', 'warning', 'error'],
    );
  });

  it('can be mended', async () => {
    const [action] = await server.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: rangeOf(TEXT, 'report/stall'),
      context: { diagnostics: [] },
    });
    assert.equal(action?.title, 'Rename to “report/stale”');
    assert.deepEqual(action.edit?.changes?.[uri], [{ range: rangeOf(TEXT, 'report/stall'), newText: 'report/stale' }]);
  });
});
