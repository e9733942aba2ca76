import type { Analysis } from '../analysis/analyze';
import { commentsOf } from '../syntax/comments';
import { extentOf, extentOfEntry, type Extent } from '../syntax/extent';
import type { Tree } from '../syntax/parse';
import type { Node } from '../syntax/tree';

export interface Fold extends Extent {
  readonly kind: 'entry' | 'comment';
}

/**
 * What can be folded: every entry and every item of a list that goes on over several lines, and comments of several
 * lines. In file order, each from the line that stays visible to the last one that is hidden.
 */
export function folding(analysis: Analysis): readonly Fold[] {
  const { tree } = analysis;
  const entries = tree.root === undefined ? [] : foldsIn(tree, tree.root);
  return [...entries, ...comments(tree)]
    .filter(({ start, end }) => tree.text.slice(start, end).includes('\n'))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

function foldsIn(tree: Tree, node: Node): readonly Fold[] {
  if (node.alias === true || node.kind === 'scalar') return [];
  const inside =
    node.kind === 'list'
      ? node.items.map((item) => ({ extent: extentOf(tree, item), value: item }))
      : node.entries
          .filter(({ merged }) => !merged)
          .map((entry) => ({ extent: extentOfEntry(tree, entry), value: entry.value }));
  return inside.flatMap(({ extent, value }) => [
    ...(extent === undefined ? [] : [{ ...extent, end: endOfFold(tree, value, extent), kind: 'entry' as const }]),
    ...foldsIn(tree, value),
  ]);
}

/** A bracket that closes on a line of its own stays visible. */
function endOfFold(tree: Tree, value: Node, { end }: Extent): number {
  if (value.kind === 'scalar' || !value.flow || value.alias === true) return end;
  const before = tree.text.slice(0, Math.max(0, end - 1)).trimEnd().length;
  return tree.text.slice(before, end).includes('\n') ? before : end;
}

/** Comments that have a line to themselves, joined where nothing but one line break is between them. */
function comments(tree: Tree): readonly Fold[] {
  const folds: Fold[] = [];
  for (const comment of tree.parts.flatMap(commentsOf)) {
    const extent = tree.resolve(comment);
    if (extent === undefined || !startsLine(tree.text, extent.start)) continue;
    const last = folds.at(-1);
    if (last !== undefined && isNextLine(tree.text.slice(last.end, extent.start)))
      folds[folds.length - 1] = { ...last, end: extent.end };
    else folds.push({ ...extent, kind: 'comment' });
  }
  return folds;
}

function startsLine(text: string, offset: number): boolean {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim() === '';
}

function isNextLine(between: string): boolean {
  return between.trim() === '' && between.indexOf('\n') === between.lastIndexOf('\n');
}
