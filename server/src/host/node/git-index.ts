/** What the index of a repository lists, and the index that it shares with others where it is split. */
export interface Listed {
  readonly paths: ReadonlySet<string>;
  /** The name of the shared index, in hexadecimal letters; nothing where there is none. */
  readonly shared: string | undefined;
}

const SIGNATURE = 'DIRC';
const HEADER = 12;
/** Times, device, owner, size: everything of an entry before its hash. */
const STAT = 40;
const EXTENDED = 0x4000;

/**
 * Reads the index of a repository in the versions 2 to 4: the paths that git tracks. `hashBytes` is 20, or 32 where objects
 * are named by SHA-256. Nothing for what is no such index, or ends too early.
 */
export function readIndex(bytes: Buffer, hashBytes: 20 | 32): Listed | undefined {
  if (bytes.length < HEADER || bytes.toString('latin1', 0, 4) !== SIGNATURE) return undefined;
  const version = bytes.readUInt32BE(4);
  if (version < 2 || version > 4) return undefined;
  const paths = new Set<string>();
  let before: Buffer = Buffer.alloc(0);
  let at = HEADER;
  for (let left = bytes.readUInt32BE(8); left > 0; left--) {
    const entry =
      version === 4 ? entryAfter(bytes, nameStart(bytes, at, hashBytes), before) : entryAt(bytes, at, hashBytes);
    if (entry === undefined) return undefined;
    // An entry that only changes one of the shared index has no name.
    if (entry.name.length > 0) paths.add(entry.name.toString('utf8'));
    before = entry.name;
    at = entry.end;
  }
  return { paths, shared: sharedIn(bytes, at, hashBytes) };
}

interface IndexEntry {
  readonly name: Buffer;
  readonly end: number;
}

/** Where the name of an entry begins; nothing where the index ends before. */
function nameStart(bytes: Buffer, at: number, hashBytes: number): number | undefined {
  const flags = at + STAT + hashBytes;
  if (flags + 4 > bytes.length) return undefined;
  return flags + ((bytes.readUInt16BE(flags) & EXTENDED) === 0 ? 2 : 4);
}

/** An entry with its whole name, filled up with NULs to a multiple of eight bytes. */
function entryAt(bytes: Buffer, at: number, hashBytes: number): IndexEntry | undefined {
  const start = nameStart(bytes, at, hashBytes);
  const nul = start === undefined ? -1 : bytes.indexOf(0, start);
  if (start === undefined || nul === -1) return undefined;
  return { name: bytes.subarray(start, nul), end: at + ((nul - at + 8) & ~7) };
}

/** An entry that names only what is different at the end of the name before it. */
function entryAfter(bytes: Buffer, start: number | undefined, before: Buffer): IndexEntry | undefined {
  if (start === undefined) return undefined;
  let [next, dropped] = [start, (bytes[start] ?? 0) & 127];
  while (((bytes[next] ?? 0) & 128) !== 0) {
    next++;
    dropped = (dropped + 1) * 128 + ((bytes[next] ?? 0) & 127);
  }
  const nul = bytes.indexOf(0, next + 1);
  if (nul === -1 || dropped > before.length) return undefined;
  const name = Buffer.concat([before.subarray(0, before.length - dropped), bytes.subarray(next + 1, nul)]);
  return { name, end: nul + 1 };
}

/** The shared index that the “link” extension names, behind the entries. */
function sharedIn(bytes: Buffer, from: number, hashBytes: number): string | undefined {
  for (let at = from; at + 8 <= bytes.length - hashBytes;) {
    const size = bytes.readUInt32BE(at + 4);
    if (bytes.toString('latin1', at, at + 4) === 'link') {
      const name = bytes.toString('hex', at + 8, at + 8 + hashBytes);
      return /^0*$/.test(name) ? undefined : name;
    }
    at += 8 + size;
  }
  return undefined;
}
