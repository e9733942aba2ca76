/** What the store tells. */
export interface Listener {
  /** Manifests for which something else may hold now, in our spelling; `edited` is the one that the client edited. */
  changed?(uris: ReadonlySet<string>, edited: string | undefined): void;
  /** A file that only the client can read; what it is goes to `told`. */
  pending?(uri: string): void;
  /** A manifest has been checked, and may depend on other files than before. */
  checked?(): void;
  /** How many of the manifests that wait to be looked at have been. */
  indexing?(progress: { readonly done: number; readonly total: number }): void;
  /** A rule or something else that broke down. */
  fault?(what: string, error: unknown): void;
}

/** All who listen, told one after the other in the order in which they came. */
export class Listeners implements Required<Listener> {
  private readonly all: Listener[] = [];

  add(listener: Listener): void {
    this.all.push(listener);
  }

  /** Where nothing has changed, nothing is told. */
  changed(uris: ReadonlySet<string>, edited?: string): void {
    if (uris.size > 0) for (const listener of this.all) listener.changed?.(uris, edited);
  }

  pending(uri: string): void {
    for (const listener of this.all) listener.pending?.(uri);
  }

  checked(): void {
    for (const listener of this.all) listener.checked?.();
  }

  indexing(progress: { readonly done: number; readonly total: number }): void {
    for (const listener of this.all) listener.indexing?.(progress);
  }

  fault(what: string, error: unknown): void {
    for (const listener of this.all) listener.fault?.(what, error);
  }
}
