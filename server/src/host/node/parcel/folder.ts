import { createReadStream } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Parcel, ParcelFile, ParcelLine } from '../../../features/parcel/parcel';
import { t } from '../../../text/l10n';
import { reasonOf } from '../regular-file';
import { Meter, Unreadable, type Limits } from './limits';
import { isDocument, measured, type Wanted } from './measure';
import { unsafe } from './names';

/** What clients of Hugging Face and packers leave out by themselves. */
function isLeftOut(path: string): boolean {
  return /(?:^|\/)(?:\.git|\.cache\/huggingface)$/.test(path);
}

/** Reads a folder that is to be uploaded or packed. A link counts as what it leads to, as long as that is inside. */
export async function readFolder(native: string, wanted: Wanted & { readonly limits: Limits }): Promise<Parcel> {
  const root = await realpath(native);
  const reading: Reading = { root, wanted, meter: new Meter(wanted.limits), faults: [], notes: [] };
  const files: ParcelFile[] = [];
  const folders: string[] = [''];
  for (const folder of folders) {
    for (const entry of await entriesOf(join(root, folder))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (isLeftOut(path)) reading.notes.push(t`${path} was left out, as uploads leave it out.`);
      else if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile() || entry.isSymbolicLink()) files.push(...(await fileAt(path, reading)));
      else reading.faults.push(unsafe(path, t`it is not a regular file`));
    }
  }
  return { kind: 'folder', files, faults: reading.faults, notes: reading.notes };
}

interface Reading {
  /** With all links followed. */
  readonly root: string;
  readonly wanted: Wanted;
  readonly meter: Meter;
  readonly faults: ParcelLine[];
  readonly notes: string[];
}

async function entriesOf(folder: string): Promise<Awaited<ReturnType<typeof listed>>> {
  try {
    return await listed(folder);
  } catch (error) {
    throw new Unreadable(t`of a folder in it, ${reasonOf(error)}`);
  }
}

async function listed(folder: string) {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function fileAt(path: string, { root, wanted, meter, faults }: Reading): Promise<readonly ParcelFile[]> {
  meter.file();
  const native = join(root, path);
  try {
    const real = await realpath(native);
    if (!real.startsWith(root.endsWith(sep) ? root : `${root}${sep}`)) {
      faults.push(unsafe(path, t`it is a link that leads out of the folder`));
      return [];
    }
    const found = await stat(real);
    // What is in a folder inside is looked at where it lies.
    if (found.isDirectory()) return [];
    if (!found.isFile()) {
      faults.push(unsafe(path, t`it is not a regular file`));
      return [];
    }
    const { size } = found;
    const isRead = wanted.isCompared(size) || (wanted.words && isDocument(path, size));
    if (!isRead) return [{ path, size }];
    return [await measured(path, createReadStream(real), { meter, size, words: wanted.words })];
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    faults.push(unsafe(path, reasonOf(error)));
    return [];
  }
}
