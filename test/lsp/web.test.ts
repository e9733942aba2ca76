import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import type { Diagnostic, InitializeResult, TextEdit } from 'vscode-languageserver';
import { WORKER_PARTS, workerScript } from '../../client/worker-script';
import { LEAK, LEAK_RULE } from '../kit/scenes';

const DIST = resolve(__dirname, '../../dist');

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

/** A global scope that has what web workers have, and nothing of Node’s. */
class Worker {
  private readonly sent: Message[] = [];
  private readonly scope: { onmessage?: (event: { readonly data: Message }) => void } = {};
  private readonly answers = new Map<string, (params: unknown) => unknown>();
  private last = 0;

  constructor(script: string) {
    const { setTimeout, clearTimeout, URL, TextDecoder, TextEncoder, performance, console } = globalThis;
    const scope = { setTimeout, clearTimeout, URL, TextDecoder, TextEncoder, performance, console };
    Object.assign(this.scope, scope, {
      self: this.scope,
      close: () => undefined,
      addEventListener: () => undefined,
      // As between threads: what arrives is a copy.
      postMessage: (message: Message) => {
        this.sent.push(structuredClone(message));
        const { id, method } = message;
        const answer = this.answers.get(method ?? '');
        if (id === undefined || answer === undefined) return;
        const result = answer(structuredClone(message.params));
        setTimeout(() => this.scope.onmessage?.({ data: { jsonrpc: '2.0', id, result } as Message }), 0);
      },
    });
    runInContext(script, createContext(this.scope), { filename: 'server.web.js' });
  }

  async request<T>(method: string, params: unknown): Promise<T> {
    const id = (this.last += 1);
    this.notify(method, params, id);
    const { result } = await until(() => this.sent.find((message) => message.id === id && !('method' in message)));
    return result as T;
  }

  /** What the server has said by itself, the last time it said it. */
  async told<T>(method: string): Promise<T> {
    const { params } = await until(() => this.sent.findLast((message) => message.method === method));
    return params as T;
  }

  /** Answers what the server asks by this name, now and later. */
  answer(method: string, answer: (params: unknown) => unknown): void {
    this.answers.set(method, answer);
  }

  notify(method: string, params: unknown, id?: number): void {
    const message = { jsonrpc: '2.0', method, params, ...(id === undefined ? {} : { id }) };
    this.scope.onmessage?.({ data: message });
  }
}

/** The first of what there is, which may take a while. */
async function until<T>(look: () => T | undefined): Promise<T> {
  for (const end = Date.now() + 10_000; Date.now() < end;) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('The server did not answer within 10 s.');
}

describe('the server for browsers', () => {
  const parts = Object.values(WORKER_PARTS).map((file) => readFileSync(join(DIST, file), 'utf8'));
  const clients = ['client.web'].map((name) => readFileSync(join(DIST, `${name}.js`), 'utf8'));

  it('holds no module of Node, and neither does its client', () => {
    const allowed = [...Object.keys(WORKER_PARTS).map((name) => `./${name}`), 'vscode'];
    const asked = [...parts, ...clients].flatMap((text) =>
      [...text.matchAll(/\brequire\(["']([^"']+)["']\)/g)].map((match) => match[1] ?? ''),
    );
    assert.ok(asked.includes('vscode'));
    assert.deepEqual(
      asked.filter((name) => !allowed.includes(name)),
      [],
    );
  });

  it('checks and lays out manifests with nothing but what a web worker has', async () => {
    const worker = new Worker(workerScript(parts));
    const { serverInfo } = await worker.request<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {},
    });
    assert.equal(serverInfo?.name, 'impact-language-server');
    worker.notify('initialized', {});
    const uri = 'vscode-vfs://github/lab/repository/impact.yaml';
    const text = LEAK.replace('name: Crawl', 'name:   Crawl');
    worker.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'impact-manifest', version: 1, text } });
    const { diagnostics } = await worker.told<{ diagnostics: Diagnostic[] }>('textDocument/publishDiagnostics');
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      [LEAK_RULE],
    );
    const edits = await worker.request<TextEdit[]>('textDocument/formatting', {
      textDocument: { uri },
      options: { tabSize: 2, insertSpaces: true },
    });
    assert.equal(edits.length, 1);
  });

  it('reads other formats there as well, for an import', async () => {
    const worker = new Worker(workerScript(parts));
    const capabilities = {
      workspace: { applyEdit: true, workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
      experimental: { impact: { readFile: true } },
    };
    await worker.request('initialize', { processId: null, rootUri: null, capabilities });
    worker.notify('initialized', {});
    const [card, bom] = ['README.md', 'bom.json'].map((name) => `vscode-vfs://github/lab/repository/${name}`);
    const texts: Readonly<Record<string, string>> = {
      [card ?? '']: '---\nlicense: mit\npipeline_tag: text-generation\n---\n# Speaker\n',
    };
    worker.answer('impact/readFile', (params) => {
      const text = texts[(params as { readonly uri: string }).uri];
      return text === undefined ? { kind: 'absent' } : { kind: 'text', text };
    });
    const made: unknown[] = [];
    worker.answer('workspace/applyEdit', (params) => {
      made.push(params);
      return { applied: true };
    });
    const run = (...files: readonly (string | undefined)[]): Promise<{ readonly kind: string }> =>
      worker.request('workspace/executeCommand', {
        command: 'impact.importFiles',
        arguments: ['vscode-vfs://github/lab/repository/impact.yaml', files],
      });
    assert.equal((await run(card)).kind, 'done');
    assert.match(JSON.stringify(made), /license: MIT # README\.md, license/);
    assert.equal((await run(bom)).kind, 'problem');
  });
});
