import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from '../../cli/console';
import { today } from '../clock';
import { Disk } from './disk';
import { machinePaths } from './machine';

/** What a command can find out about this machine: all that its words may depend on, beside what it is called with. */
export type Answers = Pick<
  Host,
  | ('environment' | 'today' | 'page')
  | ('read' | 'spelled' | 'list' | 'isIgnored' | 'discover' | 'realUri' | 'workspaceAround' | 'repositoryAround')
>;

/** This machine as it is whenever it is asked. `pages` is the folder that holds the pages of the rules. */
export function machineAnswers(pages: string): Answers {
  const disk = new Disk();
  return {
    environment: process.env,
    today,
    page: (rule) => attempt(() => readFileSync(join(pages, `${rule}.md`), 'utf8')),
    read: disk.read,
    spelled: disk.spelled,
    list: disk.list,
    isIgnored: disk.isIgnored,
    discover: async (uri) => (await disk.discover(uri)) ?? { manifests: [], configs: [], passedOver: [], problems: [] },
    realUri: (uri) =>
      attempt(() => machinePaths.toUri(machinePaths.path(realpathSync(machinePaths.fromUri(uri)?.native ?? uri)))) ??
      uri,
    workspaceAround: disk.workspaceAround,
    repositoryAround: disk.repositoryAround,
  };
}

function attempt<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
