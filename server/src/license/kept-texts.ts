/** The texts lie in a bundle of their own, which is read when the first of them is asked for. */
function textsOf(): Readonly<Record<string, string>> {
  return (require('./license-texts') as typeof import('./license-texts')).LICENSE_TEXTS;
}

/** The text of a license of SPDX, word for word; undefined for one that is not kept here. */
export function keptText(id: string): string | undefined {
  const texts = textsOf();
  // One text is that of a version alone and of the later ones as well.
  const kept = id.replace(/-or-later$/, '-only');
  return Object.hasOwn(texts, kept) ? texts[kept] : undefined;
}
