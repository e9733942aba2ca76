import type { Location, Position, Range } from 'vscode-languageserver';
import { wholeDocument, type Document } from '../analysis/document';
import type { Span } from '../text/span';
import { Lines, type Encoding } from '../text/lines';
import type { Source } from './documents/sources';

/** Where a document is found by our spelling of its address. */
export interface Documents {
  /** The document read as a manifest. */
  source(uri: string): Source | undefined;
  /** What the document says now. */
  text(uri: string): string | undefined;
  /** The address as the client writes it. */
  clientUri(uri: string): string;
}

/** The one door from spans to the protocol's ranges and back. */
export class Places {
  /** The lines of files beside the manifests, by their texts: mostly many places are in a few of them. */
  private readonly beside = new Map<string, Lines>();

  constructor(
    private readonly own: Document,
    private readonly documents: Documents,
    private readonly encoding: Encoding,
  ) {}

  /** The range of a span of this document; nothing for a span of another one, or of words that have since been edited. */
  range(span: Span): Range | undefined {
    return rangeIn(this.own, span);
  }

  /** The place of a span in whichever document it is; nothing where those words have since been edited. */
  location(span: Span): Location | undefined {
    const { uri } = span.fragment;
    const range = this.range(span) ?? this.elsewhere(span);
    return range === undefined ? undefined : { uri: this.documents.clientUri(uri), range };
  }

  /** The range of offsets into this document's whole text. */
  between(start: number, end: number): Range {
    return { start: this.own.lines.positionAt(start), end: this.own.lines.positionAt(end) };
  }

  /** The offset of a position; the nearest one inside for a position outside of the text. */
  offsetAt(position: Position): number {
    return this.own.lines.offsetAt(position);
  }

  private elsewhere(span: Span): Range | undefined {
    const { uri, text } = span.fragment;
    if (uri === this.own.uri) return undefined;
    const source = this.documents.source(uri);
    const range = source === undefined ? undefined : rangeIn(source.document, span);
    if (range !== undefined || this.documents.text(uri) !== text) return range;
    const lines = this.beside.get(text) ?? Lines.from(text, this.encoding);
    this.beside.set(text, lines);
    return rangeIn(wholeDocument('text', span.fragment, lines), span);
  }
}

function rangeIn(document: Document, span: Span): Range | undefined {
  const { lines } = document;
  const place = document.resolve(span);
  return place === undefined ? undefined : { start: lines.positionAt(place.start), end: lines.positionAt(place.end) };
}
