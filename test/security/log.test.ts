import assert from 'node:assert/strict';
import { Folder, Server } from '../kit/server';

const SECRET = 'XYZZY';

/** Messages that no handler can make sense of, each with words of a document or a setting in it. */
const NOTIFICATIONS: readonly (readonly [string, (uri: string) => unknown])[] = [
  ['textDocument/didChange', (uri) => ({ textDocument: { uri, version: 2 }, contentChanges: [SECRET] })],
  ['textDocument/didChange', (uri) => ({ textDocument: { uri, version: 2 }, contentChanges: SECRET })],
  [
    'textDocument/didChange',
    (uri) => ({ textDocument: { uri, version: 2 }, contentChanges: [{ text: { [SECRET]: 1 } }] }),
  ],
  ['textDocument/didChange', () => ({ textDocument: SECRET })],
  [
    'textDocument/didOpen',
    () => ({ textDocument: { uri: { [SECRET]: 1 }, languageId: SECRET, version: 1, text: SECRET } }),
  ],
  ['textDocument/didOpen', () => ({ [SECRET]: SECRET })],
  ['textDocument/didClose', () => ({ textDocument: { uri: [SECRET] } })],
  ['workspace/didChangeConfiguration', () => ({ settings: { impact: SECRET, rules: SECRET } })],
  ['workspace/didChangeWatchedFiles', () => ({ changes: SECRET })],
  ['workspace/didChangeWatchedFiles', () => ({ changes: [{ uri: { [SECRET]: 1 } }] })],
  ['workspace/didChangeWorkspaceFolders', () => ({ event: { added: SECRET, removed: SECRET } })],
];

const REQUESTS: readonly (readonly [string, (uri: string) => unknown])[] = [
  ['textDocument/hover', (uri) => ({ textDocument: { uri }, position: SECRET })],
  ['textDocument/completion', (uri) => ({ textDocument: { uri }, position: { line: SECRET } })],
  ['textDocument/codeAction', (uri) => ({ textDocument: { uri }, range: SECRET, context: SECRET })],
  [
    'textDocument/rename',
    (uri) => ({ textDocument: { uri }, position: { line: 0, character: 1 }, newName: { [SECRET]: 1 } }),
  ],
  ['workspace/executeCommand', () => ({ command: 'impact.createReport', arguments: { [SECRET]: 1 } })],
  ['workspace/executeCommand', () => ({ command: SECRET, arguments: [SECRET] })],
  ['impact/gate', () => ({ uri: [SECRET], id: SECRET })],
];

describe('the log', () => {
  it('has a line for what breaks down, and no words of documents and settings in it', async () => {
    const text = `version: 1\nproject: ${SECRET}\nartifacts:\n  ${SECRET}: {\n`;
    const folder = new Folder({ 'impact.yaml': text, 'impact.config.yaml': `rules: ${SECRET}\n` });
    const settings = { rules: { 'manifest/syntax': SECRET, [SECRET]: SECRET }, today: SECRET };
    const capabilities = { workspace: { configuration: true, workspaceFolders: true } };
    const server = await Server.start({
      folders: [folder],
      settings,
      capabilities,
      initializationOptions: { [SECRET]: SECRET },
    });
    try {
      const uri = folder.uriOf('impact.yaml');
      await server.open(uri, text);
      await server.diagnostics(uri);
      for (const [method, params] of NOTIFICATIONS) await server.notify(method, params(uri));
      // What the server answers to these is no matter here; an error is as good as nothing.
      for (const [method, params] of REQUESTS) await server.request(method, params(uri)).catch(() => undefined);
      await server.settled();
      const faults = server.log.filter((line) => / broke down \(\w+ at [\w.-]+:\d+:\d+\)\./.test(line));
      assert.ok(faults.length >= 6, server.log.join('\n'));
      assert.deepEqual(
        server.log.filter((line) => line.includes(SECRET)),
        [],
      );
      // And it lives on.
      assert.ok(Array.isArray(await server.request('textDocument/foldingRange', { textDocument: { uri } })));
    } finally {
      server.stop();
      folder.remove();
    }
  });
});
