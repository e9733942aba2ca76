import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

const LANGUAGE = 'impact-manifest';

/** One language server, from its start to its end, as an editor would speak to it. Times are in milliseconds. */
export class Client {
  /** @type {Set<() => void>} */
  #waiting = new Set();
  #version = 1;
  /** @type {Record<string, unknown>} What the server says that it can do. */
  capabilities = {};
  /** How many diagnostics were sent last. */
  found = 0;

  /**
   * @param {string} program
   * @param {unknown} settings what it gets when it asks for the settings
   */
  constructor(program, settings) {
    this.started = performance.now();
    this.process = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
    this.connection = createMessageConnection(
      new StreamMessageReader(this.process.stdout),
      new StreamMessageWriter(this.process.stdin),
    );
    this.connection.onNotification('textDocument/publishDiagnostics', ({ diagnostics }) => {
      this.found = diagnostics.length;
      for (const done of this.#waiting) done();
    });
    this.connection.onRequest('workspace/configuration', ({ items }) =>
      items.map((/** @type {{ section?: string }} */ { section }) => Object(settings)[section ?? ''] ?? null),
    );
    this.connection.onRequest(() => null);
    this.connection.listen();
  }

  /** From the start of the process to the answer. */
  async initialize() {
    const { capabilities } = await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
        textDocument: {
          publishDiagnostics: { relatedInformation: true, versionSupport: true },
          completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
          hover: { contentFormat: ['markdown'] },
        },
      },
    });
    const time = performance.now() - this.started;
    this.capabilities = capabilities;
    await this.connection.sendNotification('initialized', {});
    return time;
  }

  /**
   * From the opening of a document to its diagnostics.
   *
   * @param {string} uri
   * @param {string} text
   */
  async open(uri, text) {
    const start = performance.now();
    const told = this.#diagnostics();
    void this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: LANGUAGE, version: this.#version, text },
    });
    await told;
    return performance.now() - start;
  }

  /**
   * From a keystroke to the diagnostics after it.
   *
   * @param {string} uri
   * @param {{ line: number, character: number }} at
   * @param {string} text
   */
  async edit(uri, at, text) {
    const start = performance.now();
    const told = this.#diagnostics();
    this.#change(uri, at, text);
    await told;
    return performance.now() - start;
  }

  /**
   * From a request to its answer, right after a keystroke.
   *
   * @param {string} method
   * @param {string} uri
   * @param {{ line: number, character: number }} at
   * @param {string} text what is typed
   */
  async ask(method, uri, at, text) {
    const told = this.#diagnostics();
    this.#change(uri, at, text);
    const start = performance.now();
    await this.connection.sendRequest(method, { textDocument: { uri }, position: at });
    const time = performance.now() - start;
    await told;
    return time;
  }

  /** The most memory that the process has held so far, in megabytes; nothing where the system does not tell. */
  get peakMemory() {
    try {
      const status = readFileSync(`/proc/${this.process.pid}/status`, 'utf8');
      const kilobytes = /^VmHWM:\s*(\d+)/m.exec(status)?.[1];
      return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
    } catch {
      return undefined;
    }
  }

  stop() {
    this.connection.dispose();
    this.process.kill('SIGKILL');
  }

  /** @param {string} uri @param {{ line: number, character: number }} at @param {string} text */
  #change(uri, at, text) {
    void this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++this.#version },
      contentChanges: [{ range: { start: at, end: at }, text }],
    });
  }

  /** @returns {Promise<void>} */
  #diagnostics() {
    return new Promise((resolve, reject) => {
      const done = () => {
        this.#waiting.delete(done);
        this.process.off('exit', failed);
        resolve();
      };
      const failed = () => reject(new Error('The server has ended.'));
      this.#waiting.add(done);
      this.process.once('exit', failed);
    });
  }
}
