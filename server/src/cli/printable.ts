/**
 * Text that can be shown on a terminal as it is: what would move the cursor, change colors or turn the direction of
 * writing is shown as a replacement character. Manifests are written by others.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (char) =>
    char === '\n' || char === '\t' ? char : '\uFFFD',
  );
}

/** How many columns text takes on a terminal: two for wide letters and pictures, none for what joins the one before. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += JOINING.test(char) ? 0 : WIDE.test(char) ? 2 : 1;
  return width;
}

const JOINING = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const WIDE =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60]$/u;
