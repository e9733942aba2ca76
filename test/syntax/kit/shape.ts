import type { Tree } from '../../../server/src/syntax/parse';
import type { Node, Problem } from '../../../server/src/syntax/tree';
import type { Span } from '../../../server/src/text/span';

/** A place in the whole text; “nowhere” for a span that the tree does not know, which no tree may have. */
export function placeOf(tree: Tree, at: Span): string {
  const place = tree.resolve(at);
  return place === undefined ? 'nowhere' : `${String(place.start)}-${String(place.end)}`;
}

/** All that a tree tells, in a form that can be compared. */
export function shapeOf(tree: Tree): unknown {
  return {
    text: tree.text,
    parts: tree.parts.map((part) => ({
      section: part.section,
      text: part.text,
      content: part.content && nodeShape(tree, part.content),
      problems: part.problems.map((problem) => problemShape(tree, problem)),
    })),
    root: tree.root && nodeShape(tree, tree.root),
    problems: tree.problems.map((problem) => problemShape(tree, problem)),
  };
}

/** All problems of a tree, those of its parts included. */
export function problemsOf(tree: Tree): readonly Problem[] {
  return [...tree.parts.flatMap((part) => part.problems), ...tree.problems];
}

function problemShape(tree: Tree, { span, message, related }: Problem): unknown {
  return [placeOf(tree, span), message, related && [placeOf(tree, related.span), related.message]];
}

function nodeShape(tree: Tree, node: Node): unknown {
  const place = placeOf(tree, node.span);
  if (node.kind === 'scalar') return [place, node.style, node.alias === true, node.value];
  if (node.kind === 'list')
    return [place, node.flow, node.alias === true, node.items.map((item) => nodeShape(tree, item))];
  const entries = node.entries.map(({ key, value, merged }) => [
    key.text,
    placeOf(tree, key.span),
    merged,
    nodeShape(tree, value),
  ]);
  return [place, node.flow, node.alias === true, entries];
}
