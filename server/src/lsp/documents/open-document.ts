import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { TextDocumentItem } from 'vscode-languageserver';
import { parse, type Tree } from '../../syntax/parse';
import { Lines, type Encoding } from '../../text/lines';
import { pendingWith, type Pending } from './pending-edits';

/** A document that the client has open: what it says counts, not what is on the disk. */
export class OpenDocument {
  private readonly document: TextDocument;
  private pending: Pending = [];
  private last: Tree | undefined;
  readonly lines: Lines;

  /** The address as the client writes it, and expects it back. */
  readonly clientUri: string;
  readonly languageId: string;

  constructor(
    /** The address in our spelling; the client may have another one. */
    readonly uri: string,
    opened: TextDocumentItem,
    encoding: Encoding,
  ) {
    this.clientUri = opened.uri;
    this.languageId = opened.languageId;
    this.document = TextDocument.create(opened.uri, opened.languageId, opened.version, opened.text);
    this.lines = new Lines(this.document, encoding);
  }

  get version(): number {
    return this.document.version;
  }

  get text(): string {
    return this.document.getText();
  }

  /** The document as read. Only what has been edited since it was last asked for is read again. */
  get tree(): Tree {
    const { last, pending } = this;
    this.last = last === undefined || pending === 'all' ? parse(this.uri, this.text) : edited(last, pending, this.text);
    this.pending = [];
    return this.last;
  }

  /**
   * Follows the client. Places outside of the text are taken for the nearest ones inside, and a range that is the wrong
   * way round is turned, so no edit can break the document.
   */
  change(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    for (const change of changes) this.apply(change, version);
  }

  private apply(change: TextDocumentContentChangeEvent, version: number): void {
    if (!('range' in change)) {
      TextDocument.update(this.document, [{ text: change.text }], version);
      this.pending = 'all';
      return;
    }
    const ends = [this.lines.offsetAt(change.range.start), this.lines.offsetAt(change.range.end)];
    const [start, end] = [Math.min(...ends), Math.max(...ends)];
    const range = { start: this.document.positionAt(start), end: this.document.positionAt(end) };
    TextDocument.update(this.document, [{ range, text: change.text }], version);
    this.pending = pendingWith(this.pending, { start, end, newText: change.text });
  }
}

/** The tree after edits, the last of which leads to the text. */
function edited(tree: Tree, edits: Exclude<Pending, 'all'>, text: string): Tree {
  return edits.reduce(
    (before, edit, index) => (index === edits.length - 1 ? before.edited(edit, text) : before.edited(edit)),
    tree,
  );
}
