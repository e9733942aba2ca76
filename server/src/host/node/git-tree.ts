import { lstatSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { t } from '../../text/l10n';
import type { GitCommand } from './git-command';

/** A file, a link or a module in the tree of a commit. */
export interface TreeEntry {
  readonly mode: string;
  readonly object: string;
  /** The folder of the repository that holds the object. */
  readonly folder: string;
}

/** All that a commit holds, by path with forward slashes; modules with what is in them, where it was fetched. */
export interface CommitTree {
  readonly entries: ReadonlyMap<string, TreeEntry>;
  /** Modules whose commit is not here, by path. */
  readonly missing: ReadonlyMap<string, string>;
}

/** Modules hold modules, but not for ever. */
const DEEPEST = 10;

/** Reads the tree of a commit; a sentence where it can’t be read. */
export async function readTree(git: GitCommand, folder: string, commit: string): Promise<CommitTree | string> {
  const entries = new Map<string, TreeEntry>();
  const missing = new Map<string, string>();
  const failure = await collect(commit, { git, folder, prefix: '', depth: 0, entries, missing });
  return failure ?? { entries, missing };
}

interface Collecting {
  readonly git: GitCommand;
  readonly folder: string;
  readonly prefix: string;
  readonly depth: number;
  readonly entries: Map<string, TreeEntry>;
  readonly missing: Map<string, string>;
}

async function collect(commit: string, at: Collecting): Promise<string | undefined> {
  const { git, folder, prefix, depth, entries, missing } = at;
  const told = await git.run(folder, ['ls-tree', '-r', '-z', '--full-tree', commit, '--']);
  if ('failure' in told) return told.failure;
  for (const line of told.bytes.toString('utf8').split('\0')) {
    const [, mode = '', object = '', path = ''] = /^(\d{6}) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    if (path === '') continue;
    const whole = `${prefix}${path}`;
    entries.set(whole, { mode, object, folder });
    if (mode !== MODULE) continue;
    const inner = moduleAt(folder, path);
    const within = { ...at, folder: inner ?? '', prefix: `${whole}/`, depth: depth + 1 };
    const failure = inner === undefined || depth === DEEPEST ? t`not here` : await collect(object, within);
    if (failure !== undefined) missing.set(whole, object);
  }
  return undefined;
}

const MODULE = '160000';

/** The folder of a module that was fetched; nothing where a link leads elsewhere. */
function moduleAt(folder: string, path: string): string | undefined {
  const inner = join(folder, path);
  try {
    const isRepository = lstatSync(join(inner, '.git'), { throwIfNoEntry: false }) !== undefined;
    return isRepository && realpathSync(inner) === join(realpathSync(folder), path) ? inner : undefined;
  } catch {
    // What is not there was not fetched, which is said.
    return undefined;
  }
}
