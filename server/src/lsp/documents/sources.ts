import { documentIn, type Document } from '../../analysis/document';
import { build } from '../../manifest/build';
import type { Manifest } from '../../manifest/manifest';
import { parse, type Tree } from '../../syntax/parse';
import type { FileState } from '../../text/files';
import { Lines, type Encoding } from '../../text/lines';
import { foldersAround } from '../../text/uri';
import type { Host } from '../host';
import type { OpenDocument } from './open-document';

/** A text as it is now, whether open or on the disk, read as a manifest. */
export class Source {
  private built: Manifest | undefined;

  constructor(
    readonly tree: Tree,
    readonly lines: Lines,
    private readonly before?: Manifest,
  ) {}

  /** Only others ask for it: its own analysis has one. */
  get manifest(): Manifest {
    this.built ??= build(this.tree.uri, this.tree.root, this.before);
    return this.built;
  }

  /** The same as a document, whose spans can be told as places. */
  get document(): Document<'manifest'> {
    return documentIn('manifest', this.tree, this.lines);
  }

  /** The text that has come after this one. */
  followedBy(tree: Tree, lines: Lines): Source {
    return new Source(tree, lines, this.built ?? this.before);
  }
}

/** What the documents and files say. Open documents come before files; a file is read once until it is forgotten. */
export class Sources {
  private readonly documents = new Map<string, OpenDocument>();
  private readonly files = new Map<string, FileState>();
  private readonly ignored = new Map<string, boolean>();
  private readonly read = new Map<string, Source>();
  private readonly inUse = new Set<string>();

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
    return this.known.filter((uri) => foldersAround(uri).some((folder) => folders.has(folder)));
  }

  /** The folders that something was ever found in, and those around them: one that is gone may come again. */
  get folders(): ReadonlySet<string> {
    return this.inUse;
  }

  /** The files that the client has been asked for, or is to be. */
  get pending(): readonly string[] {
    return [...this.files].flatMap(([uri, { kind }]) => (kind === 'pending' ? [uri] : []));
  }

  put(uri: string, document: OpenDocument): void {
    this.documents.set(uri, document);
    this.noteFoldersOf(uri);
  }

  drop(uri: string): void {
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
    this.ignored.delete(uri);
    if (!this.documents.has(uri)) this.read.delete(uri);
  }

  /** The same for all files: links that led out of the workspace may not do so any more, and the other way round. */
  forgetAll(): void {
    for (const uri of [...this.files.keys(), ...this.ignored.keys()]) this.forget(uri);
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
    if (state.kind === 'text') this.noteFoldersOf(uri);
  }

  private noteFoldersOf(uri: string): void {
    for (const folder of foldersAround(uri)) {
      // Those around it were noted with it.
      if (this.inUse.has(folder)) return;
      this.inUse.add(folder);
    }
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
      document === undefined ? this.fromFile(uri, { folders, most }, before) : openSource(document, most, before);
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
    return before ?? new Source(parse(uri, state.text), Lines.from(state.text, this.encoding));
  }
}

function openSource(document: OpenDocument, most: number, before: Source | undefined): Source | undefined {
  if (document.text.length > most) return undefined;
  const { tree, lines } = document;
  if (before?.tree === tree) return before;
  return before?.followedBy(tree, lines) ?? new Source(tree, lines);
}

function equal(a: FileState, b: FileState): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'absent' && b.kind === 'absent') return a.leadsTo === b.leadsTo;
  if (a.kind !== 'text' || b.kind !== 'text') return true;
  const isSameFile = a.leadsTo === b.leadsTo && a.hasOtherNames === b.hasOtherNames;
  return isSameFile && a.isExecutable === b.isExecutable && a.isUtf8 === b.isUtf8 && a.text === b.text;
}
