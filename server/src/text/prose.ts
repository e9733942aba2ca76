/** How words are written into a file: as Markdown, or as they are. */
export type Prose = (words: string) => string;

/** The way to write into the file at an address or path, as its name says. */
export function proseFor(path: string): Prose {
  return /\.(?:md|markdown)$/i.test(path) ? markdownProse : plainProse;
}

/**
 * Words for a Markdown file that people also read as it stands: escaped is only what would turn into emphasis, code, a
 * link, HTML, an entity, or at its start into a heading, list or quotation. White space is folded to one line.
 */
export function markdownProse(words: string): string {
  return oneLine(words)
    .replace(/[\\`*[\]<~|]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?[a-z0-9]{1,31};)/gi, '\\&')
    .replace(/^[#>+=-]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/** Words for any other file, on one line. What would be a mark of a section in it is taken apart. */
function plainProse(words: string): string {
  return oneLine(words).replaceAll('<!--', '<! --');
}

function oneLine(words: string): string {
  return words.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}
