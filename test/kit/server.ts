import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-languageserver/node';
import type {
  ClientCapabilities,
  Diagnostic,
  InitializeParams,
  InitializeResult,
  Position,
  PublishDiagnosticsParams,
  Range,
  Registration,
  RegistrationParams,
  UnregistrationParams,
} from 'vscode-languageserver';

const SERVER = resolve(__dirname, '../../dist/server.js');
const PATIENCE = 10_000;
/** The server handles one message a turn and puts work off by a turn or two, so that it is idle after so many in silence. */
const QUIET = 20;

/** A folder on the disk, removed after the test. */
export class Folder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'impact-')));

  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  get uri(): string {
    return pathToFileURL(this.path).toString();
  }

  uriOf(path: string): string {
    return pathToFileURL(join(this.path, path)).toString();
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.path, path)), { recursive: true });
    writeFileSync(join(this.path, path), text);
  }

  read(path: string): string {
    return readFileSync(join(this.path, path), 'utf8');
  }

  bytes(path: string): Buffer {
    return readFileSync(join(this.path, path));
  }

  /** Whether there is a file. */
  has(path: string): boolean {
    return existsSync(join(this.path, path));
  }

  remove(path = ''): void {
    rmSync(join(this.path, path), { recursive: true, force: true });
  }
}

/** How a client introduces itself. */
export interface Introduction extends Partial<Omit<InitializeParams, 'capabilities' | 'workspaceFolders'>> {
  readonly capabilities?: ClientCapabilities;
  readonly folders?: readonly { readonly uri: string }[];
  /** What it answers when it is asked for its settings. */
  readonly settings?: unknown;
  /** Another build of the server than ours. */
  readonly program?: string;
}

/** The built server as an editor has it: a process that is spoken to, and nothing else. */
export class Server {
  readonly connection: MessageConnection;
  readonly registrations: Registration[] = [];
  readonly log: string[] = [];
  /** How often the server has asked for something to be asked again, by method. */
  readonly refreshes = new Map<string, number>();
  settings: unknown;
  /** What has been sent last about each document. */
  readonly published = new Map<string, PublishDiagnosticsParams>();
  private heard = 0;
  private readonly waiting = new Set<() => void>();
  private readonly texts = new Map<string, number>();

  private constructor(
    readonly process: ChildProcess,
    /** The process that the server minds: it ends soon after that is gone, or is none that it may ask about. */
    private readonly parent: number | null,
  ) {
    assert.ok(process.stdout !== null && process.stdin !== null);
    this.connection = createMessageConnection(
      new StreamMessageReader(process.stdout),
      new StreamMessageWriter(process.stdin),
    );
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.set(params.uri, params);
      this.wake();
    });
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message);
      this.wake();
    });
    this.connection.onRequest('client/registerCapability', ({ registrations }: RegistrationParams) => {
      this.registrations.push(...registrations);
      this.wake();
      return null;
    });
    this.connection.onRequest('client/unregisterCapability', ({ unregisterations }: UnregistrationParams) => {
      for (const { id } of unregisterations)
        this.registrations.splice(
          this.registrations.findIndex((it) => it.id === id),
          1,
        );
      return null;
    });
    this.connection.onRequest('workspace/configuration', ({ items }: { items: readonly unknown[] }) => {
      this.wake();
      return items.map(() => this.settings ?? null);
    });
    this.connection.onRequest((method) => {
      if (!method.endsWith('/refresh')) throw new Error(`the server asked for ${method}`);
      this.refreshes.set(method, (this.refreshes.get(method) ?? 0) + 1);
      this.wake();
      return null;
    });
    this.connection.listen();
  }

  /** A server that nobody has spoken to yet, perhaps with more in its environment. */
  static spawn(
    environment: Readonly<Record<string, string>> = {},
    program = SERVER,
    who: { readonly uid?: number; readonly gid?: number } = {},
  ): Server {
    const env = { ...process.env, ...environment };
    return new Server(
      spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'], env, ...who }),
      who.uid === undefined ? process.pid : null,
    );
  }

  /** A server that knows its client. */
  static async start({ program, ...introduction }: Introduction = {}): Promise<Server> {
    const server = Server.spawn({}, program);
    await server.initialize(introduction);
    return server;
  }

  async initialize({ folders, settings, ...params }: Introduction = {}): Promise<InitializeResult> {
    this.settings = settings;
    const result: InitializeResult = await this.connection.sendRequest('initialize', {
      processId: this.parent,
      rootUri: null,
      workspaceFolders: folders?.map(({ uri }) => ({ uri, name: uri })) ?? null,
      capabilities: {},
      ...params,
    });
    await this.connection.sendNotification('initialized', {});
    return result;
  }

  request<R>(method: string, params?: unknown): Promise<R> {
    return this.connection.sendRequest(method, params);
  }

  notify(method: string, params?: unknown): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  /** Sends a body as it is, whatever it is. */
  send(body: string): void {
    this.process.stdin?.write(`Content-Length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`);
  }

  open(uri: string, text: string, languageId = 'impact-manifest'): Promise<void> {
    this.texts.set(uri, 1);
    return this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  }

  /** Replaces a range, or the whole text. Returns the new version. */
  async edit(uri: string, range: Range | undefined, text: string): Promise<number> {
    const version = (this.texts.get(uri) ?? 0) + 1;
    this.texts.set(uri, version);
    const contentChanges = [range === undefined ? { text } : { range, text }];
    await this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
    return version;
  }

  close(uri: string): Promise<void> {
    return this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  /** What has been sent about a document once it fits. */
  async diagnostics(
    uri: string,
    fits: (params: PublishDiagnosticsParams) => boolean = () => true,
  ): Promise<PublishDiagnosticsParams> {
    const last = (): PublishDiagnosticsParams | undefined => {
      const params = this.published.get(uri);
      return params !== undefined && fits(params) ? params : undefined;
    };
    await this.until(
      () => last() !== undefined,
      () => `diagnostics; last ones: ${JSON.stringify(this.published.get(uri))}`,
    );
    const found = last();
    assert.ok(found);
    return found;
  }

  /** The rules that have been reported for a document once they are these, in this order. */
  async rules(uri: string, expected: readonly string[]): Promise<readonly Diagnostic[]> {
    const same = ({ diagnostics }: PublishDiagnosticsParams): boolean =>
      diagnostics.map(({ code }) => code).join() === expected.join();
    return (await this.diagnostics(uri, same)).diagnostics;
  }

  hasPublished(uri: string): boolean {
    return this.published.has(uri);
  }

  /** Waits for something that a message from the server brings about. */
  async until(holds: () => boolean, what: () => string = () => 'something'): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const check = (): void => {
        if (!holds()) return;
        end();
        resolve();
      };
      const end = (): void => {
        clearTimeout(timer);
        clearInterval(again);
        this.waiting.delete(check);
      };
      // A test may have taken what comes from the server to itself, and then nothing is heard of it here.
      const again = setInterval(check, 50);
      const timer = setTimeout(() => {
        end();
        reject(new Error(`waited in vain for ${what()}\n${this.log.join('\n')}`));
      }, PATIENCE);
      this.waiting.add(check);
      check();
    });
  }

  /** Resolves when the server has handled all that it has been sent. */
  async settled(): Promise<void> {
    await this.request('impact/no-such-method').catch(() => undefined);
  }

  /** Resolves when the server has also done what it puts off, and has nothing more to say of its own accord. */
  async quiet(): Promise<void> {
    for (let turns = 0, before = this.heard; turns < QUIET; turns++, before = this.heard) {
      await this.settled();
      if (this.heard !== before) turns = 0;
    }
  }

  async shutdown(): Promise<number | null> {
    await this.request('shutdown');
    return this.exit();
  }

  async exit(): Promise<number | null> {
    const code = this.exitCode();
    await this.notify('exit');
    return code;
  }

  /** The code with which the process ends. */
  exitCode(): Promise<number | null> {
    const { process } = this;
    return new Promise((resolve) => {
      if (process.exitCode !== null) resolve(process.exitCode);
      else process.once('exit', resolve);
    });
  }

  /** Ends the process, however the test went. */
  stop(): void {
    this.connection.dispose();
    this.process.kill();
  }

  private wake(): void {
    this.heard++;
    for (const check of [...this.waiting]) check();
  }
}

/** The place of the first `words` in a text, in UTF-16. */
export function placeOf(text: string, words: string): Position {
  const offset = text.indexOf(words);
  assert.ok(offset >= 0, `no “${words}” in the text`);
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

/** The range of the first `words` of a text, which are on one line. */
export function rangeOf(text: string, words: string): Range {
  const start = placeOf(text, words);
  return { start, end: { line: start.line, character: start.character + words.length } };
}
