import type { SnippetTextEdit, TextEdit } from 'vscode-languageserver';
import type { Blank, Edit } from '../text/edit';

/**
 * A change whose blanks a person goes through; nothing where it has none. Editors indent the lines of a snippet like the line
 * that it begins on, so that one of several lines has to begin at the very start of one.
 */
export function snippetOf({ range, newText }: TextEdit, { blanks, span }: Edit): SnippetTextEdit | undefined {
  if (blanks === undefined) return undefined;
  if (!/[\r\n]/.test(newText) || range.start.character === 0) return snippet(range, newText, blanks);
  // Whole lines behind the end of a line can as well stand before the next one.
  const begins = /^\r?\n/.exec(newText)?.[0];
  const isLineEnd =
    span.start === span.end && /^\r?\n/.test(span.fragment.text.slice(span.end, span.end + '\r\n'.length));
  if (begins === undefined || !isLineEnd) return undefined;
  const next = { line: range.start.line + 1, character: 0 };
  const moved = blanks.map(({ start, end }) => ({ start: start - begins.length, end: end - begins.length }));
  return snippet({ start: next, end: next }, newText.slice(begins.length) + begins, moved);
}

function snippet(range: TextEdit['range'], text: string, blanks: readonly Blank[]): SnippetTextEdit {
  const pieces: string[] = [];
  let from = 0;
  for (const [index, { start, end }] of blanks.entries()) {
    const words = escaped(text.slice(start, end));
    const number = String(index + 1);
    pieces.push(escaped(text.slice(from, start)), words === '' ? `\${${number}}` : `\${${number}:${words}}`);
    from = end;
  }
  return { range, snippet: { kind: 'snippet', value: pieces.join('') + escaped(text.slice(from)) } };
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
