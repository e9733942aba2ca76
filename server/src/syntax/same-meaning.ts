import { textOf } from '../text/span';
import { commentsOf } from './comments';
import type { Tree } from './parse';
import type { Node } from './tree';

/**
 * Whether two documents say the same: the same keys and values in the same order, and the same comments. Where they
 * stand, how they are quoted and how far they are indented makes no difference.
 */
export function sameMeaning(a: Tree, b: Tree): boolean {
  return sameNode(a.root, b.root) && commentsIn(a).join('\n') === commentsIn(b).join('\n');
}

function sameNode(a: Node | undefined, b: Node | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.kind === 'map' && b.kind === 'map')
    return (
      a.entries.length === b.entries.length &&
      a.entries.every((entry, index) => {
        const other = b.entries[index];
        return other !== undefined && entry.key.text === other.key.text && sameNode(entry.value, other.value);
      })
    );
  if (a.kind === 'list' && b.kind === 'list')
    return a.items.length === b.items.length && a.items.every((item, index) => sameNode(item, b.items[index]));
  return a.kind === 'scalar' && b.kind === 'scalar' && Object.is(a.value, b.value);
}

function commentsIn(tree: Tree): readonly string[] {
  return tree.parts.flatMap(commentsOf).map((comment) => textOf(comment).trimEnd());
}
