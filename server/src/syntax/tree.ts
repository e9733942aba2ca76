import { oncePer } from '../text/once';
import type { Fragment, Span } from '../text/span';

/** A YAML value with its place. Aliases are already followed: the node stands at the alias, its children where they are. */
export type Node = MapNode | ListNode | ScalarNode;

export interface MapNode {
  readonly kind: 'map';
  readonly span: Span;
  readonly entries: readonly Entry[];
  /** Written in braces. */
  readonly flow: boolean;
  readonly alias?: boolean;
}

export interface ListNode {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly Node[];
  /** Written in brackets. */
  readonly flow: boolean;
  readonly alias?: boolean;
}

export interface ScalarNode {
  readonly kind: 'scalar';
  /** Quotes included; empty, right after the colon or dash, where nothing is written. */
  readonly span: Span;
  readonly value: string | number | bigint | boolean | null;
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
  readonly alias?: boolean;
}

export interface Entry {
  readonly key: Key;
  readonly value: Node;
  /** Came in through a merge key `<<`, so it is not written in this map. */
  readonly merged: boolean;
}

export interface Key {
  readonly text: string;
  readonly span: Span;
}

/** Something that is not well-formed. */
export interface Problem {
  readonly span: Span;
  readonly message: string;
  readonly related?: { readonly span: Span; readonly message: string };
}

/** A fragment with what was read from it. */
export interface Part extends Fragment {
  /** The section whose entry this is (`artifacts`, …), or nothing for a part of the top level. */
  readonly section: string | undefined;
  readonly content: Node | undefined;
  readonly problems: readonly Problem[];
}

/** The entry of a map under a key, or nothing; anything else than a map has no entries. */
export function entryOf(node: Node | undefined, key: string): Entry | undefined {
  if (node?.kind !== 'map') return undefined;
  if (node.entries.length > FEW) return indexOf(node).get(key);
  return node.entries.find((entry) => entry.key.text === key);
}

/** In a map with more entries than that, each is looked up in an index, which is made once. */
const FEW = 50;
const indexOf = oncePer((map: MapNode) => new Map(map.entries.map((entry) => [entry.key.text, entry])));

export function valueOf(node: Node | undefined, key: string): Node | undefined {
  return entryOf(node, key)?.value;
}

/** Whether nothing is written there: `key:` and no more. */
export function isEmpty(node: Node): boolean {
  return node.kind === 'scalar' && node.value === null && node.span.start === node.span.end;
}
