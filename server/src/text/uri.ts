import { URI, Utils } from 'vscode-uri';

/** Whether the text is an address with a scheme (`https:`, `file:`, …) and not a path. */
export function isAddress(path: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(path);
}

/**
 * The address of a path written in the document at `base`, as seen from its folder. Nothing for an address, for an
 * absolute path, and where the document has no folder (an unsaved one).
 */
export function resolvePath(base: string, path: string): string | undefined {
  if (PLAIN_ADDRESS.test(base) && !base.endsWith('/') && PLAIN_PATH.test(path)) return resolvePlain(base, path);
  if (path === '' || isAddress(path) || path.startsWith('/') || /[\0\p{Surrogate}]/u.test(path)) return undefined;
  const from = URI.parse(base);
  if (!from.path.startsWith('/')) return undefined;
  return Utils.resolvePath(Utils.dirname(from), path.replaceAll('\\', '/')).toString();
}

/** Addresses and paths in which nothing is escaped and nothing has to be: nearly all that there are, and each is read often. */
const PLAIN_ADDRESS = /^file:\/\/\/(?:[a-z]%3A\/)?[\w.~/-]+$/;
/** The same without the letter of a disk. */
const SIMPLE_ADDRESS = /^file:\/\/\/[\w.~-][\w.~/-]*$/;
const PLAIN_PATH = /^[\w.~-][\w.~/-]*$/;

/** The same by the letters alone. */
function resolvePlain(base: string, path: string): string {
  const names = base.slice(FILE.length).split('/').slice(0, -1);
  const led: string[] = [];
  for (const name of [...names, ...path.split('/')]) {
    if (name === '..') led.pop();
    else if (name !== '' && name !== '.') led.push(name);
  }
  return `${FILE}${led.join('/')}`;
}

const FILE = 'file:///';

/** The last name of an address, decoded. */
export function baseName(uri: string): string {
  if (PLAIN_ADDRESS.test(uri) && !uri.endsWith('/')) return uri.slice(uri.lastIndexOf('/') + 1);
  return Utils.basename(URI.parse(uri));
}

/** The path that leads from the folder of the document at `base` to `target`, with forward slashes. */
export function relativePath(base: string, target: string): string {
  const arePlain = SIMPLE_ADDRESS.test(base) && SIMPLE_ADDRESS.test(target) && !base.endsWith('/');
  const around = arePlain ? base.slice(FILE.length, base.lastIndexOf('/')) : Utils.dirname(URI.parse(base)).path;
  const from = around.split('/').filter(Boolean);
  const to = (arePlain ? target.slice(FILE.length) : URI.parse(target).path).split('/').filter(Boolean);
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

/** Whether `uri` is the folder itself or lies below it. Both are compared as written, without following links. */
export function isInside(folder: string, uri: string): boolean {
  // Most are written alike, and then nothing has to be read in them.
  const isPath = !folder.includes('?') && !folder.includes('#');
  if (isPath && uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`)) return true;
  if (PLAIN_ADDRESS.test(folder) && PLAIN_ADDRESS.test(uri)) return uri === folder;
  const root = URI.parse(folder);
  const it = URI.parse(uri);
  const base = root.path.endsWith('/') ? root.path : `${root.path}/`;
  return (
    root.scheme === it.scheme && root.authority === it.authority && (it.path === root.path || it.path.startsWith(base))
  );
}

/** The folder that holds the document, or nothing for an unsaved one that is in none. */
export function folderOf(uri: string): string | undefined {
  const end = uri.lastIndexOf('/');
  if (end > FILE.length && SIMPLE_ADDRESS.test(uri) && !uri.endsWith('/')) return uri.slice(0, end);
  const it = URI.parse(uri);
  return it.path.startsWith('/') ? Utils.dirname(it).toString() : undefined;
}

/** The folders around what is at an address in our spelling, the nearest first, up to the root that has no name. */
export function foldersAround(uri: string): readonly string[] {
  const start = uri.indexOf('://') + 3;
  const found: string[] = [];
  for (let end = uri.lastIndexOf('/'); end > start; end = uri.lastIndexOf('/', end - 1)) found.push(uri.slice(0, end));
  return found;
}

/** The scheme of an address: `file`, `untitled`, `vscode-vfs`, … */
export function schemeOf(uri: string): string {
  return URI.parse(uri).scheme;
}

/** Whether a folder is all of a disk, which nobody works in as one. */
export function isWholeDisk(folder: string): boolean {
  const { scheme, path } = URI.parse(folder);
  return scheme === 'file' && /^\/*(?:[a-z]:\/*)?$/i.test(path);
}

/** An address in the one spelling that is used inside: clients differ in what they escape. */
export function normalized(uri: string): string {
  return URI.parse(uri).toString();
}
