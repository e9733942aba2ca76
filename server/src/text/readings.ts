import { blocksOf, type Block } from './markdown';
import type { Fragment } from './span';

/** The texts that have been read as Markdown, each once as long as it says the same. One belongs to one world. */
export class Readings {
  private readonly known = new Map<string, { readonly text: string; readonly blocks: readonly Block[] }>();

  /** The blocks of a text from an offset on, which is where its front matter ends and follows from what it says. */
  blocks({ uri, text }: Fragment, from = 0): readonly Block[] {
    const key = `${String(from)} ${uri}`;
    const before = this.known.get(key);
    if (before?.text === text) return before.blocks;
    const blocks = blocksOf(text, from);
    this.known.set(key, { text, blocks });
    return blocks;
  }
}
