import assert from 'node:assert/strict';
import { fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ErrorCodes, LSPErrorCodes, CancellationTokenSource, type ResponseError } from 'vscode-languageserver';
import { LEAK, LEAK_RULE } from '../kit/scenes';
import { Server } from '../kit/server';

const SERVER = resolve(__dirname, '../../dist/server.js');

function refused(code: number): (error: ResponseError) => boolean {
  return (error) => {
    assert.equal(error.code, code);
    return true;
  };
}

describe('the start of the server', () => {
  it('answers a client that introduces itself before it loads what does the work', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'impact-order-'));
    const program = join(folder, 'server.js');
    // Tells in which order things happen, and starts the server proper.
    writeFileSync(
      program,
      `const { Module } = require('node:module');
      const { require: load } = Module.prototype;
      Module.prototype.require = function (name) {
        if (name === './engine') process.stderr.write('engine ');
        return load.call(this, name);
      };
      const { write } = process.stdout;
      process.stdout.write = function (data, ...rest) {
        if (String(data).includes('serverInfo')) process.stderr.write('answer ');
        return write.call(this, data, ...rest);
      };
      require(${JSON.stringify(SERVER)});`,
    );
    const child = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'ignore', 'pipe'] });
    try {
      const params = { processId: null, rootUri: null, capabilities: {} };
      const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
      child.stdin.write(`Content-Length: ${String(body.length)}\r\n\r\n${body}`);
      let told = '';
      for await (const data of child.stderr) if ((told += String(data)).includes('engine')) break;
      assert.match(told, /^answer engine/);
    } finally {
      child.kill();
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the server', () => {
  let server: Server;
  afterEach(() => {
    server.stop();
  });

  it('ends with 0 after a shutdown, and with 1 without', async () => {
    server = await Server.start();
    assert.equal(await server.shutdown(), 0);
    server = await Server.start();
    assert.equal(await server.exit(), 1);
    server = Server.spawn();
    assert.equal(await server.exit(), 1);
  });

  it('ends when the client is gone', async () => {
    server = await Server.start();
    server.process.stdin?.end();
    assert.equal(await server.exitCode(), 1);
  });

  it('ends when the process that it was told to watch is gone', async function () {
    this.timeout(30_000);
    const parent = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
    server = await Server.start({ processId: parent.pid ?? 0 });
    parent.kill();
    await once(parent, 'exit');
    assert.equal(await server.exitCode(), 1);
  });

  it('refuses requests before it is initialized, and drops notifications', async () => {
    server = Server.spawn();
    const uri = 'untitled:impact.yaml';
    await assert.rejects(
      server.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } }),
      refused(ErrorCodes.ServerNotInitialized),
    );
    await server.open(uri, LEAK);
    await server.initialize();
    await server.settled();
    assert.equal(server.hasPublished(uri), false);
  });

  it('refuses to be initialized twice, and everything after shutdown', async () => {
    server = await Server.start();
    await assert.rejects(server.request('initialize', { capabilities: {} }), refused(ErrorCodes.InvalidRequest));
    await server.request('shutdown');
    await assert.rejects(server.request('shutdown'), refused(ErrorCodes.InvalidRequest));
    await assert.rejects(server.request('workspace/symbol', { query: '' }), refused(ErrorCodes.InvalidRequest));
    assert.equal(await server.exit(), 0);
  });

  it('says which methods it does not know, and lives on', async () => {
    server = await Server.start();
    await assert.rejects(server.request('textDocument/telepathy', {}), refused(ErrorCodes.MethodNotFound));
    await server.notify('$/unheardOf', { any: 1 });
    await server.notify('unheardOf');
    await server.open('untitled:impact.yaml', LEAK);
    await server.rules('untitled:impact.yaml', [LEAK_RULE]);
  });

  it('gives up requests that are cancelled', async () => {
    server = await Server.start({ capabilities: { textDocument: { diagnostic: {} } } });
    const entries = Array.from({ length: 3000 }, (_, n) => `  d${String(n)}: { name: D, type: data, license: MIT }\n`);
    await server.open('untitled:large.impact.yaml', `version: 1\nartifacts:\n${entries.join('')}`);
    await server.open('untitled:impact.yaml', LEAK);
    const source = new CancellationTokenSource();
    // While the large one is checked, both the next request and its end arrive.
    const large = server.request('textDocument/diagnostic', { textDocument: { uri: 'untitled:large.impact.yaml' } });
    const textDocument = { uri: 'untitled:impact.yaml' };
    const asked = server.connection.sendRequest('textDocument/diagnostic', { textDocument }, source.token);
    source.cancel();
    await assert.rejects(asked, refused(LSPErrorCodes.RequestCancelled));
    await large;
  });

  it('needs no options, no capabilities and no client of its own', async () => {
    const introductions: object[] = [
      { capabilities: {}, initializationOptions: null },
      { capabilities: {}, initializationOptions: { rules: 'all', today: 7, maxFileSize: 'big', unheard: { on: 1 } } },
      { capabilities: { experimental: { impact: 'yes' } }, initializationOptions: [1] },
      { capabilities: null, workspaceFolders: null, rootUri: null, processId: null },
      { capabilities: {}, workspaceFolders: 7, rootUri: {} },
      { capabilities: {}, workspaceFolders: [null, 7, { uri: 7 }] },
      {},
    ];
    for (const introduction of introductions) {
      server = Server.spawn();
      const result = await server.request<{ serverInfo: object }>('initialize', introduction);
      assert.deepEqual(result.serverInfo, { name: 'impact-language-server', version: '0.1.0' });
      await server.notify('initialized', {});
      await server.open('untitled:impact.yaml', LEAK);
      await server.rules('untitled:impact.yaml', [LEAK_RULE]);
      assert.deepEqual([server.registrations, server.log], [[], []]);
      assert.equal(await server.shutdown(), 0);
    }
  });
});

describe('impact-language-server', () => {
  const run = (...options: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, [SERVER, ...options], { encoding: 'utf8', input: '' });

  it('says what it is for when it is started by hand', () => {
    const { status, stdout, stderr } = run();
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, /^impact-language-server 0\.1\.0\nChecks impact\.yaml/);
    assert.match(stderr, /--stdio/);
  });

  it('speaks with the process that started it, and ends with it', async () => {
    const server = fork(SERVER, ['--node-ipc'], { stdio: 'inherit' });
    const answered = once(server, 'message') as Promise<[{ result: { serverInfo: { name: string } } }]>;
    const params = { processId: null, rootUri: null, capabilities: {} };
    server.send({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
    const [{ result }] = await answered;
    assert.equal(result.serverInfo.name, 'impact-language-server');
    server.disconnect();
    const [code] = (await once(server, 'exit')) as [number];
    assert.equal(code, 1);
  });

  it('knows its options', () => {
    assert.deepEqual(run('--version').stdout, '0.1.0\n');
    assert.match(run('--help').stdout, /--node-ipc/);
    const { status, stderr } = run('--soap');
    assert.equal(status, 2);
    assert.match(stderr, /^There is no option --soap\./);
  });
});
