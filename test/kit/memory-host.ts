import type { Host } from '../../server/src/cli/console';
import type { Files } from '../../server/src/text/files';
import { ROOT } from './files';

/** The world of a command line over files in memory: nothing of it is written, printed or asked. */
export function memoryHost(files: Files): Host {
  const nothing = (): never => {
    throw new Error('Nothing like that is asked of files in memory.');
  };
  return {
    version: '1.0.0',
    folder: ROOT,
    environment: {},
    isTerminal: false,
    width: undefined,
    print: nothing,
    warn: nothing,
    readInput: nothing,
    isInteractive: false,
    ask: nothing,
    uriOf: nothing,
    pathOf: (uri) => uri.slice(ROOT.length + 1),
    realUri: (uri) => uri,
    workspaceAround: nothing,
    repositoryAround: nothing,
    read: (uri) => files.read(uri),
    spelled: (uri) => files.spelled?.(uri),
    list: () => [],
    isIgnored: (uri) => files.isIgnored(uri),
    discover: nothing,
    expand: nothing,
    watch: nothing,
    write: nothing,
    threads: 1,
    inThread: nothing,
    revisions: nothing,
    parcels: nothing,
    page: () => undefined,
    today: () => '2024-03-01',
  };
}
