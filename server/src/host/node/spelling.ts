import { lstatSync, readdirSync, statSync } from 'node:fs';
import type { Path } from '../../text/paths';
import { isInside } from '../../text/uri';
import { machinePaths } from './machine';

/** A folder as the disk spells it. */
interface Folder {
  readonly path: Path;
  /** Whether it is spelled otherwise than it was asked for. */
  readonly isRespelled: boolean;
  /** Whether names in it count as the same where only the case of their letters differs. */
  readonly folds: boolean;
}

/** The names in a folder, by themselves and as they are taken for the same. */
interface Names {
  readonly stamp: bigint;
  readonly all: ReadonlySet<string>;
  readonly alike: ReadonlyMap<string, readonly string[]>;
}

/** How the disk spells names, where it takes several spellings for one file. */
export class Spellings {
  /** Addresses of folders that are spelled as on the disk, and in which names count as they are written. */
  private readonly exact = new Set<string>();
  /** By folder, whether case counts in it; that can't change while there is anything in it. */
  private readonly folding = new Map<string, boolean>();
  private readonly names = new Map<string, Names>();

  /**
   * The address of a file as the disk spells it below the nearest of the folders, and as it is written where there is no
   * such file. Nothing where names count as they are written.
   */
  readonly spelled = (uri: string, folders: readonly string[]): string | undefined => {
    const end = uri.lastIndexOf('/');
    const around = uri.slice(0, end);
    // What is escaped may have letters that are written in more than one way.
    const isPlain = !uri.includes('%', end);
    if (isPlain && this.exact.has(around)) return undefined;
    const path = machinePaths.fromUri(uri);
    const top = path && topOf(uri, path, folders);
    if (path === undefined || top === undefined || top.below.length === 0) return undefined;
    try {
      const folder = this.folderAt(top, top.below.slice(0, -1), top.below.at(-1));
      const name = top.below.at(-1) ?? '';
      const own = this.nameIn(folder, name);
      if (!folder.isRespelled && !folder.folds && own === name) {
        if (this.folding.has(folder.path.native)) this.exact.add(around);
        return undefined;
      }
      return own === name && !folder.isRespelled ? uri : machinePaths.toUri(machinePaths.inner(folder.path, own));
    } catch {
      // What can't be looked into is told of by whoever reads it.
      return undefined;
    }
  };

  private folderAt(top: Top, below: readonly string[], next: string | undefined): Folder {
    const { folder, isRespelled } = top;
    let at: Folder = { path: folder, isRespelled, folds: this.foldsIn(folder, below[0] ?? next) };
    for (const [depth, name] of below.entries()) {
      const own = this.nameIn(at, name);
      const path = machinePaths.inner(at.path, own);
      at = {
        path,
        isRespelled: at.isRespelled || own !== name,
        folds: this.foldsIn(path, below[depth + 1] ?? next),
      };
    }
    return at;
  }

  /** Whether case counts for nothing in a folder, as one of its names shows. */
  private foldsIn(folder: Path, hint: string | undefined): boolean {
    const known = this.folding.get(folder.native);
    if (known !== undefined) return known;
    const shows = (name: string): boolean | undefined => {
      const file = hasCase(name) ? statOf(machinePaths.inner(folder, name)) : undefined;
      return file && isSame(file, statOf(machinePaths.inner(folder, otherCase(name))));
    };
    const folds = (hint === undefined ? undefined : shows(hint)) ?? shows(readNames(folder).find(hasCase) ?? '');
    if (folds !== undefined) this.folding.set(folder.native, folds);
    return folds ?? false;
  }

  private nameIn({ path: folder, folds }: Folder, name: string): string {
    if (!folds && name.normalize('NFC') === name.normalize('NFD')) return name;
    const { all, alike } = this.namesIn(folder);
    if (all.has(name)) return name;
    const others = alike.get(folded(name));
    const file = others && statOf(machinePaths.inner(folder, name));
    return others?.find((other) => isSame(file, statOf(machinePaths.inner(folder, other)))) ?? name;
  }

  /** Read again once something has been made, renamed or removed in the folder. */
  private namesIn(folder: Path): Names {
    const stamp = statSync(folder.native, { bigint: true, throwIfNoEntry: false })?.mtimeNs ?? 0n;
    const before = this.names.get(folder.native);
    if (before?.stamp === stamp) return before;
    const all = readNames(folder);
    const alike = new Map<string, string[]>();
    for (const name of all) {
      const key = folded(name);
      const others = alike.get(key);
      if (others === undefined) alike.set(key, [name]);
      else others.push(name);
    }
    const now = { stamp, all: new Set(all), alike };
    this.names.set(folder.native, now);
    return now;
  }
}

/** The folder that a file is seen from, as it is written there, and the names that lead down to the file. */
interface Top {
  readonly folder: Path;
  readonly isRespelled: boolean;
  readonly below: readonly string[];
}

function topOf(uri: string, path: Path, folders: readonly string[]): Top | undefined {
  const longest = [...folders].sort((a, b) => b.length - a.length);
  for (const folder of longest) {
    const top = machinePaths.fromUri(folder);
    if (top === undefined) continue;
    const below = machinePaths.namesBelow(top, path);
    if (isInside(folder, uri)) return { folder: top, isRespelled: false, below };
    // A client may spell the folder itself in another way as well.
    const names = machinePaths.namesBelow(rootOf(path), path);
    const start = machinePaths.inner(rootOf(path), ...names.slice(0, names.length - below.length));
    if (folded(start.native) === folded(top.native) && isSame(statOf(start), statOf(top)))
      return { folder: top, isRespelled: true, below };
  }
  return undefined;
}

function rootOf(path: Path): Path {
  const around = machinePaths.around(path);
  return around === undefined ? path : rootOf(around);
}

function readNames(folder: Path): readonly string[] {
  try {
    return readdirSync(folder.native);
  } catch {
    // A folder that is not there, or that may not be looked into, tells no spelling.
    return [];
  }
}

interface Identity {
  readonly dev: bigint;
  readonly ino: bigint;
}

/** What tells a file from all others, as exact as the machine has it. */
function statOf({ native }: Path): Identity | undefined {
  return lstatSync(native, { bigint: true, throwIfNoEntry: false });
}

function isSame(one: Identity | undefined, other: Identity | undefined): boolean {
  return one !== undefined && other !== undefined && one.dev === other.dev && one.ino === other.ino;
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function otherCase(name: string): string {
  const upper = name.toUpperCase();
  return upper === name ? name.toLowerCase() : upper;
}

function hasCase(name: string): boolean {
  return otherCase(name) !== name;
}
