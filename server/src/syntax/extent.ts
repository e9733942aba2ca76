import type { Tree } from './parse';
import { isEmpty, type Entry, type Node } from './tree';

/**
 * A stretch of a whole document: UTF-16 offsets from its start, `end` exclusive. Unlike a span it may reach over several
 * parts, and it only holds for the one state of the document that it was asked of.
 */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/**
 * From the key of an entry to the last word of its value, comments inside included and those after it left out. Nothing
 * for an entry of another document.
 */
export function extentOfEntry(tree: Tree, entry: Entry): Extent | undefined {
  const key = tree.resolve(entry.key.span);
  const value = extentOf(tree, entry.value);
  return key === undefined ? undefined : { start: key.start, end: Math.max(key.end, value?.end ?? key.end) };
}

/**
 * A value from its first word to its last, quotes and brackets included. An alias is as long as it is written; what came
 * in through a merge key does not count, and an empty value is the place right after its colon.
 */
export function extentOf(tree: Tree, node: Node): Extent | undefined {
  const written = tree.resolve(node.span);
  if (node.alias === true || node.kind === 'scalar' || node.flow || isEmpty(node)) return written;
  const inside =
    node.kind === 'list'
      ? [written, ...node.items.map((item) => extentOf(tree, item))]
      : node.entries.filter(({ merged }) => !merged).map((entry) => extentOfEntry(tree, entry));
  const known = inside.filter((extent) => extent !== undefined);
  const first = known[0];
  if (first === undefined) return written;
  // A list ends with white space and comments that belong to what follows it, so that only its start is taken.
  const ends = node.kind === 'list' && known.length > 1 ? known.slice(1) : known;
  return { start: first.start, end: ends.reduce((end, extent) => Math.max(end, extent.end), first.start) };
}
