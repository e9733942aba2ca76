import type { MapNode, Node } from './tree';

/**
 * The value that a node stands for, as any YAML reader would give it: aliases and merge keys followed, places left out.
 * A key `__proto__` becomes a field of its own like any other.
 */
export function toPlain(node: MapNode): Record<string, unknown>;
export function toPlain(node: Node): unknown;
export function toPlain(node: Node): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map((item) => toPlain(item));
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, toPlain(value)]));
  }
}
