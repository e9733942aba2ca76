import { t } from '../../text/l10n';
import { listOf } from '../../text/words';
import { globMatcher } from '../../text/glob';
import type { Asked, AskedFile, Barred } from './asked';
import type { Parcel, ParcelCheck, ParcelFile, ParcelLine } from './parcel';

/** Bytes that parcels are compared with. */
export interface Bytes {
  readonly size: number;
  readonly sha256: string;
}

/** What was read of the workspace. */
export interface Workspace {
  /** The bytes of files by their addresses, as far as they were asked for and can be read. */
  readonly bytes: ReadonlyMap<string, Bytes>;
  /** For each of what is barred, the bytes of those of its files that are here. */
  readonly copies: ReadonlyMap<Barred, readonly Bytes[]>;
  /** The path of the parcel as seen from a manifest; nothing for an archive. */
  readonly pathFrom: (manifest: string) => string | undefined;
}

/** Holds what goes out against what is asked of it: a line for each file. */
export function compare(asked: Asked, parcel: Parcel, workspace: Workspace): ParcelCheck {
  const shipped = new Shipped(parcel);
  const packed = parcel.files.filter(({ path }) => isArchive(path));
  // What may not go out could be in there; where nothing is barred, nothing of it matters.
  const isOpen = asked.barred.length > 0;
  const lines = [
    ...asked.files.map((file) => lineOf(file, shipped, workspace)),
    ...wordLines(asked, shipped, workspace),
    ...barredLines(asked.barred, shipped, workspace),
    ...(isOpen ? packed.map(({ path }): ParcelLine => ({ state: 'unread', path, why: NOT_LOOKED_INTO })) : []),
    ...parcel.faults,
  ];
  const notes = [
    ...(asked.isOwing ? [] : [t`It stays internal, so its contents are not checked.`]),
    ...parcel.notes,
    ...(isOpen ? [] : packed.map(({ path }) => t`The contents of ${path} were not checked.`)),
  ];
  return {
    kind: parcel.kind,
    files: parcel.files.length,
    lines,
    notes,
    passes: lines.every(({ state }) => state === 'there'),
  };
}

/** An archive inside of what goes out, whose files are not looked at one by one. */
function isArchive(path: string): boolean {
  return /\.(?:zip|whl|tar|tgz|t?(?:bz2|xz|zst)|tar\.\w+|7z|rar)$/i.test(path);
}

const NOT_LOOKED_INTO = t`an archive may contain what may not be shared. Unpack it and check that with --in, or ship it unpacked`;

/** The files of a parcel, by what they are looked up by. */
class Shipped {
  readonly files: readonly ParcelFile[];
  private readonly byBytes = new Map<string, ParcelFile[]>();
  /** The one folder that all of an archive is in, as `name-1.0/`; empty where there is none. */
  private readonly top: string;

  constructor({ files, kind }: Parcel) {
    this.files = files;
    for (const file of files) {
      if (file.sha256 === undefined) continue;
      const same = this.byBytes.get(file.sha256);
      if (same === undefined) this.byBytes.set(file.sha256, [file]);
      else same.push(file);
    }
    const [first = ''] = files.map(({ path }) => path.slice(0, path.indexOf('/') + 1));
    this.top = kind !== 'folder' && files.every(({ path }) => path.startsWith(first)) ? first : '';
  }

  ofBytes({ sha256 }: Pick<Bytes, 'sha256'>): readonly ParcelFile[] {
    return this.byBytes.get(sha256.toLowerCase()) ?? [];
  }

  /** The path below the one folder that all is in. */
  inner({ path }: ParcelFile): string {
    return path.slice(this.top.length);
  }
}

/** Whether a file of the workspace goes out, with the same bytes. */
function lineOf({ uri, path, purposes, isFront }: AskedFile, shipped: Shipped, { bytes }: Workspace): ParcelLine {
  const base = { path, why: listOf(purposes, 'and') };
  const own = bytes.get(uri);
  if (own === undefined)
    return { ...base, state: 'missing', why: t`${base.why}; it can’t be read here for comparison` };
  const same = shipped.ofBytes(own);
  const name = nameOf(path);
  const wanted = isFront ? [FRONT] : [path, name];
  const best =
    wanted.map((one) => same.find((file) => shipped.inner(file) === one)).find((file) => file !== undefined) ??
    same.find((file) => nameOf(file.path) === name) ??
    same[0];
  if (best !== undefined) {
    const at = [best.path, shipped.inner(best)].includes(path) ? {} : { at: best.path };
    const isMisplaced = isFront && shipped.inner(best) !== FRONT;
    const why = isMisplaced ? t`${base.why}, of which only ${FRONT} is shown` : base.why;
    return { ...base, why, ...at, state: isMisplaced ? 'misplaced' : 'there' };
  }
  const other =
    shipped.files.find((file) => shipped.inner(file) === (isFront ? FRONT : path)) ??
    shipped.files.find((file) => nameOf(file.path) === name);
  return other === undefined ? { ...base, state: 'missing' } : { ...base, state: 'different', at: other.path };
}

/** Where Hugging Face shows a card. */
const FRONT = 'README.md';

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Words have to stand in a document that goes out, or the manifest goes out itself. */
function wordLines({ words, manifest }: Asked, shipped: Shipped, { bytes }: Workspace): readonly ParcelLine[] {
  const own = bytes.get(manifest);
  const isShipped = own !== undefined && shipped.ofBytes(own).length > 0;
  return words.map(({ what, standIn }): ParcelLine => {
    const holder = shipped.files.find(({ text }) => text !== undefined && standIn(text));
    const path = nameOf(decodeURIComponent(manifest));
    if (holder !== undefined) return { state: 'there', path: holder.path, why: what };
    return isShipped
      ? { state: 'there', path, why: what }
      : {
          state: 'missing',
          path,
          why: t`${what}, which is only in the manifest: put it into a file that ships`,
        };
  });
}

/** Files that have no business in what goes out, each once. */
function barredLines(barred: readonly Barred[], shipped: Shipped, workspace: Workspace): readonly ParcelLine[] {
  const found = new Map<ParcelFile, string>();
  for (const one of barred) {
    const prefix = workspace.pathFrom(one.base);
    const rules = one.files.map(({ path, sha256 }) => ({
      sha256: sha256?.value.toLowerCase(),
      isNamed: globMatcher(path.value),
    }));
    const copies = new Set((workspace.copies.get(one) ?? []).map(({ sha256 }) => sha256));
    for (const file of shipped.files) {
      const paths = [file.path, shipped.inner(file), ...(prefix === undefined ? [] : [`${prefix}${file.path}`])];
      const isBarred =
        (file.sha256 !== undefined &&
          (copies.has(file.sha256) || rules.some(({ sha256 }) => sha256 === file.sha256))) ||
        rules.some(
          // Where the checksum is known, it decides: another file may well have the same name.
          ({ sha256, isNamed }) => sha256 === undefined && paths.some(isNamed),
        );
      if (isBarred && !found.has(file)) found.set(file, one.why);
    }
  }
  return [...found].map(([{ path }, why]) => ({ state: 'forbidden', path, why }));
}
