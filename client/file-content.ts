import type { ReadFileResult } from '../server/src/lsp/messages';

/** A function can be given no more than some ten thousand arguments at once. */
const MOST_ARGUMENTS = 8192;

/** UTF-8 as text; what is something else or no text at all as bytes, which the server knows how to read. */
export function contentOf(bytes: Uint8Array): ReadFileResult {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (!/[\0\uFFFD]/.test(text)) return { kind: 'text', text };
  const chars: string[] = [];
  for (let at = 0; at < bytes.length; at += MOST_ARGUMENTS)
    chars.push(String.fromCharCode(...bytes.subarray(at, at + MOST_ARGUMENTS)));
  return { kind: 'bytes', base64: btoa(chars.join('')) };
}
