import assert from 'node:assert/strict';
import { chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckWorkspaceResult, StatusResult } from '../../server/src/lsp/messages';
import { NOBODY } from '../kit/cli';
import { builtCopy } from '../kit/planted';
import { LEAK, LEAK_RULE } from '../kit/scenes';
import { Folder, Server } from '../kit/server';

describe('what the server can’t look at', () => {
  it('is in the log and in the status', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = new Folder({ 'impact.yaml': LEAK, 'private/impact.yaml': LEAK, 'sealed/impact.yaml': LEAK });
    symlinkSync('other.impact.yaml', join(folder.path, 'other.impact.yaml'));
    chmodSync(folder.path, 0o755);
    chmodSync(join(folder.path, 'private'), 0);
    chmodSync(join(folder.path, 'sealed/impact.yaml'), 0);
    const readable = builtCopy();
    const server = Server.spawn({}, readable.server, NOBODY);
    try {
      await server.initialize({ folders: [folder] });
      const said = [
        'private can’t be read: reading it is not permitted.',
        'other.impact.yaml can’t be read: its links form a loop.',
        'sealed/impact.yaml can’t be read: reading it is not permitted.',
      ];
      await server.until(() => said.every((line) => server.log.includes(line)));
      const uri = folder.uriOf('impact.yaml');
      await server.open(uri, LEAK);
      const status = await server.request<StatusResult>('impact/status', { uri });
      assert.deepEqual([...(status?.notRead ?? [])].sort(), [...said].sort());
      const checked = await server.request<CheckWorkspaceResult>('impact/checkWorkspace', {});
      assert.equal(checked.manifests, 1);
      assert.equal(checked.notRead?.length, 3);
    } finally {
      server.stop();
      chmodSync(join(folder.path, 'private'), 0o755);
      folder.remove();
      readable.remove();
    }
  });
});

describe('what the server looks at', () => {
  it('is every manifest, whatever its folder is called and in UTF-16 too', async () => {
    const folder = new Folder({ 'c#-corpus/impact.yaml': LEAK, '100%/impact.yaml': LEAK, 'a b/ä.impact.yml': LEAK });
    writeFileSync(join(folder.path, 'wide.impact.yaml'), Buffer.from(LEAK, 'utf16le'));
    writeFileSync(join(folder.path, 'latin.impact.yaml'), Buffer.from(`# ä\n${LEAK}`, 'latin1'));
    const server = await Server.start({ folders: [folder] });
    try {
      for (const path of [
        'c%23-corpus/impact.yaml',
        '100%25/impact.yaml',
        'a%20b/%C3%A4.impact.yml',
        'wide.impact.yaml',
      ])
        await server.rules(`${folder.uri}/${path}`, [LEAK_RULE]);
      await server.rules(`${folder.uri}/latin.impact.yaml`, ['manifest/syntax', LEAK_RULE]);
    } finally {
      server.stop();
      folder.remove();
    }
  });

  it('is in the workspace as the command line has it: the repository around the folder that is open', async () => {
    const text = LEAK.replace(/(license: AI2-ImpACT-\w+\n)/, '$1    notices: ../NOTICE.md\n');
    assert.notEqual(text, LEAK);
    for (const [marker, rules] of [
      ['.git/HEAD', [LEAK_RULE]],
      ['README.md', ['manifest/missing-file', LEAK_RULE]],
    ] as const) {
      const folder = new Folder({ [marker]: '', 'NOTICE.md': 'Notices.\n', 'sub/impact.yaml': text });
      const server = await Server.start({ folders: [{ uri: folder.uriOf('sub') }] });
      try {
        const { diagnostics } = await server.diagnostics(
          folder.uriOf('sub/impact.yaml'),
          (it) => it.diagnostics.length === rules.length,
        );
        assert.deepEqual(diagnostics.map(({ code }) => String(code)).sort(), [...rules].sort(), marker);
      } finally {
        server.stop();
        folder.remove();
      }
    }
  });

  it('is set by the nearest configuration, also by one that comes later', async () => {
    const folder = new Folder({
      'impact.config.yaml': `rules:\n  ${LEAK_RULE}: warning\n`,
      'a/b/impact.yaml': LEAK,
      'impact.yaml': LEAK,
    });
    const server = await Server.start({ folders: [folder] });
    try {
      const at = (path: string, severity: number): Promise<unknown> =>
        server.diagnostics(folder.uriOf(path), ({ diagnostics }) => diagnostics[0]?.severity === severity);
      await at('a/b/impact.yaml', 2);
      folder.write('a/impact.config.yml', `rules:\n  ${LEAK_RULE}: hint\n`);
      await server.notify('workspace/didChangeWatchedFiles', {
        changes: [{ uri: folder.uriOf('a/impact.config.yml'), type: 1 }],
      });
      await at('a/b/impact.yaml', 4);
      await at('impact.yaml', 2);
      folder.write('a/impact.config.yml', 'rules: { nowhere: off }\n');
      await server.notify('workspace/didChangeWatchedFiles', {
        changes: [{ uri: folder.uriOf('a/impact.config.yml'), type: 2 }],
      });
      await at('a/b/impact.yaml', 1);
      await server.diagnostics(folder.uriOf('a/impact.config.yml'), ({ diagnostics }) => diagnostics.length === 1);
    } finally {
      server.stop();
      folder.remove();
    }
  });
});
