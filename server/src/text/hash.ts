/**
 * The 32-bit FNV-1a hash of a text’s UTF-8 bytes, as eight hexadecimal digits. It tells whether something was changed by
 * accident of work, in any run time and at once; it is no protection against somebody who means to deceive.
 * Source: Fowler, Noll, Vo, and Eastlake, “The FNV Non-Cryptographic Hash Algorithm”.
 */
export function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
