/**
 * About how wide words are in the letters of a user interface, in parts of their size. Nobody knows which font a picture is
 * shown in, and it has to be the same everywhere, so this is a little more than most fonts take.
 */
export function textWidth(words: string, size: number): number {
  let width = 0;
  for (const char of words) width += widthOf(char);
  return width * size;
}

/** Words that take at most so much room; what does not fit is left out. */
export function fitted(words: string, size: number, room: number): string {
  if (textWidth(words, size) <= room) return words;
  const letters = [...words];
  let width = widthOf('…') * size;
  let kept = 0;
  for (const letter of letters) {
    width += widthOf(letter) * size;
    if (width > room) break;
    kept++;
  }
  return `${letters.slice(0, kept).join('').trimEnd()}…`;
}

/** The same for a path, whose end tells more than its beginning. */
export function fittedPath(path: string, size: number, room: number): string {
  if (textWidth(path, size) <= room) return path;
  const letters = [...path].reverse();
  return [...fitted(letters.join(''), size, room)].reverse().join('');
}

function widthOf(char: string): number {
  if (/[iljtfr.,:;'|!()[\] ]/.test(char)) return 0.36;
  if (/[mw@%…]/i.test(char)) return 0.92;
  if (/[A-Z]/.test(char)) return 0.72;
  if (/[<>=+~#&]/.test(char)) return 0.84;
  if (/\p{M}|\p{Cf}/u.test(char)) return 0;
  return WIDE.test(char) ? 1.05 : 0.6;
}

const WIDE =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\uff01-\uff60]/u;
