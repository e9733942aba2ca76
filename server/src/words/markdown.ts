import { sentenceOf } from '../text/l10n';
import type { Span } from '../text/span';

/**
 * Text for people, as Markdown and as plain words at once. It is put together from pieces that know their markup, so
 * that a word from a manifest never becomes any: no emphasis, no HTML, no link, no command.
 */
export interface Markdown {
  readonly markdown: string;
  /** The same without markup, for clients that show no Markdown. */
  readonly plain: string;
}

/** A piece, or words that are shown as they are written. */
export type Words = string | Markdown;

/** Longer words are cut: a hover is no place for a whole file. */
const LONGEST = 300;

/** Sentences with pieces in them: say`${bold(name)} is made from ${code(id)}.` All that is not a piece is escaped. */
export function say(fixed: TemplateStringsArray, ...pieces: readonly Words[]): Markdown {
  const { words, order } = sentenceOf(fixed);
  return join(
    words.flatMap((word, index) => [literal(word), ...order.slice(index, index + 1).map((at) => pieces[at] ?? '')]),
    '',
  );
}

/** Words that are shown as they are written, on one line. */
export function plain(words: string): Markdown {
  const shown = tidy(words);
  return { markdown: escape(shown), plain: shown };
}

/** Words that are shown as they are written, on one line and however long. */
export function whole(words: string): Markdown {
  const shown = tidy(words, Infinity).trim();
  return { markdown: escape(shown), plain: shown };
}

export function bold(words: Words): Markdown {
  return wrap(words, '**');
}

export function italic(words: Words): Markdown {
  return wrap(words, '_');
}

/** Words as code: an id, a path, an address (which so does not become a link). */
export function code(words: string): Markdown {
  const shown = tidy(words).trim();
  if (shown === '') return plain(shown);
  const runs = shown.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const space = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return { markdown: `${fence}${space}${shown}${space}${fence}`, plain: shown };
}

/** Where words lead, to a place or a document as a whole, in an address that was made here: never one that a manifest writes. */
export type LinkTo = (place: Span | string) => string | undefined;

/** Pages of the web, and where editors have documents. Any other address might run something. */
const LEADS_TO_TEXT = /^(?:https?|file|untitled|memfs|vscode-(?:vfs|remote|test-web)):/i;

/** A piece that leads somewhere; the piece alone where there is no such place, and in plain words. */
export function link(words: Words, address: string | undefined): Markdown {
  const piece = pieceOf(words);
  if (address === undefined || piece.markdown === '' || !LEADS_TO_TEXT.test(address)) return piece;
  const target = address.replace(/[\s<>\\]/g, encodeURIComponent);
  return { markdown: `[${piece.markdown}](<${target}>)`, plain: piece.plain };
}

/** Pieces one after the other; empty ones are left out. */
export function join(pieces: readonly Words[], between: string): Markdown {
  const all = pieces.map(pieceOf).filter((piece) => piece.plain !== '');
  return {
    markdown: all.map((piece) => piece.markdown).join(between),
    plain: all.map((piece) => piece.plain).join(between),
  };
}

/** Paragraphs, lists and tables, one below the other. */
export function blocks(...pieces: readonly (Words | undefined)[]): Markdown {
  return join(
    pieces.flatMap((piece) => piece ?? []),
    '\n\n',
  );
}

/** A list; nothing for no items. */
export function list(items: readonly Words[]): Markdown {
  const all = items.map(pieceOf);
  return {
    markdown: all.map((item) => `- ${item.markdown}`).join('\n'),
    plain: all.map((item) => `- ${item.plain}`).join('\n'),
  };
}

/** A table; its plain form has columns of one width each. */
export function table(head: readonly Words[], rows: readonly (readonly Words[])[]): Markdown {
  const cells = [head, ...rows].map((row) => row.map(pieceOf));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.plain.length ?? 0)));
  const lines = cells.map((row) => `| ${row.map((cell) => inCell(cell.markdown)).join(' | ')} |`);
  return {
    markdown: [lines[0], `|${' --- |'.repeat(head.length)}`, ...lines.slice(1)].join('\n'),
    plain: cells
      .map((row) =>
        row
          .map((cell, column) => cell.plain.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd(),
      )
      .join('\n'),
  };
}

function pieceOf(words: Words): Markdown {
  return typeof words === 'string' ? plain(words) : words;
}

/** The fixed words of a template keep the space around them. */
function literal(words: string): Markdown {
  return { markdown: escape(words), plain: words };
}

function wrap(words: Words, mark: string): Markdown {
  const piece = pieceOf(words);
  const inner = piece.markdown.trim();
  return { markdown: inner === '' ? '' : `${mark}${inner}${mark}`, plain: piece.plain };
}

/** A bar ends a cell even inside of code. One that is escaped already stays as it is. */
function inCell(markdown: string): string {
  return markdown.replace(/\\?\|/g, '\\|');
}

/** One line without control characters and marks that turn the direction of writing; long words are cut. */
function tidy(words: string, longest = LONGEST): string {
  const line = words.replace(/[\p{Cc}\s]+/gu, ' ').replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
  return line.length > longest ? `${line.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…` : line;
}

/**
 * Backslashes before all that could be markup: Markdown, HTML, entities and the addresses that become links by
 * themselves. A mark that only counts at the start of a line is escaped there.
 */
function escape(line: string): string {
  return line
    .replace(/[\\`*_{}[\]<>&|~#!@$]/g, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\b(www|mailto|xmpp)([.:])/gi, '$1\\$2')
    .replace(/^(\s*)([-+=])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2');
}
