import {
  type Disposable,
  type Event,
  EventEmitter,
  type FileChangeEvent,
  FileChangeType,
  type FileStat,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  type Uri,
} from 'vscode';

/** Files that are on no disk: the least that the editor needs of a virtual workspace. Folders are there by their files. */
export class MemoryFiles implements FileSystemProvider {
  private readonly files = new Map<string, Uint8Array>();
  private readonly changes = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile: Event<FileChangeEvent[]> = this.changes.event;

  watch(): Disposable {
    // All changes are told.
    return { dispose: () => undefined };
  }

  stat({ path }: Uri): FileStat {
    const file = this.files.get(path);
    const isFolder = [...this.files.keys()].some((name) => name.startsWith(path.endsWith('/') ? path : `${path}/`));
    if (file === undefined && !isFolder) throw FileSystemError.FileNotFound(path);
    const type = file === undefined ? FileType.Directory : FileType.File;
    return { type, size: file?.length ?? 0, ctime: 0, mtime: 0 };
  }

  readDirectory({ path }: Uri): [string, FileType][] {
    const base = path.endsWith('/') ? path : `${path}/`;
    const inner = [...this.files.keys()].filter((name) => name.startsWith(base)).map((name) => name.slice(base.length));
    const folders = new Set(inner.filter((name) => name.includes('/')).map((name) => name.slice(0, name.indexOf('/'))));
    return [
      ...[...folders].map((name): [string, FileType] => [name, FileType.Directory]),
      ...inner.filter((name) => !name.includes('/')).map((name): [string, FileType] => [name, FileType.File]),
    ];
  }

  readFile({ path }: Uri): Uint8Array {
    const file = this.files.get(path);
    if (file === undefined) throw FileSystemError.FileNotFound(path);
    return file;
  }

  writeFile(uri: Uri, content: Uint8Array): void {
    const type = this.files.has(uri.path) ? FileChangeType.Changed : FileChangeType.Created;
    this.files.set(uri.path, content);
    this.changes.fire([{ type, uri }]);
  }

  delete(uri: Uri): void {
    this.files.delete(uri.path);
    this.changes.fire([{ type: FileChangeType.Deleted, uri }]);
  }

  createDirectory(): void {
    // A folder is there once there is a file in it.
  }

  rename(from: Uri): void {
    throw FileSystemError.NoPermissions(from);
  }
}
