import type { Node } from './tree';

/**
 * The value that a node stands for, as any YAML reader would give it: aliases and merge keys followed, places left out.
 * A key `__proto__` becomes a field of its own like any other.
 */
export function toPlain(node: Node): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(toPlain);
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, toPlain(value)]));
  }
}
