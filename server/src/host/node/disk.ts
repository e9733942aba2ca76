import ignore, { type Ignore } from 'ignore';
import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { URI } from 'vscode-uri';
import type { FileState } from '../../text/files';
import { isInside } from '../../text/uri';
import { isManifestFile, SKIPPED } from '../../workspace/manifest-files';

/** No manifest, report or license text is longer; a file that is would only fill the memory. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * A file of the disk as it is now, read only where it lies in one of the folders, by its address and also where links
 * lead. `pending` for an address that is not on the disk.
 */
export function readFile(uri: string, folders: readonly string[]): FileState {
  const { scheme, fsPath: path } = URI.parse(uri);
  if (scheme !== 'file') return { kind: 'pending' };
  if (!folders.some((folder) => isInside(folder, uri))) return { kind: 'outside' };
  try {
    // Whether something is there is told of the inside alone, and so is that something may be made there.
    const place = realPlace(path);
    if (place === undefined) return { kind: 'unreadable', reason: 'it is behind a link that leads to nothing' };
    // Without a link on the way to the file there is none on the way to a folder around it.
    const around = folders.map((folder) => ({ folder, real: place === path ? folder : realFolder(folder) }));
    const inside = around.find(({ real }) => isInside(real, URI.file(place).toString()));
    if (inside === undefined) return { kind: 'outside' };
    const leadsTo = placeBehindLinks(path, place, inside);
    return { ...textOrKind(path), ...(leadsTo === undefined ? {} : { leadsTo }) };
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'absent' };
    return { kind: 'unreadable', reason: REASONS[code] ?? 'it can’t be read' };
  }
}

function textOrKind(path: string): FileState {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return { kind: 'absent' };
  if (stat.isDirectory()) return { kind: 'folder' };
  if (!stat.isFile()) return { kind: 'unreadable', reason: 'it is not a regular file' };
  if (stat.size > MOST_BYTES) return { kind: 'unreadable', reason: 'it is too large' };
  const bytes = readFileSync(path);
  const text = bytes.toString('utf8');
  return {
    kind: 'text',
    text,
    ...((stat.mode & 0o111) !== 0 && { isExecutable: true }),
    ...(stat.nlink > 1 && { hasOtherNames: true }),
    // What can't be decoded is replaced by a sign that is rarely there by itself.
    ...(text.includes('\uFFFD') && !Buffer.from(text).equals(bytes) && { isUtf8: false }),
  };
}

/**
 * The address of the place that a path leads to through links below a folder of the workspace, as seen through that
 * folder; nothing where it leads to the very place that it names, in whichever case that is written.
 */
function placeBehindLinks(
  path: string,
  place: string,
  { folder, real }: { readonly folder: string; readonly real: string },
): string | undefined {
  if (place === path) return undefined;
  const [named, found] = [relative(URI.parse(folder).fsPath, path), relative(URI.parse(real).fsPath, place)];
  const same = (name: string): string => name.normalize('NFC').toLowerCase();
  return same(named) === same(found) ? undefined : URI.file(join(URI.parse(folder).fsPath, found)).toString();
}

/**
 * The names in a folder of the disk, those of folders with a slash behind them; read only where the folder lies in one of
 * `folders`, also where links lead. Empty where it can't be read.
 */
export function listFolder(uri: string, folders: readonly string[]): readonly string[] {
  if (readFile(uri, folders).kind !== 'folder') return [];
  try {
    const entries = readdirSync(URI.parse(uri).fsPath, { withFileTypes: true });
    const shown = entries.filter(({ name }) => !SKIPPED.includes(name));
    return shown.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)).sort();
  } catch {
    return [];
  }
}

/**
 * Whether a `.gitignore` leaves the file out: one between it and the root of its repository, or outside of a repository
 * the root of the workspace.
 */
export function isIgnored(uri: string, folders: readonly string[]): boolean {
  const { scheme, fsPath } = URI.parse(uri);
  if (scheme !== 'file') return false;
  const around = folders.find((folder) => isInside(folder, uri));
  const root = repositoryOf(dirname(fsPath)) ?? (around === undefined ? undefined : URI.parse(around).fsPath);
  if (root === undefined) return false;
  const names = relative(root, fsPath).split(sep);
  const rules: FolderRules[] = [];
  // What lies in an ignored folder is ignored, whatever is said inside of it, so the outermost folder comes first.
  return names.some((name, depth) => {
    const folder = join(root, ...names.slice(0, depth));
    rules.push(...rulesIn(folder));
    return leavesOut(rules, join(folder, name), depth < names.length - 1);
  });
}

/**
 * The addresses of all manifests below a folder, those that git ignores and those of installed
 * packages left out; nothing for a folder that is not on the disk.
 */
export async function findManifests(folder: string): Promise<readonly string[] | undefined> {
  const { scheme, fsPath } = URI.parse(folder);
  if (scheme !== 'file') return undefined;
  const found: string[] = [];
  const folders: { readonly path: string; readonly rules: readonly FolderRules[] }[] = [
    { path: fsPath, rules: rulesAbove(fsPath) },
  ];
  for (const { path, rules: above } of folders) {
    const rules = [...above, ...rulesIn(path)];
    for (const entry of await entriesOf(path)) {
      const inner = join(path, entry.name);
      const isFolder = entry.isDirectory();
      if ((!isFolder && !entry.isFile()) || SKIPPED.includes(entry.name) || leavesOut(rules, inner, isFolder)) continue;
      if (isFolder) folders.push({ path: inner, rules });
      else if (isManifestFile(inner)) found.push(URI.file(inner).toString());
    }
  }
  return found;
}

/** What the `.gitignore` of one folder says. */
interface FolderRules {
  readonly folder: string;
  readonly rules: Ignore;
}

/** Whether the path is left out; the innermost file that says anything about it decides. */
function leavesOut(rules: readonly FolderRules[], path: string, isFolder: boolean): boolean {
  for (const { folder, rules: own } of [...rules].reverse()) {
    const name = relative(folder, path).split(sep).join('/');
    const { ignored, unignored } = own.test(isFolder ? `${name}/` : name);
    if (ignored || unignored) return ignored;
  }
  return false;
}

function rulesIn(folder: string): readonly FolderRules[] {
  const path = join(folder, '.gitignore');
  try {
    const stat = lstatSync(path);
    // Like git, which follows no link here: it could lead out of the repository, or to a device that never ends.
    if (!stat.isFile() || stat.size > MOST_BYTES) return [];
    return [{ folder, rules: ignore().add(readFileSync(path, 'utf8')) }];
  } catch {
    return [];
  }
}

/** The rules of the folders around a folder of a repository, from its root down. */
function rulesAbove(path: string): readonly FolderRules[] {
  const root = repositoryOf(path);
  if (root === undefined || root === path) return [];
  const names = relative(root, dirname(path)).split(sep).filter(Boolean);
  return [root, ...names.map((_, index) => join(root, ...names.slice(0, index + 1)))].flatMap(rulesIn);
}

function repositoryOf(path: string): string | undefined {
  if (existsSync(join(path, '.git'))) return path;
  const parent = dirname(path);
  return parent === path ? undefined : repositoryOf(parent);
}

/** What is in a folder, in the order of names; nothing where it can't be read. */
async function entriesOf(path: string): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

/**
 * Where a file is, or would be, with all links followed that there are; nothing behind a link that leads to nothing, since
 * whatever is made there may be anywhere. Throws where it can't be told.
 */
function realPlace(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    const folder = lstatSync(path, { throwIfNoEntry: false }) === undefined ? realPlace(dirname(path)) : undefined;
    return folder === undefined ? undefined : join(folder, basename(path));
  }
}

/** Where a folder really is; the folder itself where that can't be told. */
function realFolder(folder: string): string {
  try {
    return URI.file(realpathSync.native(URI.parse(folder).fsPath)).toString();
  } catch {
    return folder;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'reading it is not permitted',
  EPERM: 'reading it is not permitted',
  ELOOP: 'its links lead in a circle',
};
