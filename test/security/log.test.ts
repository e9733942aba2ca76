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

/** Messages that are none of the protocol's. */
const ODD: readonly unknown[] = [
  [{ jsonrpc: '2.0', id: 7, method: 'textDocument/hover', params: { [SECRET]: SECRET } }],
  [{ jsonrpc: '2.0', method: 'textDocument/didOpen', params: { textDocument: { text: SECRET } } }],
  { jsonrpc: '2.0', id: null, method: 'textDocument/hover', params: SECRET },
  { jsonrpc: '2.0', id: { [SECRET]: 1 }, method: 'textDocument/hover', params: SECRET },
  { jsonrpc: '2.0', id: true, method: SECRET },
  { jsonrpc: '2.0', id: null, error: { code: 1, message: SECRET, data: SECRET } },
  { jsonrpc: '2.0', id: null, result: SECRET },
  { jsonrpc: '2.0', id: SECRET, result: SECRET },
  { jsonrpc: '2.0', id: 99_999, error: { code: 1, message: SECRET, data: { [SECRET]: SECRET } } },
  { jsonrpc: '2.0', method: { [SECRET]: 1 }, params: SECRET },
  { jsonrpc: '2.0', params: SECRET },
  { [SECRET]: SECRET },
  SECRET,
  null,
  42,
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
      const faults = server.log.filter((line) => / failed \(\w+ at [\w.-]+:\d+:\d+\)\./.test(line));
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

  it('has no words of messages that are none of the protocol’s', async () => {
    const folder = new Folder({ 'impact.yaml': 'version: 1\n' });
    const server = await Server.start({ folders: [folder] });
    try {
      for (const message of ODD) server.send(JSON.stringify(message));
      server.send(`{"jsonrpc":"2.0","method":"${SECRET}`);
      await server.settled();
      assert.deepEqual(
        server.log.filter((line) => line.includes(SECRET)),
        [],
      );
      const uri = folder.uriOf('impact.yaml');
      assert.ok(Array.isArray(await server.request('textDocument/foldingRange', { textDocument: { uri } })));
    } finally {
      server.stop();
      folder.remove();
    }
  });
});
