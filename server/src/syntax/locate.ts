import { textOf, touches, type Span } from '../text/span';
import type { Tree } from './parse';
import { entryOf, isEmpty, type Entry, type MapNode, type Node, type Part } from './tree';

/** The keys, and the indices into lists, that lead from the top of a document to something in it. */
export type Path = readonly (string | number)[];

/** What is written at a place of a document. */
export interface Place {
  /** Leads to the entry or the item; for a key, its own name is the last step. */
  readonly path: Path;
  readonly on: 'key' | 'value';
  /** The key, or the value. */
  readonly span: Span;
  /** The value, also where the place is its key. */
  readonly node: Node;
  /** The entry whose key or value it is; nothing for the item of a list. */
  readonly entry?: Entry;
}

interface Cursor {
  readonly part: Part;
  /** The offset in the part. */
  readonly offset: number;
}

/** The key or the single value at an offset of the text; nothing where there is only space, punctuation or a comment. */
export function placeAt(tree: Tree, offset: number): Place | undefined {
  const { part, offset: local } = tree.at(offset);
  const top = part.section === undefined ? [] : [part.section];
  return part.content === undefined ? undefined : within(part.content, top, { part, offset: local });
}

/**
 * Where the value begins that a place is in the middle of, if that is text on several lines, in which no comment can
 * stand; the place itself for anything else.
 */
export function startOfText(tree: Tree, offset: number): number {
  const place = placeAt(tree, offset);
  if (place?.on !== 'value' || place.node.kind !== 'scalar' || !textOf(place.span).includes('\n')) return offset;
  return tree.resolve(place.span)?.start ?? offset;
}

/** The value that a path leads to from a node, or nothing. */
export function nodeAt(node: Node | undefined, path: Path): Node | undefined {
  return path.reduce<Node | undefined>(
    (at, step) =>
      typeof step === 'string' ? entryOf(at, step)?.value : at?.kind === 'list' ? at.items[step] : undefined,
    node,
  );
}

function within(node: Node, path: Path, cursor: Cursor): Place | undefined {
  if (node.kind === 'map' && node.alias !== true) return inMap(node, path, cursor);
  if (!touches(node.span, cursor.part, cursor.offset) || isEmpty(node)) return undefined;
  if (node.kind !== 'list' || node.alias === true) return { path, on: 'value', span: node.span, node };
  for (const [index, item] of node.items.entries()) {
    const found = within(item, [...path, index], cursor);
    if (found !== undefined) return found;
  }
  return undefined;
}

function inMap(map: MapNode, path: Path, cursor: Cursor): Place | undefined {
  for (const entry of map.entries) {
    if (entry.merged) continue;
    const inner = [...path, entry.key.text];
    const { span } = entry.key;
    if (touches(span, cursor.part, cursor.offset)) return { path: inner, on: 'key', span, node: entry.value, entry };
    const found = within(entry.value, inner, cursor);
    if (found !== undefined) return found.path.length === inner.length ? { ...found, entry } : found;
  }
  return undefined;
}
