import type { Extent } from '../syntax/extent';
import { Lines } from '../text/lines';
import type { Span } from '../text/span';
import type { ReadWorld } from '../workspace/world';

/** Lines and columns as people count them, from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A stretch of a file. */
export interface Place {
  readonly uri: string;
  readonly start: Position;
  /** The first column that is no longer part of it. */
  readonly end: Position;
}

/** The one door from spans to what people are shown. */
export class Places {
  private readonly lines = new Map<string, Lines>();

  constructor(private readonly world: ReadWorld) {}

  /** Where a span stands; nothing where its document says something else by now. */
  placeOf(at: Span): Place | undefined {
    const extent = this.world.resolve(at);
    return extent && this.between(at.fragment.uri, extent);
  }

  /** What is between two offsets of a file; nothing for a file that can't be read. */
  between(uri: string, { start, end }: Extent): Place | undefined {
    const lines = this.linesOf(uri);
    return lines && { uri, start: positionIn(lines, start), end: positionIn(lines, end) };
  }

  /** The text of a line, counted from 1; empty for one that is not there. */
  lineText(uri: string, line: number): string {
    return this.linesOf(uri)?.lineText(line - 1) ?? '';
  }

  private linesOf(uri: string): Lines | undefined {
    const known = this.lines.get(uri);
    if (known !== undefined) return known;
    const state = this.world.files.read(uri);
    if (state.kind !== 'text') return undefined;
    const lines = Lines.from(state.text);
    this.lines.set(uri, lines);
    return lines;
  }
}

function positionIn(lines: Lines, offset: number): Position {
  const { line, character } = lines.positionAt(offset);
  return { line: line + 1, column: character + 1 };
}
