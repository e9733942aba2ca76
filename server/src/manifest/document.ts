import type { Tree } from '../syntax/parse';
import { isEmpty, type Node } from '../syntax/tree';
import { span, startOf, textOf, type Span } from '../text/span';
import { undecodedAt } from '../text/decode';
import { nearest } from '../text/words';

/** The keys of the top level of a manifest. */
export const TOP_FIELDS: readonly string[] = [
  'version',
  'project',
  'contact',
  'artifacts',
  'derivatives',
  'distributions',
  'breaches',
];

/** What a document is, before anybody looks into it. */
export type DocumentKind =
  | { readonly kind: 'manifest' }
  /** Nothing in it but comments; `first` are the words of the first one, `end` is where the text ends. */
  | { readonly kind: 'blank'; readonly first: Span; readonly end: Span }
  /** Evidently something else, since none of its keys is ours; `first` are its first words. */
  | { readonly kind: 'other'; readonly first: Span };

/**
 * What a document is. One that has a key of ours, or a word that may become one while somebody types, is a manifest,
 * however much is wrong with it.
 */
export function documentKind(tree: Tree): DocumentKind {
  const { root } = tree;
  if (root !== undefined && (root.entries.length === 0 || root.entries.some(({ key }) => isOurs(key.text)))) {
    return { kind: 'manifest' };
  }
  // What its words are can't be told, so neither can that they are somebody else's.
  if (undecodedAt(tree.text) !== -1) return { kind: 'manifest' };
  if (tree.isTooLarge && TOP_FIELDS.some((field) => tree.text.includes(field))) return { kind: 'manifest' };
  const words = tree.parts.flatMap(({ content }) => (content === undefined || isEmpty(content) ? [] : content));
  if (words.some(isBecomingOurs)) return { kind: 'manifest' };
  const first = root?.entries[0]?.key.span ?? words[0]?.span ?? tree.parts.flatMap(({ problems }) => problems)[0]?.span;
  if (first !== undefined) return { kind: 'other', first: firstLine(first) };
  const start = tree.text.search(/\S/);
  const at = tree.spanAt(Math.max(start, 0));
  const comment = span(at.fragment, at.start, at.fragment.text.length);
  return { kind: 'blank', first: firstLine(start === -1 ? startOf(at) : comment), end: tree.spanAt(tree.text.length) };
}

/** Whether the key is one of ours, or so near to one that it is a slip. */
function isOurs(key: string): boolean {
  return TOP_FIELDS.includes(key) || nearest(key, TOP_FIELDS) !== undefined;
}

/** Whether it is a word alone that begins like a key of ours. */
function isBecomingOurs(node: Node): boolean {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return false;
  const word = node.value.split(/[\s:]/, 1)[0] ?? '';
  return word !== '' && TOP_FIELDS.some((field) => field.startsWith(word.toLowerCase()));
}

function firstLine(at: Span): Span {
  const end = /^[^\r\n]*/.exec(textOf(at))?.[0].trimEnd().length ?? 0;
  return span(at.fragment, at.start, at.start + end);
}
