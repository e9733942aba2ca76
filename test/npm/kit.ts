/** The fenced blocks of a page that begin with these words. */
export function blocksIn(page: string, kind: string): readonly string[] {
  return page
    .split(/^```/m)
    .filter((part) => part.startsWith(`${kind}\n`))
    .map((part) => part.slice(kind.length + 1));
}
