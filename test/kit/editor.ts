import assert from 'node:assert/strict';
import {
  CancellationTokenSource,
  LSPErrorCodes,
  ResponseError,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type Range,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { changeOf, type Change, type Draft, type Step } from './session';
import type { Folder, Server } from './server';

/** How an editor comes to its diagnostics: they are sent to it, or it asks for them. */
export type Way = 'sent' | 'asked for';

interface Held {
  readonly resultId?: string | undefined;
  readonly items: readonly Diagnostic[];
}

export const REFRESH = 'workspace/diagnostic/refresh';

/**
 * An editor with documents open over a folder. One that asks for diagnostics does so as seldom as it may: for a document
 * that it has edited itself, and for all of them when the server tells it to.
 */
export class Editor {
  private readonly documents = new Map<string, TextDocument>();
  private readonly held = new Map<string, Held>();
  private readonly outdated = new Set<string>();
  private readonly answers: Promise<unknown>[] = [];
  private readonly impatient = new Set<CancellationTokenSource>();
  private refreshes = 0;
  settings: object = {};

  constructor(
    private readonly server: Server,
    private readonly folder: Folder,
    private readonly way: Way,
  ) {}

  /** The documents that are open, by path. */
  get open(): ReadonlyMap<string, TextDocument> {
    return this.documents;
  }

  async does(step: Step): Promise<void> {
    const hurry = [...this.impatient];
    this.impatient.clear();
    await this.act(step);
    for (const source of hurry) source.cancel();
  }

  /** The diagnostics that are shown in the end, by address; those of documents alone where they have to be asked for. */
  async shown(): Promise<ReadonlyMap<string, readonly Diagnostic[]>> {
    for (const source of this.impatient) source.cancel();
    await this.server.quiet();
    await Promise.all(this.answers);
    if (this.way === 'sent') return this.sent();
    await this.askAgain();
    const { items } = await this.server.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: [],
    });
    return new Map([
      ...items.map((report) => [report.uri, itemsOf(report)] as const),
      ...[...this.held].map(([uri, held]) => [uri, held.items] as const),
    ]);
  }

  private async act(step: Step): Promise<void> {
    switch (step.does) {
      case 'edit':
        return this.edit(step.path, step.drafts, step.late);
      case 'open':
        return this.opened(step.path, step.text ?? (this.folder.has(step.path) ? this.folder.read(step.path) : ''));
      case 'close':
        return this.close(step.path);
      case 'save':
        return this.save(step.path);
      case 'write':
        return this.write(step.files);
      case 'set':
        return this.set(step.settings);
      case 'ask':
        return this.ask(step);
      case 'wait':
        await this.server.quiet();
        if (this.way === 'asked for') await this.askAgain();
    }
  }

  private async opened(path: string, text: string): Promise<void> {
    const uri = this.folder.uriOf(path);
    const languageId = path.endsWith('.md') ? 'markdown' : path === 'impact.config.yaml' ? 'yaml' : 'impact-manifest';
    this.documents.set(path, TextDocument.create(uri, languageId, 1, text));
    this.outdated.add(uri);
    await this.server.open(uri, text, languageId);
  }

  private async edit(path: string, drafts: readonly Draft[], late: boolean): Promise<void> {
    const document = this.documents.get(path);
    if (document === undefined) return;
    const version = document.version + (late ? -1 : 1);
    // What comes late has been overtaken: the server passes it over, and so it is never made here.
    const target = late ? TextDocument.create('', '', 1, document.getText()) : document;
    const contentChanges = drafts.map((draft): Change => {
      const change = changeOf(target, draft);
      const { range, text } = change;
      TextDocument.update(target, [range === undefined ? { text } : { range: inside(target, range), text }], version);
      return change;
    });
    this.outdated.add(document.uri);
    await this.server.notify('textDocument/didChange', {
      textDocument: { uri: document.uri, version },
      contentChanges,
    });
  }

  private async close(path: string): Promise<void> {
    const uri = this.folder.uriOf(path);
    this.documents.delete(path);
    this.held.delete(uri);
    this.outdated.delete(uri);
    await this.server.close(uri);
  }

  private async save(path: string): Promise<void> {
    const document = this.documents.get(path);
    if (document === undefined) return;
    await this.write([{ path, text: document.getText() }]);
    await this.server.notify('textDocument/didSave', { textDocument: { uri: document.uri } });
  }

  private async write(files: Extract<Step, { does: 'write' }>['files']): Promise<void> {
    const changes = files.map(({ path, text }) => {
      const isNew = !this.folder.has(path);
      if (text === undefined) this.folder.remove(path);
      else this.folder.write(path, text);
      return { uri: this.folder.uriOf(path), type: text === undefined ? 3 : isNew ? 1 : 2 };
    });
    await this.server.notify('workspace/didChangeWatchedFiles', { changes });
  }

  private async set(settings: object): Promise<void> {
    this.settings = settings;
    await this.server.notify('workspace/didChangeConfiguration', { settings: { impact: settings } });
  }

  private ask({ about, path, at, until }: Extract<Step, { does: 'ask' }>): Promise<void> {
    const document = this.documents.get(path);
    const place = document?.positionAt(at % (document.getText().length + 1)) ?? { line: 0, character: 0 };
    const params = {
      textDocument: { uri: this.folder.uriOf(path) },
      position: place,
      range: { start: place, end: place },
      context: { diagnostics: [], includeDeclaration: true },
      query: '',
    };
    const source = new CancellationTokenSource();
    this.answers.push(
      this.server.connection.sendRequest(about, params, source.token).catch((error: unknown) => {
        const isCancelled = error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled;
        assert.ok(isCancelled && until !== 'answered', `${about} came to ${String(error)}`);
      }),
    );
    if (until === 'never') source.cancel();
    if (until === 'next') this.impatient.add(source);
    return Promise.resolve();
  }

  private sent(): ReadonlyMap<string, readonly Diagnostic[]> {
    for (const { uri, version } of this.documents.values())
      assert.equal(this.server.published.get(uri)?.version, version, `the version of ${uri}`);
    return new Map([...this.server.published].map(([uri, { diagnostics }]) => [uri, diagnostics]));
  }

  /** Asks for what an edit or the server has made outdated, until nothing is: an answer may make another one so. */
  private async askAgain(): Promise<void> {
    const refreshes = this.server.refreshes.get(REFRESH) ?? 0;
    const isAll = refreshes !== this.refreshes;
    if (!isAll && this.outdated.size === 0) return;
    this.refreshes = refreshes;
    for (const { uri } of this.documents.values()) {
      if (!isAll && !this.outdated.has(uri)) continue;
      this.outdated.delete(uri);
      const before = this.held.get(uri);
      const report = await this.server.request<DocumentDiagnosticReport>('textDocument/diagnostic', {
        textDocument: { uri },
        previousResultId: before?.resultId,
      });
      if (report.kind === 'full') this.held.set(uri, { resultId: report.resultId, items: report.items });
    }
    await this.server.quiet();
    await this.askAgain();
  }
}

function itemsOf(report: DocumentDiagnosticReport): readonly Diagnostic[] {
  assert.ok(report.kind === 'full', 'nothing can be unchanged for one who has seen nothing');
  return report.items;
}

/** The nearest range inside of a document, the right way round: what a range is taken for that is not in it. */
function inside(document: TextDocument, { start, end }: Range): Range {
  const offsets = [document.offsetAt(start), document.offsetAt(end)];
  return { start: document.positionAt(Math.min(...offsets)), end: document.positionAt(Math.max(...offsets)) };
}
