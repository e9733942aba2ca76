import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { Parser, type ReadEntry } from 'tar';
import type { Parcel } from '../../../features/parcel/parcel';
import { t } from '../../../text/l10n';
import { Entries } from './entries';
import { Meter, Unreadable, type Limits } from './limits';
import { measured, type Wanted } from './measure';

/** Reads a tar archive, packed with gzip or not, from its beginning to its end. Nothing of it is written anywhere. */
export async function readTar(
  native: string,
  { isPacked, limits, words }: Pick<Wanted, 'words'> & { readonly isPacked: boolean; readonly limits: Limits },
): Promise<Parcel> {
  const { size } = await stat(native);
  const entries = new Entries();
  const file = createReadStream(native);
  const unpacked = isPacked ? file.pipe(createGunzip()) : file;
  file.on('error', (error) => unpacked.destroy(error));
  try {
    const intake = new Intake(entries, { meter: new Meter(limits, size), words });
    // What is unpacked without being in a file counts as well.
    const around = new Meter(limits, size);
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      around.read(chunk.length);
      await intake.write(chunk);
    }
    await intake.end();
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable(reasonOf(error));
  } finally {
    file.destroy();
  }
  const { files, faults } = entries.finished();
  return { kind: 'tar', files, faults, notes: [] };
}

/** Takes a tar archive in, chunk by chunk. What goes wrong with any of its files stops it all. */
class Intake {
  private readonly parser: Parser;
  private readonly reading: Promise<void>[] = [];
  private readonly over: Promise<unknown>;
  private readonly ended: Promise<unknown>;
  private isOver = false;
  /** Never fulfilled: it is rejected when something goes wrong. */
  private readonly wrong: Promise<never>;
  private fail: (reason: unknown) => void = () => undefined;

  constructor(
    private readonly entries: Entries,
    private readonly reader: { readonly meter: Meter; readonly words: boolean },
  ) {
    this.wrong = new Promise<never>((_, reject) => {
      this.fail = reject;
    });
    // It is waited for below, and may be rejected before.
    this.wrong.catch(() => undefined);
    this.parser = new Parser({
      strict: true,
      maxMetaEntrySize: MOST_HEADER,
      onReadEntry: (entry) => this.reading.push(taken(entry, this.entries, this.reader).catch(this.fail)),
    });
    this.parser.on('ignoredEntry', ({ path, type }: ReadEntry) => {
      this.entries.fault(path, t`its kind is not supported (${type})`);
    });
    this.parser.on('error', this.fail);
    // What comes after the end of the archive is nobody’s, and nothing waits for it.
    this.over = new Promise((resolve) => this.parser.on('eof', resolve)).then(() => {
      this.isOver = true;
    });
    this.ended = new Promise((resolve) => this.parser.on('end', resolve));
  }

  async write(chunk: Buffer): Promise<void> {
    if (this.isOver) return;
    const isFull = !this.parser.write(chunk);
    const drained = isFull ? new Promise((resolve) => this.parser.once('drain', resolve)) : undefined;
    await Promise.race([this.wrong, this.over, drained]);
  }

  async end(): Promise<void> {
    this.parser.end();
    await Promise.race([this.wrong, this.ended]);
    await Promise.race([this.wrong, Promise.all(this.reading)]);
  }
}

/** No name is longer, nor what else is said of a file. */
const MOST_HEADER = 64 * 1024;

async function taken(
  entry: ReadEntry,
  entries: Entries,
  { meter, words }: { readonly meter: Meter; readonly words: boolean },
): Promise<void> {
  meter.file();
  const path = entry.type === 'Directory' || entry.type === 'GNUDumpDir' ? '' : entries.pathOf(entry.path);
  switch (entry.type) {
    case 'File':
    case 'OldFile':
    case 'ContiguousFile':
      if (path === undefined) break;
      entries.add(await measured(path, entry, { meter, size: entry.size, words }));
      return;
    case 'Link':
    case 'SymbolicLink':
      if (path !== undefined) entries.link(path, entry.linkpath ?? '', entry.type === 'Link');
      break;
    case 'Directory':
    case 'GNUDumpDir':
      break;
    default:
      entries.fault(entry.path, t`its kind is not supported (${entry.type})`);
  }
  entry.resume();
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'Z_DATA_ERROR' || code === 'Z_BUF_ERROR') return t`it is damaged or incomplete`;
  return code === '' || code.startsWith('TAR_')
    ? t`it is not a tar archive, or it is damaged`
    : t`reading it fails (${code})`;
}
