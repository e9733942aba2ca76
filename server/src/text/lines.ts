import { TextDocument } from 'vscode-languageserver-textdocument';

/** A place as editors count: lines and characters from zero, characters in the units of the encoding in use. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** How `character` counts: what a client and a server may agree on. */
export type Encoding = 'utf-8' | 'utf-16';

/** The one door between offsets (UTF-16, from the start of the text) and lines. */
export class Lines {
  constructor(
    private readonly document: TextDocument,
    private readonly encoding: Encoding = 'utf-16',
  ) {}

  static from(text: string, encoding: Encoding = 'utf-16'): Lines {
    return new Lines(TextDocument.create('', '', 0, text), encoding);
  }

  get count(): number {
    return this.document.lineCount;
  }

  /** The place of an offset; an offset outside the text is taken for the nearest one inside. */
  positionAt(offset: number): Position {
    const position = this.document.positionAt(offset);
    if (this.encoding === 'utf-16') return position;
    const start = { line: position.line, character: 0 };
    return { line: position.line, character: utf8Length(this.document.getText({ start, end: position })) };
  }

  /** The offset of a place; a place past the end of its line or text is taken for that end. */
  offsetAt(position: Position): number {
    if (this.encoding === 'utf-16') return this.document.offsetAt(position);
    const start = this.document.offsetAt({ line: position.line, character: 0 });
    if (position.line >= this.document.lineCount) return start;
    return start + utf16Length(this.lineText(position.line), position.character);
  }

  /** The text of a line without its line break; empty for a line that is not there. */
  lineText(line: number): string {
    const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
    return this.document.getText(range).split(/[\r\n]/, 1)[0] ?? '';
  }
}

function utf8Length(text: string): number {
  let length = 0;
  for (const char of text) length += utf8Size(char);
  return length;
}

/** How many UTF-16 units of `text` the first `bytes` bytes cover; a place inside a character is its start. */
function utf16Length(text: string, bytes: number): number {
  let units = 0;
  let rest = bytes;
  for (const char of text) {
    rest -= utf8Size(char);
    if (rest < 0) break;
    units += char.length;
  }
  return units;
}

/** The bytes of one character; a lone surrogate counts as the replacement character it becomes. */
function utf8Size(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
