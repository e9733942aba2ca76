import { MAX_DEPTH } from './depth';
import { isSpace, wordAt, type Word } from './line';
import type { Path } from './locate';

/** What is at an offset inside of braces or brackets. */
export interface FlowPlace {
  readonly kind: 'key' | 'value' | 'comment';
  /** For a key, leads to its map; for a value, to the value. */
  readonly path: Path;
  readonly word: Word;
  readonly hasColon: boolean;
  /** An item of brackets. */
  readonly item: boolean;
  /** For a key, the other ones of the braces. */
  readonly keys: readonly string[];
}

export interface Flow {
  /** Behind the last bracket; where it breaks off if brackets are missing. */
  readonly end: number;
  readonly closed: boolean;
  readonly place: FlowPlace | undefined;
}

/** Where brackets open, and what they belong to. */
interface Opening {
  readonly start: number;
  readonly owner: number;
  readonly path: Path;
}

interface Level {
  readonly braces: boolean;
  readonly path: Path;
  readonly keys: string[];
  key: string | undefined;
  index: number;
  /** Whether a value was written since the last comma or colon. */
  written: boolean;
}

/**
 * Reads the braces or brackets that begin at `start`, and tells what is at the offset `at`. If they are not closed they end
 * at a line that is not indented more than `owner`, the column of what they belong to.
 */
export function readFlow(text: string, { start, owner, path }: Opening, at: number): Flow {
  const reader = new FlowReader(text, owner, at);
  return reader.read(start, path);
}

class FlowReader {
  private readonly levels: Level[] = [];
  private found: { readonly level: Level; readonly place: Omit<FlowPlace, 'keys'> } | undefined;

  /** Where the text ends, or the line that is known not to belong to it any more. */
  private limit: number;
  /** Where the line ends that was read last. */
  private newline = -1;

  constructor(
    private readonly text: string,
    private readonly owner: number,
    private readonly at: number,
  ) {
    this.limit = text.length;
  }

  read(start: number, path: Path): Flow {
    let offset = this.open(start, path);
    while (offset < this.limit && this.levels.length > 0) offset = this.step(offset);
    const closed = this.levels.length === 0;
    if (!closed && offset === this.text.length) this.meetSpace(offset, offset);
    const place = this.found && {
      ...this.found.place,
      keys: this.found.place.kind === 'key' ? this.found.level.keys : [],
    };
    return { end: offset, closed, place };
  }

  /** Reads one mark, word or stretch of space, and tells where the next one begins. */
  private step(offset: number): number {
    const level = this.levels.at(-1);
    const char = this.text[offset] ?? '';
    if (level === undefined) return this.limit;
    // What is nested deeper is not read as a manifest either, and has no place in it.
    if (this.levels.length > MAX_DEPTH + 1) return isBlank(char) ? this.space(offset) : this.lineEnd(offset);
    // Before a mark, the cursor stands where something may be written.
    if (',]}[{'.includes(char)) this.meetSpace(offset, offset);
    if (char === '[' || char === '{') return this.open(offset, pathIn(level));
    if (char === ']' || char === '}') return this.close(offset);
    if (char === ',') return this.next(level, offset);
    if (char === '#' && isBlank(this.text[offset - 1])) return this.comment(offset);
    if (isBlank(char)) return this.space(offset);
    if (char === ':' && this.endsKey(offset)) {
      level.written = false;
      return offset + 1;
    }
    return this.word(level, offset);
  }

  private open(offset: number, path: Path): number {
    const outer = this.levels.at(-1);
    if (outer !== undefined) outer.written = true;
    const braces = this.text[offset] === '{';
    const written = this.levels.length > MAX_DEPTH;
    this.levels.push({ braces, path, keys: [], key: undefined, index: 0, written });
    return offset + 1;
  }

  private close(offset: number): number {
    this.levels.pop();
    return offset + 1;
  }

  private next(level: Level, offset: number): number {
    level.key = undefined;
    level.index++;
    level.written = false;
    return offset + 1;
  }

  private comment(offset: number): number {
    const newline = this.text.indexOf('\n', offset);
    const end = newline === -1 || newline > this.limit ? this.limit : newline;
    const level = this.levels.at(-1);
    if (level !== undefined && this.at > offset && this.at <= end)
      this.found = {
        level,
        place: { kind: 'comment', path: [], word: { start: offset, end }, hasColon: false, item: false },
      };
    return end;
  }

  private space(offset: number): number {
    let end = offset;
    let row: number | undefined;
    for (; end < this.limit && isBlank(this.text[end]); end++) if (this.text[end] === '\n') row = end + 1;
    if (row !== undefined && this.isOutside(row)) end = this.limit = row;
    // At the end of the space the cursor is at the word that begins there.
    this.meetSpace(offset, end - 1);
    return end;
  }

  /** Whether a line that is not indented enough begins with what can't belong to it. */
  private isOutside(row: number): boolean {
    const first = this.skipSpace(row);
    return first - row <= this.owner && !']},#'.includes(this.text[first] ?? '#');
  }

  private word(level: Level, offset: number): number {
    const isQuoted = this.text[offset] === '"' || this.text[offset] === "'";
    const word = isQuoted ? wordAt(this.text, offset, this.lineEnd(offset)) : this.plain(offset);
    const end = isQuoted && word.closed === true ? word.end + 1 : word.end;
    const colon = this.skipSpace(end);
    const isKey = level.braces && level.key === undefined && this.text[colon] === ':' && this.endsKey(colon);
    const words = this.text.slice(word.start, word.end);
    const isMet = this.at >= word.start && this.at <= word.end && this.found === undefined;
    if (isMet) this.meet(level, word, isKey);
    if (level.braces && level.key === undefined) level.key = words;
    if (isKey && !isMet) level.keys.push(words);
    level.written = !isKey;
    return isKey ? colon : Math.max(end, offset + 1);
  }

  private plain(offset: number): Word {
    const limit = this.lineEnd(offset);
    let end = offset;
    while (end < limit && !this.endsPlain(end, offset)) end++;
    return wordAt(this.text, offset, end);
  }

  private endsPlain(at: number, start: number): boolean {
    const char = this.text[at] ?? '';
    if (char === '#') return at === start || isSpace(this.text[at - 1]);
    return ',[]{}'.includes(char) || (char === ':' && this.endsKey(at));
  }

  /** The cursor is in space, where something new can be written unless a word without a comma stands before. */
  private meetSpace(from: number, to: number): void {
    const level = this.levels.at(-1);
    if (level === undefined || level.written || this.at < from || this.at > to || this.found !== undefined) return;
    this.meet(level, { start: this.at, end: this.at }, false);
  }

  private meet(level: Level, word: Word, hasColon: boolean): void {
    const isKey = level.braces && level.key === undefined;
    const path = isKey ? level.path : pathIn(level);
    const item = !level.braces;
    this.found = { level, place: { kind: isKey ? 'key' : 'value', path, word, hasColon, item } };
  }

  private endsKey(colon: number): boolean {
    const next = this.text[colon + 1];
    return next === undefined || isBlank(next) || ',[]{}'.includes(next) || `"'`.includes(this.text[colon - 1] ?? ' ');
  }

  /** Where the line of an offset ends. Offsets only grow, so that it is looked for once a line. */
  private lineEnd(offset: number): number {
    if (offset > this.newline) {
      const newline = this.text.indexOf('\n', offset);
      this.newline = newline === -1 ? this.text.length : newline;
    }
    return this.text[this.newline - 1] === '\r' && this.newline > offset ? this.newline - 1 : this.newline;
  }

  private skipSpace(offset: number): number {
    let end = offset;
    while (end < this.limit && isSpace(this.text[end])) end++;
    return end;
  }
}

function pathIn(level: Level): Path {
  return [...level.path, level.braces ? (level.key ?? '') : level.index];
}

function isBlank(char: string | undefined): boolean {
  return isSpace(char) || char === '\n' || char === '\r';
}
