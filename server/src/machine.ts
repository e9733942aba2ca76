import { version } from '../../package.json';
import { today } from './clock';
import { findManifests, isIgnored, listFolder, readFile } from './disk';
import type { Host } from './lsp/host';

/** What the language server needs of a machine with a disk. */
export const machine: Host = {
  version,
  session: `${String(process.pid)}.${String(Date.now())}`,
  read: readFile,
  list: listFolder,
  isIgnored,
  findManifests,
  today,
  // A bundle of its own, so that no session that never formats has to load it.
  formatYaml: (text, tabWidth) => (require('./formatter') as typeof import('./formatter')).formatYaml(text, tabWidth),
  later: setImmediate,
};
