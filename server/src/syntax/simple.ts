import { span, type Fragment, type Span } from '../text/span';
import type { Composed } from './compose';
import type { Entry, Key, ListNode, MapNode, Node, ScalarNode } from './tree';

/** Nobody nests a manifest so deep; what does is left to the reader that tells of it. */
const MAX_DEPTH = 12;

/** Longer than any piece that a person writes; how much of it is read is bounded elsewhere. */
const MAX_LENGTH = 1_000_000;

/** Comments and tabs, which have rules of their own, and what is no text. */
const UNUSUAL = /[\t\0\uFFFD\uFEFF]|\r(?!\n)|(?:^|\s)#/;

const BLANK_LINES = /(?: *\r?\n)*/y;
const SPACES = / */y;
const LINE_END = / *(?:\r?\n|$)/y;
const LINE_BREAK = /\r?\n|$/y;
const KEY = /\w[\w./-]*:(?= |\r?\n|$)/y;
const DASH = /- +(?=[^ \r\n])/y;
const QUOTED = /'[^'\r\n]*'|"[^"\\\r\n]*"/y;
/** The first letter of words without quotes, and the rest of their line. */
const WORDS = /[^\s?:,[\]{}#&*!|>'"%@`-][^\r\n]*/y;
const FLOW_KEY = /\w[\w./-]*: /y;
const FLOW_WORDS = /\w[\w./-]*(?: \w[\w./-]*)*/y;
const LITERAL = /\|-?\r?\n/y;

/**
 * Reads a piece that is written as nearly all are: block maps and lists, words on one line, braces and brackets on one
 * line, literal text. It gives what `compose` gives, for a small part of the work; nothing for whatever is written in
 * any other way or is wrong, which `compose` is there for.
 */
export function readSimple(fragment: Fragment): Composed | undefined {
  const { text } = fragment;
  if (text.length > MAX_LENGTH || UNUSUAL.test(text)) return undefined;
  const reader = new SimpleReader(fragment);
  const content = reader.piece();
  return content && { content, problems: [], lexemes: reader.values };
}

/** Each method reads on from `at`, and gives nothing where it finds what it does not know. */
class SimpleReader {
  private readonly text: string;
  private at = 0;
  /** Where the line that is read begins, and how far it is indented; less than nothing at the end. */
  private line = 0;
  private indent = -1;
  private depth = 0;
  /** How many keys and values have been read: each costs as much as one lexeme does in the library. */
  values = 0;

  constructor(private readonly fragment: Fragment) {
    this.text = fragment.text;
  }

  piece(): MapNode | undefined {
    this.toNextLine();
    const content = this.map(this.indent);
    return this.indent === -1 ? content : undefined;
  }

  /** Entries whose keys stand in one column, the first of them here. */
  private map(column: number): MapNode | undefined {
    const start = this.at;
    const entries: Entry[] = [];
    const keys = new Set<string>();
    do {
      const key = this.newKey(KEY, keys);
      if (key === undefined) return undefined;
      const value = this.valueOf(key, column);
      if (value === undefined) return undefined;
      entries.push({ key, value, merged: false });
    } while (this.indent === column && this.text[this.at] !== '-');
    return { kind: 'map', span: this.spanOf(start, entries.at(-1)?.value), entries: exact(entries), flow: false };
  }

  /** A key that its map does not have yet; what a pattern matches from the colon on is none of its letters. */
  private newKey(pattern: RegExp, keys: Set<string>): Key | undefined {
    const start = this.at;
    if (!this.skip(pattern)) return undefined;
    const end = this.text.lastIndexOf(':', this.at);
    const text = shared(this.text.slice(start, end));
    if (keys.has(text)) return undefined;
    keys.add(text);
    this.values++;
    return { text, span: span(this.fragment, start, end) };
  }

  private valueOf(key: Key, column: number): Node | undefined {
    if (!this.skip(LINE_BREAK)) {
      this.skip(SPACES);
      return this.inline(column);
    }
    const colon = key.span.end + 1;
    this.toNextLine();
    const isList = this.text.startsWith('- ', this.at);
    if (this.indent > column || (this.indent === column && isList)) return this.below(isList);
    return this.scalar({ start: colon, end: colon }, null, 'plain');
  }

  /** What stands on lines of its own. */
  private below(isList: boolean): Node | undefined {
    if (++this.depth > MAX_DEPTH) return undefined;
    const node = isList ? this.list(this.indent) : this.map(this.indent);
    this.depth--;
    return node;
  }

  private list(column: number): ListNode | undefined {
    const start = this.at;
    const items: Node[] = [];
    do {
      if (!this.skip(DASH)) return undefined;
      const item = this.isAt(KEY) ? this.map(this.at - this.line) : this.inline(column);
      if (item === undefined) return undefined;
      items.push(item);
    } while (this.indent === column && this.text[this.at] === '-');
    return { kind: 'list', span: this.spanOf(start, items.at(-1)), items: exact(items), flow: false };
  }

  /** A value that begins on the line of its key or its dash, and the way to the next line. */
  private inline(column: number): Node | undefined {
    if (this.isAt(LITERAL)) return this.literal(column);
    const value = this.value(false);
    if (value === undefined || !this.skip(LINE_END)) return undefined;
    this.toNextLine();
    // What is indented more would go on with it.
    return this.indent > column ? undefined : value;
  }

  private value(isInFlow: boolean): Node | undefined {
    const first = this.text[this.at] ?? '';
    if (first === '[' || first === '{') return this.flow();
    if (first === '"' || first === "'") return this.quoted();
    return isInFlow ? this.flowWords() : this.words();
  }

  private words(): ScalarNode | undefined {
    const start = this.at;
    if (!this.skip(WORDS)) return undefined;
    while (this.text[this.at - 1] === ' ') this.at--;
    const words = this.text.slice(start, this.at);
    return words.endsWith(':') || words.includes(': ') ? undefined : this.plain(start, words);
  }

  private plain(start: number, words: string): ScalarNode | undefined {
    const value = meaningOf(words);
    return value === undefined ? undefined : this.scalar({ start, end: this.at }, value, 'plain');
  }

  private quoted(): ScalarNode | undefined {
    const start = this.at;
    if (!this.skip(QUOTED)) return undefined;
    const style = this.text[start] === '"' ? 'double' : 'single';
    return this.scalar({ start, end: this.at }, this.text.slice(start + 1, this.at - 1), style);
  }

  /** Braces or brackets that are closed on the same line. */
  private flow(): Node | undefined {
    if (++this.depth > MAX_DEPTH) return undefined;
    const start = this.at;
    const isMap = this.text[start] === '{';
    const close = isMap ? '}' : ']';
    const entries: Entry[] = [];
    const keys = new Set<string>();
    const items: Node[] = [];
    this.step();
    while (this.text[this.at] !== close || entries.length + items.length > 0) {
      const key = isMap ? this.newKey(FLOW_KEY, keys) : undefined;
      if (isMap && key === undefined) return undefined;
      this.skip(SPACES);
      const value = this.value(true);
      if (value === undefined) return undefined;
      if (key === undefined) items.push(value);
      else entries.push({ key, value, merged: false });
      this.skip(SPACES);
      if (this.text[this.at] === close) break;
      if (this.text[this.at] !== ',') return undefined;
      this.step();
    }
    this.at++;
    this.depth--;
    this.values++;
    const place = span(this.fragment, start, this.at);
    return isMap
      ? { kind: 'map', span: place, entries: exact(entries), flow: true }
      : { kind: 'list', span: place, items: exact(items), flow: true };
  }

  private flowWords(): ScalarNode | undefined {
    const start = this.at;
    return this.skip(FLOW_WORDS) ? this.plain(start, this.text.slice(start, this.at)) : undefined;
  }

  /** Text as it stands, line by line, below a bar. */
  private literal(column: number): ScalarNode | undefined {
    const { text, at: start } = this;
    this.skip(LITERAL);
    const chomps = text[start + 1] === '-';
    const first = this.at;
    this.toNextLine();
    const margin = this.indent;
    if (this.line !== first || margin <= column) return undefined;
    const lines: string[] = [];
    let end = this.at;
    while (this.indent >= margin) {
      const stop = lineStop(text, this.at);
      lines.push(text.slice(this.line + margin, stop));
      end = stop;
      this.at = stop;
      this.skip(LINE_END);
      const next = this.at;
      this.toNextLine();
      const between = text.slice(next, this.indent < 0 ? this.at : this.line);
      // Spaces on a line without words, also on the last, are words of the text, or are not, as they are many.
      if (between.includes(' ')) return undefined;
      if (this.indent >= margin) for (const letter of between) if (letter === '\n') lines.push('');
    }
    if (this.indent > column) return undefined;
    while (text[end - 1] === ' ') end--;
    return this.scalar({ start, end }, lines.join('\n') + (chomps ? '' : '\n'), 'literal');
  }

  private scalar(
    { start, end }: Pick<Span, 'start' | 'end'>,
    value: ScalarNode['value'],
    style: ScalarNode['style'],
  ): ScalarNode {
    this.values++;
    return { kind: 'scalar', span: span(this.fragment, start, end), value, style };
  }

  private spanOf(start: number, last: Node | undefined): Span {
    return span(this.fragment, start, last?.span.end ?? start);
  }

  /** Over one mark and what space follows. */
  private step(): void {
    this.at++;
    this.skip(SPACES);
  }

  private toNextLine(): void {
    this.skip(BLANK_LINES);
    this.line = this.at;
    this.skip(SPACES);
    this.indent = this.at < this.text.length ? this.at - this.line : -1;
  }

  private isAt(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    return pattern.test(this.text);
  }

  private skip(pattern: RegExp): boolean {
    if (!this.isAt(pattern)) return false;
    this.at = pattern.lastIndex;
    return true;
  }
}

/** The keys that have been read, of which there are few in thousands of manifests, each as one string. */
const words = new Map<string, string>();
const MOST_WORDS = 200;

function shared(word: string): string {
  const known = words.get(word);
  if (known !== undefined || words.size >= MOST_WORDS) return known ?? word;
  // A slice would keep the text that it was cut from.
  const own = ` ${word}`.slice(1);
  words.set(own, own);
  return own;
}

/** The same without the room for more that an array keeps that was filled one by one: most have few items. */
function exact<T>(items: readonly T[]): readonly T[] {
  return items.slice();
}

/** Where the letters of a line end. */
function lineStop(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  if (newline === -1) return text.length;
  return text[newline - 1] === '\r' ? newline - 1 : newline;
}

/** What words without quotes stand for; nothing for numbers that are not plainly whole, and for words in capitals. */
function meaningOf(words: string): ScalarNode['value'] | undefined {
  if (/^(?:true|false|null|~)$/i.test(words))
    return words === 'true' ? true : words === 'false' ? false : words === 'null' ? null : undefined;
  if (!/^[\d.+][\w.+-]*$/.test(words) || /^\d{4}-\d\d-\d\d$/.test(words)) return words;
  return /^(?:0|[1-9]\d{0,14})$/.test(words) ? Number(words) : undefined;
}
