/** The first line break of a text as it is written; where it has none that of Unix, or the one that is given. */
export function lineBreakOf(text: string, otherwise: LineBreak = '\n'): LineBreak {
  const newline = text.indexOf('\n');
  if (newline === -1) return otherwise;
  return text[newline - 1] === '\r' ? '\r\n' : '\n';
}

export type LineBreak = '\n' | '\r\n';
