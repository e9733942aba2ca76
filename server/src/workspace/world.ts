import { Shared, type World } from '../analysis/world';
import { Lineage } from '../lineage/lineage';
import { build } from '../manifest/build';
import type { Manifest } from '../manifest/manifest';
import type { Manifests } from '../manifest/manifests';
import { parse, type Tree } from '../syntax/parse';
import type { Files } from '../text/files';
import type { Span } from '../text/span';
import { reached, References, usersElsewhere } from './references';

/** A world read from files, which also tells where the words it speaks of stand. */
export interface ReadWorld extends World {
  /** A file read as a manifest; nothing for one that can't be read. */
  tree(uri: string): Tree | undefined;
  /** The offsets of a span in the whole text of its document; nothing where the document says something else. */
  resolve(at: Span): { readonly start: number; readonly end: number } | undefined;
}

/**
 * The manifests behind a set of files. Each is read when it is first asked for, and once. `known` are the addresses of
 * the manifests of the workspace, as far as the host has found them.
 */
export function worldOf(files: Files, known: Iterable<string> = []): ReadWorld {
  return new Reader(files, known).world();
}

/** Reads the manifests behind a set of files, each once until it changes. */
export class Reader {
  private readonly trees = new Map<string, Tree | undefined>();
  private readonly read = new Map<string, Manifest | undefined>();
  private readonly shared = new Shared();
  private references: References | undefined;

  constructor(
    private readonly files: Files,
    private known: Iterable<string>,
  ) {}

  /** Has other manifests known than before. Worlds from before do not count any more. */
  widen(known: Iterable<string>): void {
    this.known = known;
    this.references = undefined;
  }

  /** All as it is now; good until something changes. */
  world(): ReadWorld {
    const { files, shared } = this;
    const manifests: Manifests = {
      at: (uri) => this.at(uri),
      usersElsewhere: usersElsewhere(
        (uri) => this.around().usersOf(uri),
        () => manifests,
      ),
      otherTerms: (artifact) => reached(this.around().otherTerms(artifact, { uri: artifact.uri }), manifests),
      breachesElsewhere: (artifact, today) => this.around().breachesOf(artifact, today, { uri: artifact.uri }),
    };
    return {
      files,
      manifests,
      shared,
      lineage: new Lineage(manifests),
      tree: (uri) => this.tree(uri),
      resolve: (span) => this.resolve(span),
    };
  }

  /** Has files read again that have changed. Worlds from before do not count any more. */
  changed(uris: Iterable<string>): void {
    for (const uri of [...uris].map((it) => this.spelled(it))) {
      this.trees.delete(uri);
      this.read.delete(uri);
      if (this.references?.isNoted(uri) === true) this.references.note(uri, this.at(uri));
    }
  }

  /** The one spelling under which a file is read, once. */
  private spelled(uri: string): string {
    return this.files.spelled?.(uri) ?? uri;
  }

  private tree(named: string): Tree | undefined {
    const uri = this.spelled(named);
    if (!this.trees.has(uri)) {
      const state = this.files.read(uri);
      this.trees.set(uri, state.kind === 'text' ? parse(uri, state.text) : undefined);
    }
    return this.trees.get(uri);
  }

  private at(named: string): Manifest | undefined {
    const uri = this.read.has(named) ? named : this.spelled(named);
    if (!this.read.has(uri)) {
      const found = this.tree(uri);
      this.read.set(uri, found && build(uri, found.root, { licenses: this.shared.licenses }));
    }
    return this.read.get(uri);
  }

  private resolve(span: Span): ReturnType<ReadWorld['resolve']> {
    const { uri, text } = span.fragment;
    const place = this.trees.get(uri)?.resolve(span);
    if (place !== undefined) return place;
    // A report or a notice is one fragment from its first to its last character.
    const state = this.files.read(uri);
    return state.kind === 'text' && state.text === text ? { start: span.start, end: span.end } : undefined;
  }

  /** Who refers to whom among the manifests of the workspace; they are only read where that matters. */
  private around(): References {
    if (this.references === undefined) {
      this.references = new References((uri) => this.spelled(uri));
      for (const uri of this.known) this.references.note(uri, this.at(uri));
    }
    return this.references;
  }
}
