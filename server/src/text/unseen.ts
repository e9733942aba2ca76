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
  return blankTags(said, filler);
}

/** A text with each character of what its tags strike out or hide replaced. */
export function blankTags(text: string, filler = ' '): string {
  if (!text.includes('</')) return text;
  const blank = (struck: string): string => struck.replace(/[^\r\n]/g, filler);
  return text
    .replace(/<(del|s|strike|template)(?:\s[^<>]{0,999})?>(?:(?!<\/?\1\b)[\s\S]){0,20000}<\/\1\s{0,9}>/gi, blank)
    .replace(
      /<(div|span|[pib]|section|article|aside|details|small|li|ul|ol|td|tr|table|h[1-6]|em|strong|a|code|pre)\s(?:[^<>]{0,999}[\s;"'])?(?:hidden|display:\s{0,9}none)\b[^<>]{0,999}>(?:(?!<\/?\1\b)[\s\S]){0,20000}<\/\1\s{0,9}>/gi,
      blank,
    );
}
