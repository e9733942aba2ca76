import { folderOf, isInside, relativePath } from '../../text/uri';

/** A glob below a folder. */
export interface WatchPattern {
  readonly folder: string;
  readonly glob: string;
}

/**
 * How closely files are watched: each of them, their folders, all that is below the folders of the workspace, or nothing
 * outside of these any more.
 */
export type Closeness = 'files' | 'folders' | 'all' | 'inside';

/** As many patterns as clients take without trouble. */
export const MOST_PATTERNS = 100;

const ORDER: readonly Closeness[] = ['files', 'folders', 'all', 'inside'];

/**
 * The files to watch, and how many of them each folder holds. `folders` are those of the workspace. What one more or less
 * costs does not grow with how many there are: in a workspace of thousands they come one by one.
 */
export class WatchedFiles {
  private readonly files = new Set<string>();
  private readonly inner = new Map<string, number>();
  private readonly outer = new Map<string, number>();

  constructor(private readonly folders: readonly string[]) {}

  /** Tells whether it is a new one. */
  add(uri: string): boolean {
    if (this.files.has(uri)) return false;
    this.files.add(uri);
    this.count(uri, 1);
    return true;
  }

  /** Tells whether it was there. */
  delete(uri: string): boolean {
    const wasThere = this.files.delete(uri);
    if (wasThere) this.count(uri, -1);
    return wasThere;
  }

  /**
   * The patterns that cover the files, never many: where these are very many, their folders are watched in place of them,
   * and where those are as well, everything is. Comes closer again only once there is much less, so that a name more or
   * less does not have all of them made anew.
   */
  patterns(before: Closeness): { readonly closeness: Closeness; readonly patterns: readonly WatchPattern[] } {
    const isMuch: Readonly<Record<Closeness, number>> = {
      files: this.files.size,
      folders: this.inner.size + this.outer.size,
      all: this.folders.length + this.outer.size,
      inside: 0,
    };
    const closeness = ORDER.find((it) => {
      const most = ORDER.indexOf(it) < ORDER.indexOf(before) ? MOST_PATTERNS / 2 : MOST_PATTERNS;
      return isMuch[it] <= most;
    });
    return { closeness: closeness ?? 'inside', patterns: distinct(this.patternsAt(closeness ?? 'inside')) };
  }

  has(uri: string): boolean {
    return this.files.has(uri);
  }

  get size(): number {
    return this.files.size;
  }

  private patternsAt(closeness: Closeness): readonly WatchPattern[] {
    const everything = this.folders.map((folder) => ({ folder, glob: '**/*' }));
    const outside = [...this.outer.keys()].map((folder) => ({ folder, glob: '*' }));
    switch (closeness) {
      case 'files':
        return [...this.files].flatMap((uri) => this.below(uri, '') ?? []);
      case 'folders':
        return [...[...this.inner.keys()].flatMap((folder) => this.below(folder, '/*') ?? []), ...outside];
      case 'all':
        return [...everything, ...outside];
      case 'inside':
        return everything;
    }
  }

  /** What is at an address, or with a glob behind it what is in it. */
  private below(uri: string, glob: '' | '/*'): WatchPattern | undefined {
    const folder = this.around(uri) ?? folderOf(uri);
    if (folder === undefined) return undefined;
    const bare = folder.replace(/\/$/, '');
    const path = bare === uri ? '' : `${literal(relativePath(`${bare}/.`, uri))}${glob}`;
    return { folder, glob: path === '' ? '*' : path };
  }

  private around(uri: string): string | undefined {
    return this.folders.find((folder) => isInside(folder.replace(/\/$/, ''), uri));
  }

  private count(uri: string, difference: 1 | -1): void {
    const folder = folderOf(uri);
    if (folder === undefined) return;
    const counts = this.around(uri) === undefined ? this.outer : this.inner;
    const now = (counts.get(folder) ?? 0) + difference;
    if (now === 0) counts.delete(folder);
    else counts.set(folder, now);
  }
}

/** As many folders as one pattern names: those that are nearest to the top come first, and tell of all that is below. */
export const MOST_FOLDERS = 500;

/**
 * The folders that something was ever found in, as patterns for these folders themselves, one within each of the folders of
 * the workspace: one that is moved, replaced or removed tells of itself alone. They come by and by, and there are never less.
 */
export class WatchedFolders {
  private readonly nearest = new Map<string, readonly WatchedFolder[]>();
  private taken = 0;

  constructor(private readonly folders: readonly string[]) {}

  /** Takes in those that have come since. Tells whether there were any. */
  add(inUse: ReadonlySet<string>): boolean {
    const fresh = [...inUse].slice(this.taken);
    this.taken = inUse.size;
    for (const folder of this.folders) {
      const inner = fresh.filter((it) => it !== folder && isInside(folder, it));
      const come = inner.map((it) => {
        const path = relativePath(`${folder}/.`, it);
        return { path: literal(path), depth: path.split('/').length };
      });
      if (come.length === 0) continue;
      const all = [...(this.nearest.get(folder) ?? []), ...come].sort(nearestFirst);
      this.nearest.set(folder, all.slice(0, MOST_FOLDERS));
    }
    return fresh.length > 0;
  }

  get patterns(): readonly WatchPattern[] {
    return [...this.nearest].flatMap(([folder, nearest]) => {
      const [only, ...others] = nearest.map(({ path }) => path);
      if (only === undefined) return [];
      return [{ folder, glob: others.length === 0 ? only : `{${[only, ...others].join(',')}}` }];
    });
  }
}

interface WatchedFolder {
  readonly path: string;
  readonly depth: number;
}

function nearestFirst(a: WatchedFolder, b: WatchedFolder): number {
  return a.depth - b.depth || (a.path < b.path ? -1 : 1);
}

/** A path as a glob. Globs have no way to escape, so whatever means something in one stands for any character. */
function literal(path: string): string {
  return path.replace(/[*?[\]{}!,]/g, '?');
}

function distinct(patterns: readonly WatchPattern[]): readonly WatchPattern[] {
  return [...new Map(patterns.map((pattern) => [`${pattern.folder} ${pattern.glob}`, pattern])).values()];
}
