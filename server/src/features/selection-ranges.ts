import type { Analysis } from '../analysis/analyze';
import { unquoted } from '../manifest/mentions';
import { extentOf, extentOfEntry, type Extent } from '../syntax/extent';
import type { Tree } from '../syntax/parse';
import type { Entry, Node } from '../syntax/tree';

/**
 * What a growing selection takes in at an offset, from the word to the whole document: each extent holds the offset and
 * the one before it.
 */
export function selectionRanges(analysis: Analysis, offset: number): readonly Extent[] {
  const { tree } = analysis;
  const whole = { start: 0, end: tree.text.length };
  const inner = tree.root === undefined ? [] : aroundIn(tree, tree.root, offset);
  return growing([...inner, whole], offset);
}

/** From the inside out. */
function aroundIn(tree: Tree, node: Node, offset: number): readonly Extent[] {
  const own = extentOf(tree, node);
  if (own === undefined) return [];
  if (node.alias === true) return [own];
  if (node.kind === 'scalar') {
    const words = tree.resolve(unquoted(node.span));
    return words === undefined ? [own] : [words, own];
  }
  if (node.kind === 'list') {
    const item = node.items.find((it) => holds(extentOf(tree, it), offset));
    return item === undefined ? [own] : [...aroundIn(tree, item, offset), own];
  }
  const entry = node.entries.find((it) => !it.merged && holds(extentOfEntry(tree, it), offset));
  return entry === undefined ? [own] : [...aroundEntry(tree, entry, offset), own];
}

function aroundEntry(tree: Tree, entry: Entry, offset: number): readonly Extent[] {
  const own = extentOfEntry(tree, entry);
  const key = tree.resolve(entry.key.span);
  const inner = holds(key, offset) ? [key] : aroundIn(tree, entry.value, offset);
  return [...inner, ...(own === undefined ? [] : [own])];
}

/** Only those that hold the offset, each larger than the one before it. */
function growing(extents: readonly Extent[], offset: number): readonly Extent[] {
  const kept: Extent[] = [];
  for (const extent of extents) {
    const last = kept.at(-1);
    const larger = last === undefined || size(extent) > size(last);
    const around = last === undefined || (extent.start <= last.start && last.end <= extent.end);
    if (holds(extent, offset) && larger && around) kept.push(extent);
  }
  return kept;
}

function size({ start, end }: Extent): number {
  return end - start;
}

function holds(extent: Extent | undefined, offset: number): extent is Extent {
  return extent !== undefined && extent.start <= offset && offset <= extent.end;
}
