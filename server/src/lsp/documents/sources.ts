import { URI } from 'vscode-uri';
import { documentIn, type Document } from '../../analysis/document';
import { Licenses } from '../../license/licenses';
import { build } from '../../manifest/build';
import type { Manifest } from '../../manifest/manifest';
import { parse, type Tree } from '../../syntax/parse';
import type { FileState } from '../../text/files';
import { Lines, type Encoding } from '../../text/lines';
import { foldersAround, normalized } from '../../text/uri';
import type { Host } from '../host';
import type { OpenDocument } from './open-document';

/** A text as it is now, whether open or on the disk, read as a manifest. */
export class Source {
  private built: Manifest | undefined;

  constructor(
    readonly tree: Tree,
    readonly lines: Lines,
    private readonly given: { readonly previous?: Manifest | undefined; readonly licenses: Licenses },
  ) {}

  /** Only others ask for it: its own analysis has one. */
  get manifest(): Manifest {
    this.built ??= build(this.tree.uri, this.tree.root, this.given);
    return this.built;
  }

  /** The same as a document, whose spans can be told as places. */
  get document(): Document<'manifest'> {
    return documentIn('manifest', this.tree, this.lines);
  }

  /** The text that has come after this one. */
  followedBy(tree: Tree, lines: Lines): Source {
    return new Source(tree, lines, { ...this.given, previous: this.built ?? this.given.previous });
  }
}

/** What the documents and files say. Open documents come before files; a file is read once until it is forgotten. */
export class Sources {
  private readonly documents = new Map<string, OpenDocument>();
  private readonly files = new Map<string, FileState>();
  private readonly ignored = new Map<string, boolean>();
  private readonly read = new Map<string, Source>();
  /** The same of open documents, by the address that the client gives them, as long as they are open. */
  private readonly openAs = new Map<string, string>();
  private readonly inUse = new Set<string>();
  /** The folders around all that was ever asked for, whether it is there or not. */
  private readonly askedIn = new Set<string>();
  private readonly unreadable = new Map<string, string>();
  /** Those that any manifest says, each read once. */
  readonly licenses = new Licenses();
  /** By addresses that were asked for, on disks that take several spellings for one file, the disk’s own. */
  private readonly spellings = new Map<string, string>();
  /** The same addresses by what they have in common with all other spellings. */
  private readonly alike = new Map<string, Set<string>>();

  constructor(
    private readonly host: Host,
    private readonly encoding: Encoding,
    /** Called once for each file that the host can't read itself. */
    private readonly onPending: (uri: string) => void,
  ) {}

  get open(): ReadonlyMap<string, OpenDocument> {
    return this.documents;
  }

  /** The files that have been read. */
  get known(): readonly string[] {
    return [...this.files.keys()];
  }

  /** The files that have been read, whether they were there or not, below any of the folders. */
  below(folders: ReadonlySet<string>): readonly string[] {
    // Most of what changes is no folder, and then nothing has to be looked through.
    const areAsked = [...folders].some((folder) => this.askedIn.has(folder));
    const below = areAsked ? this.known.filter((uri) => foldersAround(uri).some((folder) => folders.has(folder))) : [];
    if (this.alike.size === 0) return below;
    const alike = new Set([...folders].map(folded));
    const loose = [...this.alike].flatMap(([key, uris]) =>
      foldersAround(key).some((folder) => alike.has(folder)) ? [...uris] : [],
    );
    return [...new Set([...below, ...loose])];
  }

  /** The folders that something was ever found in, and those around them: one that is gone may come again. */
  get folders(): ReadonlySet<string> {
    return this.inUse;
  }

  /** Of the files that have been read so far, those that could not be, with the reason. */
  get notRead(): ReadonlyMap<string, string> {
    return this.unreadable;
  }

  /** The files that the client has been asked for, or is to be. */
  get pending(): readonly string[] {
    return [...this.files].flatMap(([uri, { kind }]) => (kind === 'pending' ? [uri] : []));
  }

  /** The one spelling of an address, under which all is known here. */
  spelled(uri: string, foldersOf: (uri: string) => readonly string[]): string {
    if (this.documents.has(uri) || this.files.has(uri)) return uri;
    const known = this.openAs.get(uri) ?? this.spellings.get(uri);
    if (known !== undefined) return known;
    const onDisk = this.host.spelled?.(uri, foldersOf(uri));
    if (onDisk === undefined) return uri;
    // What is open keeps its address, whatever the file is renamed to.
    const spelled = this.spellingsOf([uri]).find((one) => this.documents.has(one)) ?? onDisk;
    this.spellings.set(uri, spelled);
    for (const one of [uri, spelled]) setAt(this.alike, folded(one)).add(one);
    return spelled;
  }

  /** All spellings of some addresses that were asked for; none on disks where names count as they are written. */
  spellingsOf(uris: readonly string[]): readonly string[] {
    if (this.alike.size === 0) return [];
    return [...new Set(uris.flatMap((uri) => [...(this.alike.get(folded(uri)) ?? [])]))];
  }

  put(uri: string, document: OpenDocument): void {
    const named = normalized(document.clientUri);
    if (named !== uri) this.openAs.set(named, uri);
    this.documents.set(uri, document);
    noteFoldersOf(uri, this.inUse);
  }

  drop(uri: string): void {
    for (const [named, spelled] of this.openAs) if (spelled === uri) this.openAs.delete(named);
    this.documents.delete(uri);
    this.forget(uri);
  }

  /** What the client has read for us. Tells whether that is anything new. */
  tell(uri: string, state: FileState): boolean {
    const before = this.files.get(uri);
    if (before !== undefined && equal(before, state)) return false;
    this.remember(uri, state);
    this.read.delete(uri);
    return true;
  }

  /** The next one who asks has the file read again. */
  forget(uri: string): void {
    this.files.delete(uri);
    this.unreadable.delete(uri);
    this.ignored.delete(uri);
    this.spellings.delete(uri);
    if (!this.documents.has(uri)) this.read.delete(uri);
  }

  /** The same for all files: links that led out of the workspace may not do so any more, and the other way round. */
  forgetAll(): void {
    for (const uri of [...this.files.keys(), ...this.ignored.keys(), ...this.spellings.keys()]) this.forget(uri);
  }

  /**
   * The files, of some that have been read, that have changed on the disk since, without anybody having said so.
   * Those that only the client can read are asked for again, and stay as they are until it has answered.
   */
  changedFiles(foldersOf: (uri: string) => readonly string[], among: readonly string[]): readonly string[] {
    return among.filter((uri) => {
      const before = this.files.get(uri);
      if (before === undefined || before.kind === 'pending') return false;
      const now = this.host.read(uri, foldersOf(uri));
      if (now.kind === 'pending') this.onPending(uri);
      return now.kind !== 'pending' && !equal(before, now);
    });
  }

  /** The files that git ignores and did not, or the other way round, when that was asked for. */
  ignoredOtherwise(
    foldersOf: (uri: string) => readonly string[],
    isOfInterest: (uri: string) => boolean = () => true,
  ): readonly string[] {
    return [...this.ignored].flatMap(([uri, before]) =>
      !isOfInterest(uri) || before === this.host.isIgnored(uri, foldersOf(uri)) ? [] : [uri],
    );
  }

  state(uri: string, folders: readonly string[]): FileState {
    const document = this.documents.get(uri);
    if (document !== undefined) return { kind: 'text', text: document.text };
    const known = this.files.get(uri);
    if (known !== undefined) return known;
    const state = this.host.read(uri, folders);
    // What lies outside depends on who asks, so it is not remembered.
    if (state.kind !== 'outside') this.remember(uri, state);
    if (state.kind === 'pending') this.onPending(uri);
    return state;
  }

  private remember(uri: string, state: FileState): void {
    this.files.set(uri, state);
    if (state.kind === 'unreadable') this.unreadable.set(uri, state.reason);
    else this.unreadable.delete(uri);
    noteFoldersOf(uri, this.askedIn);
    if (state.kind === 'text') noteFoldersOf(uri, this.inUse);
  }

  isIgnored(uri: string, folders: readonly string[]): boolean {
    const known = this.ignored.get(uri) ?? this.host.isIgnored(uri, folders);
    this.ignored.set(uri, known);
    return known;
  }

  /** The text read as a manifest; nothing where there is no text, and for a text that is longer than `most`. */
  at(uri: string, folders: readonly string[], most: number): Source | undefined {
    const before = this.read.get(uri);
    const document = this.documents.get(uri);
    const found =
      document === undefined
        ? this.fromFile(uri, { folders, most }, before)
        : openSource(document, { most, before, licenses: this.licenses });
    if (found === undefined) this.read.delete(uri);
    else this.read.set(uri, found);
    return found;
  }

  private fromFile(
    uri: string,
    { folders, most }: { readonly folders: readonly string[]; readonly most: number },
    before?: Source,
  ): Source | undefined {
    const state = this.state(uri, folders);
    if (state.kind !== 'text' || state.text.length > most) return undefined;
    return (
      before ?? new Source(parse(uri, state.text), Lines.from(state.text, this.encoding), { licenses: this.licenses })
    );
  }
}

/** What all spellings of an address have in common, on disks that pass over case and over how letters are composed. */
function folded(uri: string): string {
  return (uri.includes('%') ? URI.parse(uri).toString(true) : uri).normalize('NFC').toLowerCase();
}

function noteFoldersOf(uri: string, folders: Set<string>): void {
  for (const folder of foldersAround(uri)) {
    // Those around it were noted with it.
    if (folders.has(folder)) return;
    folders.add(folder);
  }
}

function setAt(sets: Map<string, Set<string>>, key: string): Set<string> {
  const known = sets.get(key) ?? new Set();
  sets.set(key, known);
  return known;
}

function openSource(
  document: OpenDocument,
  {
    most,
    before,
    licenses,
  }: { readonly most: number; readonly before: Source | undefined; readonly licenses: Licenses },
): Source | undefined {
  if (document.text.length > most) return undefined;
  const { tree, lines } = document;
  if (before?.tree === tree) return before;
  return before?.followedBy(tree, lines) ?? new Source(tree, lines, { licenses });
}

function equal(a: FileState, b: FileState): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'absent' && b.kind === 'absent') return a.leadsTo === b.leadsTo;
  if (a.kind !== 'text' || b.kind !== 'text') return true;
  const isSameFile = a.leadsTo === b.leadsTo && a.hasOtherNames === b.hasOtherNames;
  return isSameFile && a.isExecutable === b.isExecutable && a.isUtf8 === b.isUtf8 && a.text === b.text;
}
