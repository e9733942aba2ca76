import { stat } from 'node:fs/promises';
import { getFileNameLowLevel, openPromise, type Entry, type ZipFile } from 'yauzl';
import type { Parcel } from '../../../features/parcel/parcel';
import { t } from '../../../text/l10n';
import { Entries } from './entries';
import { Meter, Unreadable, type Limits } from './limits';
import { isDocument, measured, type Wanted } from './measure';

/** Reads a zip archive, such as a wheel: its list, and of its files those that tell something. Nothing of it is written anywhere. */
export async function readZip(native: string, wanted: Wanted & { readonly limits: Limits }): Promise<Parcel> {
  const meter = new Meter(wanted.limits, (await stat(native)).size);
  const entries = new Entries();
  let zip: ZipFile | undefined;
  try {
    // What is wrong with a name is told of that one, and is no reason not to look at the others.
    zip = await openPromise(native, { decodeStrings: false, autoClose: false });
    for await (const entry of zip.eachEntry()) {
      meter.file();
      await taken(entry, { zip, entries, meter, wanted });
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable(t`it is not a zip archive, or it is damaged`);
  } finally {
    zip?.close();
  }
  const { files, faults } = entries.finished();
  return { kind: 'zip', files, faults, notes: [] };
}

interface Reading {
  readonly zip: ZipFile;
  readonly entries: Entries;
  readonly meter: Meter;
  readonly wanted: Wanted;
}

async function taken(entry: Entry, { zip, entries, meter, wanted }: Reading): Promise<void> {
  const { generalPurposeBitFlag, fileNameRaw, extraFields, uncompressedSize: size } = entry;
  const name = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true);
  const path = entries.pathOf(name);
  if (path === undefined || name.endsWith('/')) return;
  if (!entry.canDecodeFileData()) {
    entries.fault(path, entry.isEncrypted() ? t`it is encrypted` : t`its compression is not supported`);
    return;
  }
  const isLink = isLinkOf(entry);
  const isRead = isLink || wanted.isCompared(size) || (wanted.words && isDocument(path, size));
  if (!isRead) {
    entries.add({ path, size });
    return;
  }
  const stream = await zip.openReadStreamPromise(entry);
  if (!isLink) entries.add(await measured(path, stream, { meter, size, words: wanted.words }));
  else entries.link(path, await targetIn(stream, meter));
}

/** What Unix says of a file stands in the upper half of its attributes. */
function isLinkOf({ externalFileAttributes, versionMadeBy }: Entry): boolean {
  return versionMadeBy >>> 8 === UNIX && ((externalFileAttributes >>> 16) & FILE_KIND) === LINK;
}

const UNIX = 3;
const FILE_KIND = 0o170000;
const LINK = 0o120000;
/** No path is longer. */
const MOST_TARGET = 4096;

async function targetIn(stream: AsyncIterable<Uint8Array>, meter: Meter): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    meter.read(chunk.length);
    length += chunk.length;
    if (length > MOST_TARGET) throw new Unreadable(t`a link in it is too long for a path`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
