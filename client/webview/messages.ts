import type { LineageParams, LineageResult } from '../../server/src/lsp/messages';

/** What the panel of lineage and the extension say to each other. */

/** What a panel shows: all that is needed to ask for it again. */
export type LineageState = LineageParams;

export type ToPanel =
  | { readonly kind: 'picture'; readonly state: LineageState; readonly result: NonNullable<LineageResult> }
  /** Why there is no picture, as a sentence. */
  | { readonly kind: 'problem'; readonly state: LineageState; readonly message: string };

export type FromPanel =
  /** It is there, and shows what it showed before, if it did. */
  | { readonly kind: 'ready'; readonly state?: LineageState; readonly width: number }
  | { readonly kind: 'ask'; readonly state: LineageState }
  /** Go to where an entry is written. */
  | { readonly kind: 'open'; readonly key: string };
