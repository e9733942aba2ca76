import { version } from '../../../../package.json';
import { today } from '../clock';
import { findManifests, isIgnored, listFolder, readFile } from './disk';
import type { Host } from '../../lsp/host';

/** What the language server needs of a machine with a disk, but for the formatter, which is a bundle of its own. */
export const nodeHost: Omit<Host, 'formatYaml'> = {
  version,
  session: `${String(process.pid)}.${String(Date.now())}`,
  read: readFile,
  list: listFolder,
  isIgnored,
  findManifests,
  today,
  later: setImmediate,
};
