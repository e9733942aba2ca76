import { existsSync, lstatSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { decode } from '../../text/decode';
import { t } from '../../text/l10n';
import type { Path, Paths } from '../../text/paths';
import { readIndex, type Listed } from './git-index';
import { ignoreRules, type IgnoreRules } from './ignore-rules';
import { readRegular, stampAt, type Bytes } from './regular-file';

/** Files of patterns and settings are short, whoever writes them. */
const MOST_WORDS = 4 * 1024 * 1024;
/** About a million files. */
const MOST_INDEX = 256 * 1024 * 1024;

/** Is told of what can’t be read. */
export type OnProblem = (path: Path, reason: string) => void;

/** The patterns of one file, and the folder that they are about. */
export interface FolderRules {
  readonly folder: Path;
  readonly rules: IgnoreRules;
}

/** A repository as it lies on the disk. Nothing of it is run, and nothing but its own files is read. */
interface Repository {
  readonly root: Path;
  /** Where the index is: for a worktree or a submodule somewhere else than beside the files. */
  readonly gitFolder: Path;
  /** Where settings and patterns for all worktrees are. */
  readonly common: Path;
}

/** What git says of the files in a folder: which it ignores, and which it tracks all the same. */
export class Git {
  private readonly rules = new Kept<IgnoreRules>();
  private readonly pointers = new Kept<Path>();
  private readonly settings = new Kept<ReadonlyMap<string, string>>();
  private readonly indexes = new Kept<Listed>();

  constructor(
    private readonly paths: Paths,
    /** The folder of the user, whose own repository holds settings and no work. */
    private readonly home: Path,
  ) {}

  /** The root of the repository around a folder. */
  rootAround(folder: Path): Path | undefined {
    for (let it: Path | undefined = folder; it !== undefined; it = this.paths.around(it)) {
      if (it.native === this.home.native) return undefined;
      if (this.isRoot(it)) return it;
    }
    return undefined;
  }

  /** Whether a folder is the root of a repository; that of a disk never is. */
  isRoot(folder: Path): boolean {
    if (this.paths.around(folder) === undefined) return false;
    return folder.native !== this.home.native && existsSync(this.paths.inner(folder, '.git').native);
  }

  /** The patterns for a repository as a whole, which those of its folders go before. */
  rulesOf(root: Path, onProblem: OnProblem): readonly FolderRules[] {
    const repository = this.repositoryAt(root, onProblem);
    return this.rulesFrom(this.paths.inner(repository.common, 'info', 'exclude'), { folder: root, root }, onProblem);
  }

  /** The patterns in a folder; `root` is that of its repository, or of the workspace where it is in none. */
  rulesIn(folder: Path, root: Path, onProblem: OnProblem): readonly FolderRules[] {
    return this.rulesFrom(this.paths.inner(folder, '.gitignore'), { folder, root }, onProblem);
  }

  /** The paths below the root of a repository that git tracks, whatever a pattern says; with forward slashes. */
  tracked(root: Path, onProblem: OnProblem): ReadonlySet<string> {
    if (!this.isRoot(root)) return new Set();
    const { gitFolder, common } = this.repositoryAt(root, onProblem);
    const isLong = this.settingsIn(common, onProblem).get('extensions.objectformat') === 'sha256';
    const listed = this.indexAt(this.paths.inner(gitFolder, 'index'), isLong ? 32 : 20, onProblem);
    if (listed?.shared === undefined) return listed?.paths ?? new Set();
    const shared = this.paths.inner(gitFolder, `sharedindex.${listed.shared}`);
    return new Set([...listed.paths, ...(this.indexAt(shared, isLong ? 32 : 20, onProblem)?.paths ?? [])]);
  }

  private rulesFrom(
    file: Path,
    { folder, root }: { readonly folder: Path; readonly root: Path },
    onProblem: OnProblem,
  ): readonly FolderRules[] {
    const stamp = stampAt(file);
    if (stamp === undefined) return [];
    const ignoresCase = this.ignoresCase(root, file, onProblem);
    const rules = this.rules.at(file, `${String(ignoresCase)} ${stamp}`, () => {
      const text = textOf(readRegular(file, MOST_WORDS), file, onProblem);
      return text === undefined ? undefined : ignoreRules(text, ignoresCase);
    });
    return rules === undefined ? [] : [{ folder, rules }];
  }

  /** As the repository was set up for its file system; elsewhere the file system is asked. */
  private ignoresCase(root: Path, file: Path, onProblem: OnProblem): boolean {
    if (this.isRoot(root)) {
      const { common } = this.repositoryAt(root, onProblem);
      return isTrue(this.settingsIn(common, onProblem).get('core.ignorecase'));
    }
    const other = this.paths.inner(this.paths.around(file) ?? root, this.paths.nameOf(file).toUpperCase());
    return stampAt(other) === stampAt(file);
  }

  private repositoryAt(root: Path, onProblem: OnProblem): Repository {
    const own = this.paths.inner(root, '.git');
    const gitFolder = this.pointedTo(own, { from: root, key: 'gitdir:' }, onProblem) ?? own;
    const common = this.pointedTo(this.paths.inner(gitFolder, 'commondir'), { from: gitFolder, key: '' }, onProblem);
    return { root, gitFolder, common: common ?? gitFolder };
  }

  /** The place that a file of one line leads to; nothing where there is no such file. */
  private pointedTo(
    file: Path,
    { from, key }: { readonly from: Path; readonly key: string },
    onProblem: OnProblem,
  ): Path | undefined {
    const stamp = stampAt(file);
    if (stamp === undefined || isFolder(file)) return undefined;
    return this.pointers.at(file, stamp, () => {
      const text = textOf(readRegular(file, MOST_WORDS), file, onProblem) ?? '';
      const words = text.startsWith(key) ? text.slice(key.length).trim() : '';
      if (words === '') return undefined;
      return this.paths.path(isAbsolute(words) ? words : resolve(from.native, words));
    });
  }

  private settingsIn(common: Path, onProblem: OnProblem): ReadonlyMap<string, string> {
    const file = this.paths.inner(common, 'config');
    const stamp = stampAt(file);
    if (stamp === undefined) return new Map();
    const read = (): ReadonlyMap<string, string> | undefined => {
      const text = textOf(readRegular(file, MOST_WORDS), file, onProblem);
      return text === undefined ? undefined : settingsOf(text);
    };
    return this.settings.at(file, stamp, read) ?? new Map<string, string>();
  }

  private indexAt(file: Path, hashBytes: 20 | 32, onProblem: OnProblem): Listed | undefined {
    const stamp = stampAt(file);
    if (stamp === undefined) return undefined;
    return this.indexes.at(file, stamp, () => {
      const found = readRegular(file, MOST_INDEX);
      const listed = found.kind === 'bytes' ? readIndex(found.bytes, hashBytes) : undefined;
      if (found.kind === 'unreadable') onProblem(file, found.reason);
      else if (listed === undefined) onProblem(file, t`it is not a git index in a known version`);
      return listed;
    });
  }
}

/** What files say, read again when they have been written. What could not be read is tried again. */
class Kept<T> {
  private readonly said = new Map<string, { readonly stamp: string; readonly said: T }>();

  at({ native }: Path, stamp: string, read: () => T | undefined): T | undefined {
    const before = this.said.get(native);
    if (before?.stamp === stamp) return before.said;
    const said = read();
    if (said !== undefined) this.said.set(native, { stamp, said });
    return said;
  }
}

function textOf(found: Bytes, file: Path, onProblem: OnProblem): string | undefined {
  if (found.kind === 'unreadable') onProblem(file, found.reason);
  return found.kind === 'bytes' ? decode(found.bytes) : undefined;
}

function isFolder({ native }: Path): boolean {
  return lstatSync(native, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** The settings of a configuration of git by “section.key”, without those of subsections. The last one counts. */
function settingsOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let section: string | undefined;
  for (const line of text.split('\n').map((it) => it.trim())) {
    if (line.startsWith('[')) section = /^\[[\w.-]+\]$/.test(line) ? line.slice(1, -1).toLowerCase() : undefined;
    const equals = line.indexOf('=');
    const key = (equals === -1 ? line : line.slice(0, equals)).trim().toLowerCase();
    const value = equals === -1 ? 'true' : line.slice(equals + 1).split(/[#;]/, 1)[0];
    if (section !== undefined && /^[a-z][\w-]*$/.test(key)) found.set(`${section}.${key}`, (value ?? '').trim());
  }
  return found;
}

function isTrue(value: string | undefined): boolean {
  return value !== undefined && /^(?:true|yes|on|[1-9]\d*)$/i.test(value);
}
