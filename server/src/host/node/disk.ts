import { isUtf8 } from 'node:buffer';
import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { decode } from '../../text/decode';
import type { FileState } from '../../text/files';
import { t } from '../../text/l10n';
import type { Path } from '../../text/paths';
import { isInside } from '../../text/uri';
import { CONFIG_FILES, isConfigName } from '../../workspace/config-files';
import type { Discovered, NotRead, PassedOver } from '../../workspace/discovered';
import { isManifestName, SKIPPED } from '../../manifest/manifest-files';
import { machinePaths, mostBytes } from './machine';
import { isAbsent, reasonOf, tooLarge } from './regular-file';
import { Spellings } from './spelling';
import { Git, type FolderRules, type OnProblem } from './repository';

/** The disk of this machine, as it is whenever it is asked. */
export class Disk {
  private readonly git = new Git(machinePaths, machinePaths.path(homedir()));

  /**
   * A file as it is now, read only where it lies in one of the folders, by its address and also where links lead. `pending`
   * for an address that is not on the disk.
   */
  readonly read = (uri: string, folders: readonly string[]): FileState => {
    const path = machinePaths.fromUri(uri);
    if (path === undefined) return { kind: 'pending' };
    if (!folders.some((folder) => isInside(folder, uri))) return { kind: 'outside' };
    try {
      // Whether something is there is told of the inside alone, and so is that something may be made there.
      const place = realPlace(path);
      if (place === undefined) return { kind: 'unreadable', reason: t`it is reached through a broken link` };
      // Without a link on the way to the file there is none on the way to a folder around it.
      const isThere = place.native === path.native;
      const around = folders.map((folder) => ({ folder, real: isThere ? folder : realFolder(folder) }));
      const inside = around.find(({ real }) => isInside(real, machinePaths.toUri(place)));
      if (inside === undefined) return { kind: 'outside' };
      const leadsTo = isThere ? undefined : placeBehindLinks(path, place, inside);
      return { ...readHere(path), ...(leadsTo === undefined ? {} : { leadsTo }) };
    } catch (error) {
      return isAbsent(error) ? { kind: 'absent' } : { kind: 'unreadable', reason: reasonOf(error) };
    }
  };

  readonly spelled = new Spellings().spelled;

  /**
   * The names in a folder, those of folders with a slash behind them; read only where the folder lies in one of `folders`,
   * also where links lead. Empty where it can't be read: they are only offered to a person who types a path.
   */
  readonly list = (uri: string, folders: readonly string[]): readonly string[] => {
    const path = machinePaths.fromUri(uri);
    if (path === undefined || this.read(uri, folders).kind !== 'folder') return [];
    try {
      const entries = readdirSync(path.native, { withFileTypes: true });
      const shown = entries.filter(({ name }) => !SKIPPED.includes(name));
      return shown.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)).sort();
    } catch {
      return [];
    }
  };

  /**
   * Whether git leaves the file out: a pattern between it and the root of its repository says so, or outside of a
   * repository the root of the workspace, and git does not track it all the same.
   */
  readonly isIgnored = (uri: string, folders: readonly string[]): boolean => {
    const path = machinePaths.fromUri(uri);
    if (path === undefined) return false;
    const around = folders.find((folder) => isInside(folder, uri));
    const folder = machinePaths.around(path);
    const repository = folder && this.git.rootAround(folder);
    const root = repository ?? (around === undefined ? undefined : machinePaths.fromUri(around));
    if (root === undefined) return false;
    // What can't be read of git's is said where manifests are looked for.
    const onProblem: OnProblem = () => undefined;
    const names = machinePaths.namesBelow(root, path);
    const rules: FolderRules[] = repository === undefined ? [] : [...this.git.rulesOf(repository, onProblem)];
    // What lies in an ignored folder is ignored, whatever is said inside of it, so the outermost folder comes first.
    const isLeftOut = names.some((_, depth) => {
      const inner = machinePaths.inner(root, ...names.slice(0, depth));
      rules.push(...this.git.rulesIn(inner, root, onProblem));
      return leavesOut(rules, machinePaths.inner(root, ...names.slice(0, depth + 1)), depth < names.length - 1);
    });
    return isLeftOut && !(repository !== undefined && this.git.tracked(repository, onProblem).has(names.join('/')));
  };

  /**
   * What there is below a folder, with what git ignores and does not track and with installed packages left out; nothing
   * for a folder that is not on the disk.
   */
  readonly discover = async (folder: string): Promise<Discovered | undefined> => {
    const path = machinePaths.fromUri(folder);
    return path === undefined ? undefined : new Search(this.git).below(path);
  };

  /**
   * The folder that people work in as one: the root of the repository around it, else the nearest folder with a
   * configuration; nothing where there is neither.
   */
  readonly workspaceAround = (folder: string): string | undefined => {
    const path = machinePaths.fromUri(folder);
    const root = path && (this.git.rootAround(path) ?? nearestWith(path, CONFIG_FILES));
    return root && machinePaths.toUri(root);
  };

  readonly repositoryAround = (folder: string): string | undefined => {
    const path = machinePaths.fromUri(folder);
    const root = path && this.git.rootAround(path);
    return root && machinePaths.toUri(root);
  };
}

/** One search for manifests. */
class Search {
  private readonly manifests = new Set<string>();
  private readonly configs: string[] = [];
  private readonly passedOver = new Map<string, PassedOver>();
  private readonly problems = new Map<string, NotRead>();
  /** Where a pattern has left something out that git may track all the same. */
  private readonly leftOut = new Set<string>();

  constructor(private readonly git: Git) {}

  async below(start: Path): Promise<Discovered> {
    const repository = this.git.rootAround(start);
    const root = repository ?? start;
    const folders: Visit[] = [{ path: start, root, rules: this.rulesAbove(start, repository) }];
    for (const { path, root: outer, rules: above } of folders) {
      // What is said outside of a repository is not about what is inside.
      const isNested = path.native !== outer.native && path.native !== start.native && this.git.isRoot(path);
      const own = isNested ? path : outer;
      const rules = [
        ...(isNested ? this.git.rulesOf(path, this.onProblem) : above),
        ...this.git.rulesIn(path, own, this.onProblem),
      ];
      for (const entry of await this.entriesOf(path)) {
        const inner = machinePaths.inner(path, entry.name);
        if (this.isPassedOver(entry, inner, { path, root: own, rules })) continue;
        if (entry.isDirectory()) folders.push({ path: inner, root: own, rules });
        else this.look(entry, inner);
      }
    }
    this.addTracked(start);
    const { manifests, configs, passedOver, problems } = this;
    return {
      manifests: [...manifests],
      configs,
      passedOver: [...passedOver.values()],
      problems: [...problems.values()],
    };
  }

  private readonly onProblem: OnProblem = (path, reason) => {
    const uri = machinePaths.toUri(path);
    this.problems.set(uri, { uri, reason });
  };

  private passOver(path: Path, kind: PassedOver['kind'], why: PassedOver['why']): void {
    const uri = machinePaths.toUri(path);
    this.passedOver.set(uri, { uri, kind, why });
  }

  /** The patterns above a folder of a repository, from its root down. */
  private rulesAbove(start: Path, repository: Path | undefined): readonly FolderRules[] {
    if (repository === undefined) return [];
    const names = machinePaths.namesBelow(repository, start);
    const above = names.map((_, depth) => machinePaths.inner(repository, ...names.slice(0, depth)));
    const inFolders = above.flatMap((folder) => this.git.rulesIn(folder, repository, this.onProblem));
    return [...this.git.rulesOf(repository, this.onProblem), ...inFolders];
  }

  /** What is in a folder, in the order of names. */
  private async entriesOf(path: Path): Promise<readonly Dirent[]> {
    try {
      const entries = await readdir(path.native, { withFileTypes: true });
      return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      if (!isAbsent(error)) this.onProblem(path, reasonOf(error));
      return [];
    }
  }

  private isPassedOver(entry: Dirent, path: Path, { root, rules }: Visit): boolean {
    const { name } = entry;
    if (name === '.git') return true;
    if (/[\p{Surrogate}\uFFFD]/u.test(name) && !existsSync(path.native)) {
      this.onProblem(machinePaths.path(path.native.replace(/\p{Surrogate}/gu, '\uFFFD')), t`its name is not Unicode`);
      return true;
    }
    const isFolder = entry.isDirectory();
    const kind = isFolder ? 'folder' : 'manifest';
    if (isFolder && SKIPPED.includes(name)) {
      this.passOver(path, kind, 'packages');
      return true;
    }
    const isOfUse = isFolder || isManifestName(name) || isConfigName(name) || entry.isSymbolicLink();
    if (!isOfUse) return true;
    if (!leavesOut(rules, path, isFolder)) return false;
    this.leftOut.add(root.native);
    if (isFolder || isManifestName(name)) this.passOver(path, kind, 'ignored');
    return true;
  }

  /** Takes in a file of a name of ours. */
  private look(entry: Dirent, path: Path): void {
    const uri = machinePaths.toUri(path);
    if (entry.isSymbolicLink()) this.lookAtLink(path);
    else if (!entry.isFile()) this.onProblem(path, t`it is not a regular file`);
    else if (isManifestName(entry.name)) this.manifests.add(uri);
    else this.configs.push(uri);
  }

  /** A link is not followed: what it leads to is looked at where it lies, if that is inside. */
  private lookAtLink(path: Path): void {
    const isManifest = isManifestName(machinePaths.nameOf(path));
    try {
      const target = statSync(path.native, { throwIfNoEntry: false });
      if (target === undefined) {
        if (isManifest) this.onProblem(path, t`it is reached through a broken link`);
      } else if (isManifest || target.isDirectory()) {
        this.passOver(path, target.isDirectory() ? 'folder' : 'manifest', 'link');
      }
    } catch (error) {
      if (!isAbsent(error) || isManifest) this.onProblem(path, reasonOf(error));
    }
  }

  /** Takes in what a pattern has left out and git tracks all the same. */
  private addTracked(start: Path): void {
    for (const native of this.leftOut) {
      const root = machinePaths.path(native);
      for (const tracked of this.git.tracked(root, this.onProblem)) {
        const names = tracked.split('/');
        const isManifest = isManifestName(names.at(-1) ?? '');
        if (!isManifest || names.some((name) => SKIPPED.includes(name))) continue;
        const path = machinePaths.inner(root, ...names);
        const uri = machinePaths.toUri(path);
        if (!isInside(machinePaths.toUri(start), uri) || this.manifests.has(uri) || !isRegular(path)) continue;
        this.manifests.add(uri);
        this.passedOver.delete(uri);
      }
    }
  }
}

interface Visit {
  readonly path: Path;
  /** The root of the repository that it is in, else the folder where the search began. */
  readonly root: Path;
  readonly rules: readonly FolderRules[];
}

/** Whether the path is left out; the innermost file that says anything about it decides. */
function leavesOut(rules: readonly FolderRules[], path: Path, isFolder: boolean): boolean {
  for (let at = rules.length - 1; at >= 0; at--) {
    const own = rules[at];
    const said = own?.rules.leavesOut(machinePaths.namesBelow(own.folder, path), isFolder);
    if (said !== undefined) return said;
  }
  return false;
}

function readHere(path: Path): FileState {
  const stat = statSync(path.native, { throwIfNoEntry: false });
  if (stat === undefined) return { kind: 'absent' };
  if (stat.isDirectory()) return { kind: 'folder' };
  if (!stat.isFile()) return { kind: 'unreadable', reason: t`it is not a regular file` };
  const most = mostBytes(machinePaths.nameOf(path));
  if (stat.size > most) return { kind: 'unreadable', reason: tooLarge(most) };
  const bytes = readFileSync(path.native);
  const text = decode(bytes);
  return {
    kind: 'text',
    text,
    ...((stat.mode & 0o111) !== 0 && { isExecutable: true }),
    ...(stat.nlink > 1 && { hasOtherNames: true }),
    ...(!isUtf8(bytes) && { isUtf8: false }),
  };
}

/**
 * The address of the place that a path leads to through links below a folder of the workspace, as seen through that
 * folder; nothing where it leads to the very place that it names, in whichever case that is written.
 */
function placeBehindLinks(
  path: Path,
  place: Path,
  { folder, real }: { readonly folder: string; readonly real: string },
): string | undefined {
  const [named, found] = [machinePaths.fromUri(folder), machinePaths.fromUri(real)];
  if (named === undefined || found === undefined) return undefined;
  const below = machinePaths.namesBelow(found, place);
  const same = (names: readonly string[]): string => names.join('/').normalize('NFC').toLowerCase();
  if (same(machinePaths.namesBelow(named, path)) === same(below)) return undefined;
  return machinePaths.toUri(machinePaths.inner(named, ...below));
}

function nearestWith(folder: Path, names: readonly string[]): Path | undefined {
  if (names.some((name) => existsSync(machinePaths.inner(folder, name).native))) return folder;
  const around = machinePaths.around(folder);
  return around && nearestWith(around, names);
}

function isRegular({ native }: Path): boolean {
  try {
    return lstatSync(native).isFile();
  } catch {
    // What git tracks need not be there.
    return false;
  }
}

/**
 * Where a file is, or would be, with all links followed that there are; nothing behind a link that leads to nothing, since
 * whatever is made there may be anywhere. Throws where it can't be told.
 */
function realPlace(path: Path): Path | undefined {
  try {
    return machinePaths.path(realpathSync.native(path.native));
  } catch (error) {
    const around = machinePaths.around(path);
    if (!isAbsent(error) || isNotFolder(error) || around === undefined) throw error;
    const folder = lstatSync(path.native, { throwIfNoEntry: false }) === undefined ? realPlace(around) : undefined;
    return folder && machinePaths.inner(folder, machinePaths.nameOf(path));
  }
}

function isNotFolder(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOTDIR';
}

/** Where a folder really is; the folder itself where that can't be told. */
function realFolder(folder: string): string {
  const path = machinePaths.fromUri(folder);
  if (path === undefined) return folder;
  try {
    return machinePaths.toUri(machinePaths.path(realpathSync.native(path.native)));
  } catch {
    return folder;
  }
}
