import { located, span, type Fragment, type Located, type Span } from '../text/span';

/** A heading of a Markdown text with all that stands under it. */
export interface Section {
  /** How many `#` it has, 1 to 6. */
  readonly level: number;
  /** The words of the heading, without its marks. */
  readonly title: Located<string>;
  /** From the end of the heading's line to the next heading of the same or a higher level. */
  readonly body: Span;
  /** Whether the body holds anything to read: comments, white space and further headings are nothing. */
  readonly hasText: boolean;
}

/**
 * The sections of a Markdown text in file order, those inside of others included. Only headings that begin with `#` are
 * seen; what stands in fenced code or in a comment is no heading. `from` is where the text begins, behind the front matter.
 */
export function sectionsOf(fragment: Fragment, from: number): readonly Section[] {
  const lines = readLines(fragment.text, from);
  // For each level the first heading of it or a higher one after the place that has been reached, going backwards.
  const following: (Heading | undefined)[] = [];
  const headings = lines.flatMap((line) => line.heading ?? []).reverse();
  const sections = headings.map((heading): Section => {
    const next = following[heading.level];
    for (let level = heading.level; level <= 6; level++) following[level] = heading;
    const end = next?.lineStart ?? fragment.text.length;
    const inside = lines.slice(heading.number + 1, next?.number);
    return {
      level: heading.level,
      title: located(fragment.text.slice(heading.start, heading.end), span(fragment, heading.start, heading.end)),
      body: span(fragment, Math.min(heading.lineEnd, end), end),
      hasText: inside.some((line) => line.hasText),
    };
  });
  return sections.reverse();
}

interface Heading {
  readonly number: number;
  readonly level: number;
  readonly lineStart: number;
  /** Where the line ends, before its line break. */
  readonly lineEnd: number;
  /** Where its words are. */
  readonly start: number;
  readonly end: number;
}

interface Line {
  readonly heading: Heading | undefined;
  readonly hasText: boolean;
}

function readLines(text: string, from: number): readonly Line[] {
  const comments = new Comments(text);
  const lines: Line[] = [];
  let fence: string | undefined;
  for (let start = from; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const next = newline === -1 ? text.length : newline + 1;
    const end = newline > start && text[newline - 1] === '\r' ? newline - 1 : newline === -1 ? next : newline;
    const words = fence === undefined ? comments.blanked(start, end) : text.slice(start, end);
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(words)?.[1];
    if (fence !== undefined) {
      const closes = mark !== undefined && mark.startsWith(fence) && words.trim() === mark;
      lines.push({ heading: undefined, hasText: !closes && words.trim() !== '' });
      if (closes) fence = undefined;
    } else if (mark !== undefined) {
      lines.push({ heading: undefined, hasText: false });
      fence = mark;
    } else {
      const heading = headingOf(words, start, lines.length);
      lines.push({ heading, hasText: heading === undefined && words.trim() !== '' });
    }
    start = next;
  }
  return lines;
}

function headingOf(words: string, start: number, number: number): Heading | undefined {
  const marks = /^ {0,3}(#{1,6})(?=[ \t]|$)/.exec(words);
  if (marks === null) return undefined;
  let end = words.trimEnd().length;
  // A heading may be closed by marks as well, which are set off by a space.
  let closing = end;
  while (words[closing - 1] === '#') closing--;
  if (closing > marks[0].length && ' \t'.includes(words[closing - 1] ?? ''))
    end = words.slice(0, closing).trimEnd().length;
  const rest = words.slice(marks[0].length);
  const begin = Math.min(end, marks[0].length + rest.length - rest.trimStart().length);
  return {
    number,
    level: marks[1]?.length ?? 1,
    lineStart: start,
    lineEnd: start + words.length,
    start: start + begin,
    end: start + Math.max(begin, end),
  };
}

/** The comments of a text, met line by line from its start; a comment may go on over lines. */
class Comments {
  private openUntil = 0;
  private noneCloses = false;

  constructor(private readonly text: string) {}

  /** The words of a line, which are asked for in file order, with each character of a comment taken for a space. */
  blanked(start: number, end: number): string {
    const line = this.text.slice(start, end);
    const pieces: string[] = [];
    let at = start;
    while (at < end) {
      if (at < this.openUntil) {
        const until = Math.min(end, this.openUntil);
        pieces.push(' '.repeat(until - at));
        at = until;
        continue;
      }
      const open = line.indexOf('<!--', at - start);
      if (open === -1) break;
      pieces.push(line.slice(at - start, open));
      at = start + open;
      const close = this.closeAfter(at);
      // One that is never closed hides the rest of the text where it begins its line, and is mere words elsewhere.
      if (close === undefined && line.slice(0, open).trim() !== '') break;
      this.openUntil = close ?? this.text.length;
    }
    return pieces.concat(line.slice(at - start)).join('');
  }

  private closeAfter(open: number): number | undefined {
    const close = this.noneCloses ? -1 : this.text.indexOf('-->', open + 4);
    this.noneCloses = close === -1;
    return close === -1 ? undefined : close + 3;
  }
}
