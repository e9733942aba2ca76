import { createHash } from 'node:crypto';
import type { ParcelFile } from '../../../features/parcel/parcel';
import { decode } from '../../../text/decode';
import type { Meter } from './limits';

/** What is wanted of the files of a parcel. */
export interface Wanted {
  /** Whether the checksum of a file of that size tells anything. */
  readonly isCompared: (size: number) => boolean;
  /** Whether words are looked for. */
  readonly words: boolean;
}

/** A document that people read; anything longer is none. */
const MOST_WORDS = 1024 * 1024;

export function isDocument(path: string, size: number): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isNamed = /\.(?:md|markdown|txt|rst|html?)$/i.test(name);
  return size <= MOST_WORDS && (isNamed || /^(?:readme|licen[cs]e|notice|copying|attribution|metadata)/i.test(name));
}

/** The checksum of a file that is read as a stream, and its words where they are wanted. */
export async function measured(
  path: string,
  stream: AsyncIterable<Uint8Array>,
  { meter, size, words }: { readonly meter: Meter; readonly size: number; readonly words: boolean },
): Promise<ParcelFile> {
  const hash = createHash('sha256');
  const kept: Uint8Array[] | undefined = words && isDocument(path, size) ? [] : undefined;
  let length = 0;
  for await (const chunk of stream) {
    meter.read(chunk.length);
    length += chunk.length;
    hash.update(chunk);
    if (length <= MOST_WORDS) kept?.push(chunk);
  }
  const file = { path, size: length, sha256: hash.digest('hex') };
  return kept === undefined ? file : { ...file, text: decode(Buffer.concat(kept)) };
}
