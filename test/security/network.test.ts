import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CodeAction, CompletionList } from 'vscode-languageserver';
import { impact } from '../kit/cli';
import { Folder, Server } from '../kit/server';
import { Watch } from './kit/watched';

const ROOT = resolve(__dirname, '../..');

/** Names addresses wherever a manifest can, of names that can’t exist. */
const ADDRESSES = `version: 1
artifacts:
  dolma:
    name: Dolma
    type: data
    license: AI2-ImpACT-MR
    year: 2023
    source: https://artifact.invalid/dolma
    notices: https://artifact.invalid/NOTICE
  other:
    manifest: https://artifact.invalid/impact.yaml#other
derivatives:
  words:
    name: Words
    type: data
    changes: Counted.
    from:
      dolma: incorporated
      other: incorporated
    reports:
      data: https://report.invalid/report.md
distributions:
  web:
    of: words
    audience: public
    channel: https://channel.invalid/
    agreement: https://agreement.invalid/LICENSE
    attribution: { file: https://attribution.invalid/README.md }
    notices: //host.invalid/share/NOTICE.md
`;

describe('the network', () => {
  let watch: Watch;
  let folder: Folder;
  beforeEach(() => {
    watch = new Watch();
    folder = new Folder({ '.git/HEAD': '', 'impact.yaml': ADDRESSES });
  });
  afterEach(() => {
    watch.remove();
    folder.remove();
  });

  it('is seen by the watch where a program uses it', () => {
    const uses = [
      `require('net').connect(9, '127.0.0.1')`,
      `new (require('net').Socket)().connect(9, '127.0.0.1')`,
      `require('https').get('https://x.invalid')`,
      `require('dns').lookup('x.invalid', () => 0)`,
      `require('dgram').createSocket('udp4')`,
      `fetch('https://x.invalid')`,
      `require('child_process').spawn('true')`,
    ];
    for (const use of uses) {
      const { status } = spawnSync(process.execPath, ['-e', use], {
        env: { ...process.env, ...watch.environment },
        stdio: 'ignore',
      });
      assert.notEqual(status, 0, use);
      assert.equal(watch.take().length, 1, use);
    }
  });

  it('is not used by the command line, nor is another process', () => {
    const options = { environment: watch.environment };
    const commands = [
      ['check'],
      ['check', '--format', 'sarif'],
      ['check', '--fix'],
      ['gate', 'web'],
      ['can-i', 'dolma', '--to', 'public'],
      ['report', 'new', 'words'],
      ['notice'],
      ['terms'],
      ['explain', 'report/not-public'],
      ['init', '--manifest', 'new.impact.yaml', '--artifact', 'allenai/dolma'],
    ];
    for (const args of commands) {
      const { code, out, err } = impact(folder.path, args, options);
      assert.ok(code !== null && out + err !== '', args.join(' '));
      assert.deepEqual(watch.take(), [], args.join(' '));
    }
    const { out } = impact(ROOT, ['check', 'examples'], options);
    assert.match(out.slice(-100), / in \d{2,} (?:manifests|files)\b/);
    assert.deepEqual(watch.take(), []);
    // So many are checked in several threads, where there are cores enough.
    for (let n = 0; n < 500; n++) folder.write(`many/${String(n)}.impact.yaml`, ADDRESSES);
    assert.match(impact(folder.path, ['check', 'many'], options).out.slice(-100), / in 500 manifests\b/);
    assert.deepEqual(watch.take(), []);
  });

  it('is not used by the language server in a whole session', async () => {
    assert.ok(existsSync(resolve(ROOT, 'dist/server.js')));
    const server = Server.spawn(watch.environment);
    try {
      await server.initialize({ folders: [folder] });
      const uri = folder.uriOf('impact.yaml');
      const textDocument = { uri };
      await server.open(uri, ADDRESSES);
      const { diagnostics } = await server.diagnostics(uri);
      assert.ok(diagnostics.length > 0);
      const lines = ADDRESSES.split('\n');
      const whole = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
      for (const [line, text] of lines.entries()) {
        const position = { line, character: text.length };
        await server.request('textDocument/hover', { textDocument, position: { line, character: text.length - 1 } });
        await server.request<CompletionList>('textDocument/completion', { textDocument, position });
        await server.request('textDocument/definition', { textDocument, position });
      }
      const all = ['documentLink', 'documentSymbol', 'codeLens', 'foldingRange', 'semanticTokens/full'];
      for (const method of all) await server.request(`textDocument/${method}`, { textDocument });
      const actions = await server.request<CodeAction[]>('textDocument/codeAction', {
        textDocument,
        range: whole,
        context: { diagnostics },
      });
      assert.ok(actions.length > 0);
      const options = { tabSize: 2, insertSpaces: true };
      await server.request('textDocument/formatting', { textDocument, options });
      assert.ok((await server.request('impact/gate', { uri, id: 'web' })) !== null);
      assert.equal(await server.shutdown(), 0);
    } finally {
      server.stop();
    }
    assert.deepEqual(watch.take(), []);
  });
});
