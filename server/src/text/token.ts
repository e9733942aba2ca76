/** Any text as one word of letters, digits and a few signs, without spaces, colons and angle brackets. */
export function asToken(text: string): string {
  // Half of a surrogate pair has no place in UTF-8.
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
}
