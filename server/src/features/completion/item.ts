import type { Markdown } from '../../words/markdown';
import type { Insertion } from './insertion';
import type { Span } from '../../text/span';

export type Kind = 'field' | 'entry' | 'id' | 'value' | 'file' | 'folder' | 'comment';

/** Something that can be written at the cursor. */
export interface Completion {
  readonly label: string;
  readonly kind: Kind;
  /** A few words beside the label. */
  readonly detail?: string | undefined;
  /** Made only for the item that a person looks at. */
  readonly documentation?: (() => Markdown | undefined) | undefined;
  /** What it replaces; the cursor is in it or at one of its ends. */
  readonly span: Span;
  /** What of that is before the cursor. */
  readonly typed: string;
  /** What is inserted, with the indentation that it has in the document. */
  readonly text: string;
  /** The same with places to fill in, in the protocol’s snippet syntax, where there are any. */
  readonly snippet?: string;
  /** What typed words are compared with; the label where it is missing. */
  readonly filterText?: string | undefined;
  /** Why it should not be chosen here. It is offered all the same, last. */
  readonly discouraged?: string | undefined;
  /** How far the line is indented that it is inserted on. */
  readonly lineIndent: number;
}

/** A single value that may be written at a place. */
export interface Candidate {
  readonly value: string;
  readonly label?: string;
  readonly kind?: Kind;
  readonly detail?: string | undefined;
  readonly documentation?: (() => Markdown | undefined) | undefined;
  readonly discouraged?: string | undefined;
  /** A number or `true`, or a text that has its quotes already: not to be quoted. */
  readonly isYaml?: boolean;
  /** What is written instead of the value, where no quote is open. */
  readonly insertion?: Insertion | undefined;
}

/** The same items with those last that should not be chosen, else in their order. */
export function ordered(items: readonly Completion[]): readonly Completion[] {
  return [
    ...items.filter((item) => item.discouraged === undefined),
    ...items.filter((item) => item.discouraged !== undefined),
  ];
}
