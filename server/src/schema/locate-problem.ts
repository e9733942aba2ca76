import { isEmpty, entryOf, type Entry, type Node } from '../syntax/tree';
import { span, textOf, type Span } from '../text/span';
import type { SchemaProblem } from './problem';

/** Where a problem is in a document. */
export interface ProblemPlace {
  /** The words to show it at: just those at fault, and never more than a line. */
  readonly span: Span;
  /** The value at the end of the path. */
  readonly node: Node;
  /** The key with that value; nothing for an item of a list and for the whole document. */
  readonly entry: Entry | undefined;
}

/**
 * Follows a path from the node that was checked. Nothing where it leads nowhere, as it does when it was made of another
 * document.
 */
export function locateProblem(root: Node, { path, at }: Pick<SchemaProblem, 'path' | 'at'>): ProblemPlace | undefined {
  let node: Node = root;
  let entry: Entry | undefined;
  for (const step of path) {
    entry = typeof step === 'string' ? entryOf(node, step) : undefined;
    const next: Node | undefined =
      typeof step === 'string' ? entry?.value : node.kind === 'list' ? node.items[step] : undefined;
    if (next === undefined) return undefined;
    node = next;
  }
  const isShown = at === 'value' && !isEmpty(node) && !textOf(node.span).includes('\n');
  return { span: isShown ? node.span : (entry?.key.span ?? shownInList(node)), node, entry };
}

/** An item of a list that goes on over several lines is shown by its first key, one that is not there by its dash. */
function shownInList(node: Node): Span {
  if (isEmpty(node)) return dashBefore(node.span);
  const first = node.kind === 'map' ? node.entries.find(({ merged }) => !merged) : undefined;
  if (first !== undefined) return first.key.span;
  const { fragment, start } = node.span;
  return span(fragment, start, start + (textOf(node.span).split(/\r?\n/, 1)[0]?.length ?? 0));
}

function dashBefore(at: Span): Span {
  const dash = at.fragment.text.lastIndexOf('-', at.start - 1);
  return dash === -1 ? at : span(at.fragment, dash, dash + 1);
}
