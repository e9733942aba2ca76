/**
 * The text that bytes stand for: UTF-8, and UTF-16 where a byte order mark says so or the first letter does. Bytes that
 * stand for nothing become U+FFFD, by which `undecodedAt` knows them again; a byte order mark stays.
 */
export function decode(bytes: Uint8Array): string {
  const utf16 = utf16Of(bytes);
  if (utf16 === undefined) return textIn('utf-8', bytes);
  const text = textIn(utf16.label, bytes);
  return utf16.isMarked || undecodedAt(text) === -1 ? text : textIn('utf-8', bytes);
}

/**
 * Where the first character stands that was no text before it was read: U+FFFD stands for bytes that could not be decoded,
 * and a NUL is in UTF-16 taken for UTF-8, and in files that are no text at all. -1 where all is well.
 */
export function undecodedAt(text: string): number {
  const [lost, nul] = [text.indexOf('\uFFFD'), text.indexOf('\0')];
  return lost === -1 || nul === -1 ? Math.max(lost, nul) : Math.min(lost, nul);
}

type Label = 'utf-8' | 'utf-16le' | 'utf-16be';

/** As YAML has it told from the first two bytes: a byte order mark, or one letter of ASCII. */
function utf16Of([first, second]: Uint8Array): { readonly label: Label; readonly isMarked: boolean } | undefined {
  if (first === undefined || second === undefined) return undefined;
  if (first === 0xff && second === 0xfe) return { label: 'utf-16le', isMarked: true };
  if (first === 0xfe && second === 0xff) return { label: 'utf-16be', isMarked: true };
  if (isAscii(first) && second === 0) return { label: 'utf-16le', isMarked: false };
  return first === 0 && isAscii(second) ? { label: 'utf-16be', isMarked: false } : undefined;
}

function isAscii(byte: number): boolean {
  return byte > 0 && byte < 0x80;
}

function textIn(label: Label, bytes: Uint8Array): string {
  return new TextDecoder(label, { ignoreBOM: true }).decode(bytes);
}
