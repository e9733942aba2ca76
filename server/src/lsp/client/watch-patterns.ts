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
 * The patterns that cover files, never many: where these are very many, their folders are watched in place of them, and
 * where those are as well, everything is. Comes closer again only once there is much less, so that a name more or less
 * does not have all of them made anew. `folders` are those of the workspace; files elsewhere are watched one by one.
 */
export function patternsFor(
  files: readonly string[],
  folders: readonly string[],
  before: Closeness,
): { readonly closeness: Closeness; readonly patterns: readonly WatchPattern[] } {
  for (const closeness of ORDER) {
    const patterns = distinct(files.flatMap((uri) => patternFor(uri, folders, closeness) ?? []));
    if (closeness === 'inside') break;
    const most = ORDER.indexOf(closeness) < ORDER.indexOf(before) ? MOST_PATTERNS / 2 : MOST_PATTERNS;
    if (patterns.length <= most) return { closeness, patterns };
  }
  return { closeness: 'inside', patterns: folders.map((folder) => ({ folder, glob: '**/*' })) };
}

/** As many folders as one pattern names: those that are nearest to the top come first, and tell of all that is below. */
export const MOST_FOLDERS = 500;

/**
 * A pattern for the folders themselves, within each of the folders of the workspace: one that is moved, replaced or removed
 * tells of itself alone.
 */
export function folderPatterns(inUse: readonly string[], folders: readonly string[]): readonly WatchPattern[] {
  return folders.flatMap((folder) => {
    const paths = inUse
      .filter((it) => it !== folder && isInside(folder, it))
      .map((it) => literal(relativePath(`${folder}/.`, it)))
      .sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))
      .slice(0, MOST_FOLDERS);
    const [only, ...others] = paths;
    if (only === undefined) return [];
    return [{ folder, glob: others.length === 0 ? only : `{${paths.join(',')}}` }];
  });
}

function patternFor(uri: string, folders: readonly string[], closeness: Closeness): WatchPattern | undefined {
  const around = folders.find((folder) => isInside(folder, uri));
  const folder = around ?? folderOf(uri);
  if (folder === undefined) return undefined;
  if (closeness === 'all' && around !== undefined) return { folder, glob: '**/*' };
  const path = literal(relativePath(`${folder}/.`, uri));
  return { folder, glob: closeness === 'files' ? path : `${path.slice(0, path.lastIndexOf('/') + 1)}*` };
}

/** A path as a glob. Globs have no way to escape, so whatever means something in one stands for any character. */
function literal(path: string): string {
  return path.replace(/[*?[\]{}!,]/g, '?');
}

function distinct(patterns: readonly WatchPattern[]): readonly WatchPattern[] {
  return [...new Map(patterns.map((pattern) => [`${pattern.folder} ${pattern.glob}`, pattern])).values()];
}
