import { nodeHost } from './host/node/host';
import type { Host } from './lsp/host';

/** What the language server needs where it runs in Node. */
export const host: Host = {
  ...nodeHost(),
  // A bundle of its own, so that no session that never formats has to load it.
  formatYaml: (text, tabWidth) => (require('./formatter') as typeof import('./formatter')).formatYaml(text, tabWidth),
};
