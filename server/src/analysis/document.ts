import type { Extent } from '../syntax/extent';
import type { Tree } from '../syntax/parse';
import { Lines } from '../text/lines';
import type { Fragment, Span } from '../text/span';

/** What a document is: a manifest, an impact report, a card, the configuration of the checker, or a text that others name. */
export type Kind = 'manifest' | 'report' | 'card' | 'config' | 'text';

/** A document at one moment. Its spans become places of its text here, and nowhere else. */
export interface Document<K extends Kind = Kind> {
  readonly kind: K;
  readonly uri: string;
  readonly text: string;
  readonly lines: Lines;
  /** The offsets of a span in the whole text; nothing for one of another document or of an earlier state of this one. */
  resolve(at: Span): Extent | undefined;
}

/** A document that is read in parts. */
export function documentIn<K extends Kind>(kind: K, tree: Tree, lines = Lines.from(tree.text)): Document<K> {
  return { kind, uri: tree.uri, text: tree.text, lines, resolve: (at) => tree.resolve(at) };
}

/** A document that is one fragment from its first to its last character. */
export function wholeDocument<K extends Kind>(kind: K, { uri, text }: Fragment, lines = Lines.from(text)): Document<K> {
  const isOf = ({ fragment }: Span): boolean => fragment.uri === uri && fragment.text === text;
  return { kind, uri, text, lines, resolve: (at) => (isOf(at) ? { start: at.start, end: at.end } : undefined) };
}
