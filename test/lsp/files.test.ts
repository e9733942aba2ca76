import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientCapabilities, FileSystemWatcher, RegistrationParams } from 'vscode-languageserver';
import { LEAK, LEAK_RULE, shared, TERMS, USER } from '../kit/scenes';
import { Folder, rangeOf, Server } from '../kit/server';

const WATCHING: ClientCapabilities = {
  workspace: { didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true } },
};
const [LOW, HIGH] = [shared('AI2-ImpACT-LR'), shared('AI2-ImpACT-HR')];

describe('files around a manifest', () => {
  let folder: Folder;
  let uri: string;
  let other: string;
  let server: Server;

  beforeEach(() => {
    folder = new Folder({ 'impact.yaml': USER, 'shared/impact.yaml': LOW, 'TERMS.md': TERMS });
    uri = folder.uriOf('impact.yaml');
    other = folder.uriOf('shared/impact.yaml');
  });
  afterEach(() => {
    server.stop();
    folder.remove();
  });

  function watched(): readonly FileSystemWatcher[] {
    return server.registrations
      .filter(({ method }) => method === 'workspace/didChangeWatchedFiles')
      .flatMap(({ registerOptions }) => (registerOptions as { watchers: FileSystemWatcher[] }).watchers);
  }

  function changed(...uris: string[]): Promise<void> {
    return server.notify('workspace/didChangeWatchedFiles', { changes: uris.map((it) => ({ uri: it, type: 2 })) });
  }

  it('are watched, those that are not there too', async () => {
    folder.remove('TERMS.md');
    server = await Server.start({ folders: [folder], capabilities: WATCHING });
    await server.open(uri, USER);
    await server.rules(uri, ['manifest/missing-file']);
    const named = (): readonly string[] =>
      watched().flatMap(({ globPattern }) => (typeof globPattern === 'string' ? [] : [globPattern.pattern]));
    await server.until(() => named().includes('TERMS.md') && named().includes('shared/impact.yaml'));
    const always = watched().flatMap(({ globPattern }) => (typeof globPattern === 'string' ? [globPattern] : []));
    assert.ok(always.includes('**/impact.yaml') && always.includes('**/impact.config.yaml'));
    folder.write('TERMS.md', TERMS);
    await changed(folder.uriOf('TERMS.md'));
    await server.rules(uri, []);
  });

  it('are read again when they have changed before they were watched', async () => {
    folder.remove('TERMS.md');
    server = Server.spawn();
    server.connection.onRequest('client/registerCapability', (params: RegistrationParams) => {
      // Made after it was looked for, and too early for the client to tell.
      if (JSON.stringify(params).includes('TERMS.md')) folder.write('TERMS.md', TERMS);
      return null;
    });
    await server.initialize({ folders: [folder], capabilities: WATCHING });
    await server.open(uri, USER);
    await server.rules(uri, ['manifest/missing-file']);
    await server.rules(uri, []);
  });

  it('are watched as well where their folder is opened after the manifest', async () => {
    const text = 'version: 1\nartifacts:\n  a: { name: A, type: data, license: MIT, notices: NOTICE.md }\n';
    const late = new Folder({ 'impact.yaml': text });
    const capabilities = { workspace: { ...WATCHING.workspace, workspaceFolders: true } };
    server = await Server.start({ folders: [folder], capabilities });
    await server.open(late.uriOf('impact.yaml'), text);
    await server.rules(late.uriOf('impact.yaml'), ['manifest/unused-artifact', 'manifest/missing-file']);
    // What is to be watched is seen to when no more messages come.
    for (let turn = 0; turn < 10; turn++) await server.settled();
    const added = [{ uri: late.uri, name: 'late' }];
    await server.notify('workspace/didChangeWorkspaceFolders', { event: { added, removed: [] } });
    await server.until(() => JSON.stringify(watched()).includes('NOTICE.md'));
    late.remove();
  });

  it('are read again when they change on the disk', async () => {
    server = await Server.start({ folders: [folder], capabilities: WATCHING });
    await server.open(uri, USER);
    await server.rules(uri, []);
    folder.write('shared/impact.yaml', HIGH);
    await changed(other);
    await server.rules(uri, [LEAK_RULE]);
    folder.remove('shared/impact.yaml');
    await changed(other);
    await server.rules(uri, ['manifest/missing-file']);
  });

  it('are compared when a document is saved, for a client that does not watch', async () => {
    server = await Server.start({ folders: [folder] });
    await server.open(uri, USER);
    await server.rules(uri, []);
    folder.write('shared/impact.yaml', HIGH);
    await server.notify('textDocument/didSave', { textDocument: { uri } });
    await server.rules(uri, [LEAK_RULE]);
  });

  it('count as they are in the editor where they are open there', async () => {
    server = await Server.start({ folders: [folder] });
    await server.open(uri, USER);
    await server.open(other, LOW);
    await server.rules(uri, []);
    await server.edit(other, rangeOf(LOW, 'AI2-ImpACT-LR'), 'AI2-ImpACT-HR');
    await server.rules(uri, [LEAK_RULE]);
    await server.close(other);
    await server.rules(uri, []);
  });

  it('that take something from a manifest make it used', async () => {
    const lone = 'version: 1\nartifacts:\n  own:\n    name: Own\n    type: data\n    license: MIT\n';
    folder.write('shared/impact.yaml', lone);
    folder.write('impact.yaml', USER.replace('#crawl', '#other'));
    server = await Server.start({ folders: [folder], capabilities: WATCHING });
    await server.open(other, lone);
    await server.rules(other, ['manifest/unused-artifact']);
    folder.write('impact.yaml', USER.replace('#crawl', '#own'));
    await changed(uri);
    await server.rules(other, []);
    folder.remove('impact.yaml');
    await changed(uri);
    await server.rules(other, ['manifest/unused-artifact']);
  });

  it('outside of the workspace are not read, not even through links', async () => {
    const outside = new Folder({ 'impact.yaml': LOW });
    const linked = USER.replace('shared/impact.yaml', 'linked/impact.yaml');
    symlinkSync(outside.path, join(folder.path, 'linked'));
    server = await Server.start({ folders: [folder] });
    await server.open(uri, linked);
    await server.rules(uri, ['manifest/missing-file']);
    outside.remove();
  });

  it('of several folders of the workspace can be named, and go when their folder is closed', async () => {
    const second = new Folder({
      'impact.yaml': USER.replace('shared/', `../${folder.path.split('/').pop() ?? ''}/shared/`),
    });
    folder.write('TERMS.md', TERMS);
    second.write('TERMS.md', TERMS);
    server = await Server.start({ folders: [folder, second], capabilities: { workspace: { workspaceFolders: true } } });
    const user = second.uriOf('impact.yaml');
    await server.rules(user, []);
    await server.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: folder.uri, name: 'first' }] },
    });
    await server.rules(user, ['manifest/missing-file']);
    second.remove();
  });

  it('of unsaved and virtual documents are unknown, which is no finding', async () => {
    server = await Server.start();
    for (const address of ['untitled:Untitled-1', 'vscode-vfs://github/lab/repository/impact.yaml']) {
      await server.open(address, LEAK.replace('-HR', '-LR').replace('public', 'public\n    agreement: TERMS.md'));
      const { diagnostics } = await server.diagnostics(address);
      assert.deepEqual(
        diagnostics.map(({ code }) => code),
        ['distribution/attribution'],
      );
    }
  });

  it('that only the client can read are asked of it', async () => {
    const address = 'vscode-vfs://github/lab/repository/impact.yaml';
    const asked: string[] = [];
    server = Server.spawn();
    server.connection.onRequest('impact/readFile', ({ uri: wanted }: { uri: string }): object => {
      asked.push(wanted);
      return wanted.endsWith('/shared/impact.yaml') ? { kind: 'text', text: HIGH } : { kind: 'absent' };
    });
    await server.initialize({ capabilities: { experimental: { impact: { readFile: true } } } });
    await server.open(address, USER);
    await server.rules(address, [LEAK_RULE, 'manifest/missing-file']);
    assert.ok(asked.includes('vscode-vfs://github/lab/repository/shared/impact.yaml'));
  });
});
