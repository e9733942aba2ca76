import { createReadStream, type Dirent } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { askedOf, type Asked, type Barred } from '../../features/parcel/asked';
import { compare, type Bytes } from '../../features/parcel/compare';
import type { Parcel, Parcels } from '../../features/parcel/parcel';
import { fixedFolder, globMatcher } from '../../text/glob';
import { t } from '../../text/l10n';
import { isInside, relativePath, resolvePath } from '../../text/uri';
import { machinePaths } from './machine';
import { readFolder } from './parcel/folder';
import { LIMITS, Meter, Unreadable, type Limits } from './parcel/limits';
import { measured, type Wanted } from './parcel/measure';
import { readTar } from './parcel/tar';
import { readZip } from './parcel/zip';
import { isAbsent, reasonOf } from './regular-file';

/** Looks at folders and archives of this machine. */
export const parcels: Parcels = parcelsWithin(LIMITS);

/** The same with other limits. */
export function parcelsWithin(limits: Limits): Parcels {
  return {
    check: async (analysis, verdict, { uri, root }) => {
      const native = machinePaths.fromUri(uri)?.native;
      if (native === undefined) return t`Only a folder or an archive on the disk can be checked.`;
      const asked = askedOf(analysis, verdict);
      try {
        const here = await hereOf(asked, root);
        const sizes = new Set([...here.files.values(), ...[...here.copies.values()].flat()].map(({ size }) => size));
        const isByChecksum = asked.barred.some(({ files }) => files.some(({ sha256 }) => sha256 !== undefined));
        const isCompared = (size: number): boolean => isByChecksum || sizes.has(size);
        const parcel = await readParcel(native, { isCompared, words: asked.words.length > 0, limits });
        const shipped = new Set(parcel.files.map(({ size }) => size));
        const copies = new Map<Barred, readonly Bytes[]>();
        // Large files are only read where one of the same length goes out.
        for (const [barred, files] of here.copies)
          copies.set(barred, await bytesOf(files.filter(({ size }) => shipped.has(size))));
        const bytes = new Map<string, Bytes>();
        for (const [address, file] of here.files) for (const one of await bytesOf([file])) bytes.set(address, one);
        const pathFrom = (manifest: string): string | undefined =>
          parcel.kind === 'folder' ? folderFrom(manifest, uri) : undefined;
        return compare(asked, parcel, { bytes, copies, pathFrom });
      } catch (error) {
        if (error instanceof Unreadable) return error.message;
        throw error;
      }
    },
  };
}

/** The path of a folder as seen from a document, to be put before the paths in it. */
function folderFrom(manifest: string, folder: string): string {
  const path = relativePath(manifest, `${folder.replace(/\/$/, '')}/_`);
  return path.slice(0, -1);
}

async function readParcel(native: string, wanted: Wanted & { readonly limits: Limits }): Promise<Parcel> {
  const kind = await kindOf(native);
  switch (kind) {
    case 'folder':
      return readFolder(native, wanted);
    case 'zip':
      return readZip(native, wanted);
    case 'tar':
    case 'gzip':
      return readTar(native, { ...wanted, isPacked: kind === 'gzip' });
  }
}

/** What is at a path, told by its first bytes and not by its name. */
async function kindOf(native: string): Promise<'folder' | 'zip' | 'gzip' | 'tar'> {
  const found = await stat(native).catch((error: unknown) => {
    throw new Unreadable(isAbsent(error) ? t`it does not exist` : reasonOf(error));
  });
  if (found.isDirectory()) return 'folder';
  if (!found.isFile()) throw new Unreadable(t`it is not a regular file`);
  const file = await open(native);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    const head = buffer.subarray(0, bytesRead);
    if (['PK\x03\x04', 'PK\x05\x06'].includes(head.toString('latin1', 0, 4))) return 'zip';
    if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
    // An empty archive is nothing but zeros.
    if (head.toString('latin1', 257, 262) === 'ustar' || (bytesRead === HEAD && head.every((byte) => byte === 0)))
      return 'tar';
    throw new Unreadable(t`it is neither a folder nor a supported archive: tar, tgz, zip, or a wheel`);
  } finally {
    await file.close();
  }
}

const HEAD = 512;

/** A file of the workspace that is compared with. */
interface Local {
  readonly native: string;
  readonly size: number;
}

/** Where the files are that are compared with, as far as they are inside of the workspace and there. */
async function hereOf(
  { files, barred, manifest }: Asked,
  root: string,
): Promise<{ readonly files: ReadonlyMap<string, Local>; readonly copies: ReadonlyMap<Barred, readonly Local[]> }> {
  const found = new Map<string, Local>();
  for (const uri of [manifest, ...files.map((file) => file.uri)]) {
    const local = await localAt(uri, root);
    if (local !== undefined) found.set(uri, local);
  }
  const copies = new Map<Barred, readonly Local[]>();
  for (const one of barred) {
    const uris: string[] = [];
    for (const { path, sha256 } of one.files)
      if (sha256 === undefined) uris.push(...(await matching(one.base, path.value, root)));
    const all = await Promise.all(uris.map((uri) => localAt(uri, root)));
    copies.set(
      one,
      all.flatMap((local) => local ?? []),
    );
  }
  return { files: found, copies };
}

/** A file inside of the workspace, also where links lead. */
async function localAt(uri: string, root: string): Promise<Local | undefined> {
  const path = isInside(root, uri) ? machinePaths.fromUri(uri) : undefined;
  const top = machinePaths.fromUri(root);
  if (path === undefined || top === undefined) return undefined;
  try {
    const [native, within] = await Promise.all([realpath(path.native), realpath(top.native)]);
    const place = machinePaths.toUri(machinePaths.path(native));
    if (!isInside(machinePaths.toUri(machinePaths.path(within)), place)) return undefined;
    const found = await stat(native);
    return found.isFile() ? { native, size: found.size } : undefined;
  } catch (error) {
    // What is not here can’t be compared with; that it is named and not there has a finding of its own.
    if (isAbsent(error)) return undefined;
    throw notCompared(error);
  }
}

/** More files than these are no artifact’s own that somebody keeps beside a manifest. */
const MOST_COPIES = 100_000;

/** The files that a path or a glob stands for, as seen from a manifest. */
async function matching(base: string, glob: string, root: string): Promise<readonly string[]> {
  const isMatch = globMatcher(glob);
  const start = resolvePath(base, fixedFolder(glob) || '.');
  if (start === undefined || !isInside(root, start)) return [];
  const found: string[] = isMatch(relativePath(base, start)) ? [start] : [];
  const waiting = [start];
  for (const folder of waiting) {
    const path = machinePaths.fromUri(folder);
    for (const entry of path === undefined ? [] : await entriesIn(path.native)) {
      const uri = `${folder.replace(/\/$/, '')}/${encodeURIComponent(entry.name)}`;
      if (entry.isDirectory()) waiting.push(...(entry.name === '.git' ? [] : [uri]));
      else if (isMatch(relativePath(base, uri))) found.push(uri);
    }
    if (waiting.length + found.length > MOST_COPIES) throw new Unreadable(t`“${glob}” matches too many files to check`);
  }
  return found;
}

async function entriesIn(native: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(native, { withFileTypes: true });
  } catch (error) {
    // A file, or nothing, holds no others.
    if (isAbsent(error)) return [];
    throw notCompared(error);
  }
}

/** What can’t be read here could be what goes out, so nothing is said of that. */
function notCompared(error: unknown): Unreadable {
  return new Unreadable(
    t`it can’t be compared with the files of the workspace, since for one of them ${reasonOf(error)}`,
  );
}

async function bytesOf(files: readonly Local[]): Promise<readonly Bytes[]> {
  const all: Bytes[] = [];
  for (const { native, size } of files) {
    const meter = new Meter(LIMITS);
    try {
      const { sha256 } = await measured('', createReadStream(native), { meter, size, words: false });
      if (sha256 !== undefined) all.push({ size, sha256 });
    } catch (error) {
      throw error instanceof Unreadable ? error : notCompared(error);
    }
  }
  return all;
}
