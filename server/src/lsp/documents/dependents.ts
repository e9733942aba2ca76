/** Files that somebody has begun to ask for, and those that nobody asks for any more. */
export interface AskedChanges {
  readonly added: readonly string[];
  readonly gone: readonly string[];
}

/** Which manifests have asked for which files. */
export class Dependents {
  private readonly byFile = new Map<string, Set<string>>();
  private readonly needed = new Map<string, ReadonlySet<string>>();
  private readonly added = new Set<string>();
  private readonly gone = new Set<string>();

  /** A manifest has asked for a file. */
  ask(uri: string, file: string): void {
    const users = this.byFile.get(file);
    if (users !== undefined) {
      users.add(uri);
      return;
    }
    this.byFile.set(file, new Set([uri]));
    if (!this.gone.delete(file)) this.added.add(file);
  }

  /**
   * A manifest has been looked at: it needs what is in a set, which goes on growing with what it asks for, and nothing of
   * what it had asked for before. It is gone where there is no such set.
   */
  settle(uri: string, needed: ReadonlySet<string> | undefined): void {
    const before = this.needed.get(uri);
    if (before === needed) return;
    for (const file of before ?? []) if (needed?.has(file) !== true) this.leave(file, uri);
    if (needed === undefined) this.needed.delete(uri);
    else this.needed.set(uri, needed);
  }

  /** The manifests that have asked for one of these files, other than for themselves. */
  usersOf(files: readonly string[]): ReadonlySet<string> {
    return new Set(files.flatMap((file) => [...(this.byFile.get(file) ?? [])].filter((uri) => uri !== file)));
  }

  /** What has changed since this was asked last: there is one who does. */
  takeChanges(): AskedChanges {
    const changes = { added: [...this.added], gone: [...this.gone] };
    this.added.clear();
    this.gone.clear();
    return changes;
  }

  private leave(file: string, uri: string): void {
    const users = this.byFile.get(file);
    if (users?.delete(uri) !== true || users.size > 0) return;
    this.byFile.delete(file);
    if (!this.added.delete(file)) this.gone.add(file);
  }
}
