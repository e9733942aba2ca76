import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { root } from '../prepare.mjs';

/** One server with a workspace, as an editor speaks to it that is sent diagnostics. */
export class Session {
  /** @type {Map<string, string>} */
  #texts = new Map();
  #version = 0;
  /** @type {Map<string, number>} how often each document was told of */
  #told = new Map();
  /** @type {Set<() => void>} */
  #waiting = new Set();

  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
    this.process = spawn(process.execPath, [join(root, 'dist', 'server.js'), '--stdio'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.connection = createMessageConnection(
      new StreamMessageReader(this.process.stdout),
      new StreamMessageWriter(this.process.stdin),
    );
    this.connection.onNotification('textDocument/publishDiagnostics', ({ uri }) => {
      this.#told.set(uri, (this.#told.get(uri) ?? 0) + 1);
      for (const check of [...this.#waiting]) check();
    });
    this.connection.onRequest(() => null);
    this.connection.listen();
  }

  /** @param {object} [settings] those of the extension */
  async initialize(settings) {
    const uri = pathToFileURL(this.folder).href;
    await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'bench' }],
      capabilities: {
        workspace: {
          workspaceFolders: true,
          // Without it every file would be compared whenever one is opened.
          didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
        },
        textDocument: { publishDiagnostics: {} },
        window: { workDoneProgress: true },
      },
      initializationOptions: settings,
    });
    await this.connection.sendNotification('initialized', {});
  }

  /** Until every manifest has been read for who uses whom: processor time, from the introduction on. */
  async indexed() {
    const start = this.cpu;
    await new Promise((resolve) => {
      this.connection.onNotification('$/progress', ({ value }) => {
        if (value.kind === 'end') resolve(undefined);
      });
    });
    return this.cpu - start;
  }

  /** From the opening of a file to what is found in it. @param {string} path */
  async open(path) {
    const uri = this.#uriOf(path);
    const text = readFileSync(join(this.folder, path), 'utf8');
    this.#texts.set(uri, text);
    return this.#until([uri], () =>
      this.connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'impact-manifest', version: ++this.#version, text },
      }),
    );
  }

  /** From a keystroke behind a word to what is found after it. @param {string} path @param {string} word */
  async type(path, word) {
    const uri = this.#uriOf(path);
    const lines = (this.#texts.get(uri) ?? '').split('\n');
    const line = lines.findIndex((it) => it.includes(word));
    const at = { line, character: (lines[line] ?? '').length - 1 };
    return this.#until([uri], () => this.#send(uri, [{ range: { start: at, end: at }, text: 'x' }]));
  }

  /** From a change of one file to what is found in others. @param {string} path @param {RegExp} from @param {string} to @param {readonly string[]} others */
  async change(path, from, to, others) {
    const uri = this.#uriOf(path);
    const text = (this.#texts.get(uri) ?? '').replace(from, to);
    this.#texts.set(uri, text);
    return this.#until(
      others.map((it) => this.#uriOf(it)),
      () => this.#send(uri, [{ text }]),
    );
  }

  /** Until every manifest is known, read and checked, and the memory that it took. @param {number} count */
  async whole(count) {
    const [start, cpu] = [performance.now(), this.cpu];
    let manifests = 0;
    while (manifests < count) ({ manifests } = await this.connection.sendRequest('impact/checkWorkspace', {}));
    const time = performance.now() - start;
    const status = readFileSync(`/proc/${this.process.pid}/status`, 'utf8');
    return { time, cpu: this.cpu - cpu, memory: Number(/^VmHWM:\s*(\d+)/m.exec(status)?.[1]) / 1024 };
  }

  /** The processor time that the server has taken so far, in milliseconds; a shared machine does not change it much. */
  get cpu() {
    const fields = readFileSync(`/proc/${this.process.pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    // In hundredths of a second, of the program and of the system for it.
    return (Number(fields[11]) + Number(fields[12])) * 10;
  }

  stop() {
    this.connection.dispose();
    this.process.kill('SIGKILL');
  }

  /** @param {string} path */
  #uriOf(path) {
    return pathToFileURL(join(this.folder, path)).href;
  }

  /** @param {string} uri @param {readonly object[]} contentChanges */
  #send(uri, contentChanges) {
    const textDocument = { uri, version: ++this.#version };
    return this.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges });
  }

  /** How long it takes until all these were told of anew. @param {readonly string[]} uris @param {() => Promise<void>} act */
  async #until(uris, act) {
    const before = new Map(uris.map((uri) => [uri, this.#told.get(uri) ?? 0]));
    const start = performance.now();
    await new Promise((resolve, reject) => {
      const failed = () => reject(new Error('The server has ended.'));
      const check = () => {
        if (![...before].every(([uri, count]) => (this.#told.get(uri) ?? 0) > count)) return;
        this.#waiting.delete(check);
        this.process.off('exit', failed);
        resolve(undefined);
      };
      this.#waiting.add(check);
      this.process.once('exit', failed);
      void act();
    });
    return performance.now() - start;
  }
}
