import { version } from '../../../../package.json';
import { today } from '../clock';
import { Disk } from './disk';
import type { Host } from '../../lsp/host';

/** What the language server needs of a machine with a disk, but for the formatter, which is a bundle of its own. */
export function nodeHost(): Omit<Host, 'formatYaml'> {
  const disk = new Disk();
  return {
    version,
    session: `${String(process.pid)}.${String(Date.now())}`,
    read: disk.read,
    spelled: disk.spelled,
    list: disk.list,
    isIgnored: disk.isIgnored,
    discover: disk.discover,
    workspaceAround: disk.workspaceAround,
    // A bundle of its own, and the only thing that starts another program.
    revisions: () => (require('./revisions') as typeof import('./revisions')).revisions,
    today,
    later: setImmediate,
  };
}
