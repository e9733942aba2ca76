import type { Prose } from '../text/prose';

/** Where a notice is written to: the address of its file, and how words are written there. */
export interface Page {
  readonly uri: string;
  readonly prose: Prose;
}
