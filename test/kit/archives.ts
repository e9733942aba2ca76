import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of an archive that a test makes, by hand, so that it may be as hostile as wanted. */
export interface MadeEntry {
  readonly name: string;
  readonly bytes?: string | Buffer;
  /** Where it leads, for a link. */
  readonly link?: string;
  /** A link that leads from the top of the archive, as tar has them. */
  readonly isHard?: boolean;
  /** Another type flag of tar, such as `6` for a pipe. */
  readonly flag?: string;
  readonly isEncrypted?: boolean;
}

/** The entries that files are, by their paths. */
export function entriesOf(files: Readonly<Record<string, string | Buffer>>, top = ''): readonly MadeEntry[] {
  return Object.entries(files).map(([path, bytes]) => ({ name: `${top}${path}`, bytes }));
}

const BLOCK = 512;

/** A tar archive in the format of 1988. */
export function tarOf(entries: readonly MadeEntry[]): Buffer {
  const parts = entries.flatMap(({ name, bytes = '', link, isHard = false, flag }) => {
    const body = Buffer.from(bytes);
    const header = Buffer.alloc(BLOCK);
    header.write(name, 0, 100);
    header.write('0000644\0', 100);
    header.write('0000000\0', 108);
    header.write('0000000\0', 116);
    header.write(`${body.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write('00000000000\0', 136);
    header.write('        ', 148);
    header.write(flag ?? (link === undefined ? '0' : isHard ? '1' : '2'), 156);
    if (link !== undefined) header.write(link, 157, 100);
    header.write('ustar\x0000', 257);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return [header, body, Buffer.alloc((BLOCK - (body.length % BLOCK)) % BLOCK)];
  });
  return Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]);
}

/** A zip archive; `size` is what it claims each file to be unpacked, in place of the truth. */
export function zipOf(entries: readonly MadeEntry[], size?: number): Buffer {
  const bodies: Buffer[] = [];
  const heads: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes = '', link, isEncrypted = false } of entries) {
    const plain = Buffer.from(link ?? bytes);
    const packed = deflateRawSync(plain);
    const path = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800 | (isEncrypted ? 1 : 0), 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size ?? plain.length, 18);
    common.writeUInt16LE(path.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((link === undefined ? 0o100644 : 0o120777) << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), common, path, packed]);
    heads.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), common, tail, path]));
    bodies.push(body);
    offset += body.length;
  }
  const list = Buffer.concat(heads);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, list, Buffer.from('PK\x05\x06'), end]);
}
