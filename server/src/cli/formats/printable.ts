/**
 * Text that can be shown on one line of a terminal as it is. Manifests are written by others: what would move the
 * cursor, change colors or turn the direction of writing becomes a replacement character, and a line break becomes a
 * space, since a line of its own could be a command to whoever reads the log.
 */
export function printable(text: string): string {
  return noCommand(
    text
      .replace(/[\r\n\u2028\u2029]/g, ' ')
      .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (char) => (char === '\t' ? char : '\uFFFD')),
  );
}

/** The same for text of several lines, which stay lines. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

/**
 * A line that no build server takes for a command in its log: `::NAME` at the beginning, `##[NAME` and `##SERVER[NAME`
 * anywhere (GitHub Actions, Azure Pipelines, TeamCity). A space sets the marks apart. Letters that nobody sees do not
 * count, since those who read the log pass over them as well.
 */
export function noCommand(line: string): string {
  return line.replace(/^[\s\p{Cf}]*:(?=\p{Cf}*:)/u, '$& ').replace(/#(?=\p{Cf}*#\p{Cf}*\w*\[)/gu, '# ');
}

/** How many columns text takes on a terminal: two for wide letters and pictures, none for what joins the one before. */
export function widthOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const char of text) width += JOINING.test(char) ? 0 : WIDE.test(char) ? 2 : 1;
  return width;
}

const JOINING = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const WIDE =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60]$/u;
