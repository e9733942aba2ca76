/** A text with each character of its HTML comments replaced; one that is never closed hides the rest. */
export function blankComments(text: string, filler = ' '): string {
  let at = text.indexOf('<!--');
  if (at === -1) return text;
  const pieces: string[] = [];
  let from = 0;
  while (at !== -1) {
    const close = text.indexOf('-->', at + 4);
    const end = close === -1 ? text.length : close + 3;
    pieces.push(text.slice(from, at), filler.repeat(end - at));
    from = end;
    at = text.indexOf('<!--', end);
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}

/**
 * A text with each character of what is struck through (`~~so~~`, `<del>so</del>`) replaced: it is to be seen, and no longer
 * said. What a tag hides is replaced, too.
 */
export function blankStruck(text: string, filler = ' '): string {
  const blank = (struck: string): string => filler.repeat(struck.length);
  // No mark stands within, and no empty line; so a mark is looked at once.
  const said = text.includes('~~')
    ? text.replace(/(?<!~)~~(?![~\s])(?:(?!~~|\n[ \t]*\r?\n)[\s\S])+~~(?!~)/g, blank)
    : text;
  return said.includes('</')
    ? said
        .replace(/<(del|s|strike)(?:\s[^<>]*)?>(?:(?!<\/?\1\b)[\s\S])*<\/\1\s*>/gi, blank)
        .replace(
          /<([a-z]+)\s(?:[^<>]*[\s;"'])?(?:hidden|display:\s*none)\b[^<>]*>(?:(?!<\/?\1\b)[\s\S])*<\/\1\s*>/gi,
          blank,
        )
    : said;
}
