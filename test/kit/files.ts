import type { Files, FileState } from '../../server/src/text/files';
import { isInside } from '../../server/src/text/uri';

export const ROOT = 'file:///w';

/** Files in memory, by path below the workspace's root. Paths in `ignored` are git-ignored. */
export function memoryFiles(contents: Readonly<Record<string, string>>, ignored: readonly string[] = []): Files {
  const uriOf = (path: string): string => `${ROOT}/${path}`;
  const texts = new Map(Object.entries(contents).map(([path, text]) => [uriOf(path), text]));
  const folders = new Set(
    [...texts.keys()].flatMap((uri) => [...uri.matchAll(/\//g)].map(({ index }) => uri.slice(0, index))),
  );
  const read = (uri: string): FileState => {
    if (!isInside(ROOT, uri)) return { kind: 'outside' };
    const text = texts.get(uri);
    if (text !== undefined) return { kind: 'text', text };
    return { kind: folders.has(uri) ? 'folder' : 'absent' };
  };
  const list = (folder: string): readonly string[] => {
    const below = isInside(ROOT, folder) ? [...texts.keys()].filter((uri) => uri.startsWith(`${folder}/`)) : [];
    return [...new Set(below.map((uri) => /^[^/]*\/?/.exec(uri.slice(folder.length + 1))?.[0] ?? ''))].sort();
  };
  return { read, isIgnored: (uri) => ignored.map(uriOf).includes(uri), list };
}

/** Files in memory on a disk that passes over the case of letters, and over whether they are composed. */
export function foldingFiles(contents: Readonly<Record<string, string>>): Files & { spelled(uri: string): string } {
  const files = memoryFiles(contents);
  const folded = (uri: string): string => decodeURI(uri).normalize('NFC').toLowerCase();
  const uris = new Map(Object.keys(contents).map((path) => [folded(`${ROOT}/${path}`), encodeURI(`${ROOT}/${path}`)]));
  const spelled = (uri: string): string => uris.get(folded(uri)) ?? uri;
  return { ...files, read: (uri) => files.read(decodeURI(spelled(uri))), spelled };
}

/** No files at all, and none that could be said to be missing. */
export const noFiles: Files = { read: () => ({ kind: 'pending' }), isIgnored: () => false };
