import type { World } from '../analysis/analyze';
import { build } from '../manifest/build';
import { identityOf } from '../manifest/identity';
import type { Artifact, Manifest } from '../manifest/manifest';
import { referenceOf, targetOf, type Manifests } from '../manifest/manifests';
import { parse, type Tree } from '../syntax/parse';
import type { Files } from '../text/files';
import type { Span } from '../text/span';

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
  const trees = new Map<string, Tree | undefined>();
  const read = new Map<string, Manifest | undefined>();
  const tree = (uri: string): Tree | undefined => {
    if (!trees.has(uri)) {
      const state = files.read(uri);
      trees.set(uri, state.kind === 'text' ? parse(uri, state.text) : undefined);
    }
    return trees.get(uri);
  };
  const at = (uri: string): Manifest | undefined => {
    if (!read.has(uri)) {
      const found = tree(uri);
      read.set(uri, found && build(uri, found.root));
    }
    return read.get(uri);
  };
  const resolve: ReadWorld['resolve'] = (span) => {
    const { uri, text } = span.fragment;
    const place = trees.get(uri)?.resolve(span);
    if (place !== undefined) return place;
    // A report or a notice is one fragment from its first to its last character.
    const state = files.read(uri);
    return state.kind === 'text' && state.text === text ? { start: span.start, end: span.end } : undefined;
  };
  const manifests: Manifests = { at, usersElsewhere, sameElsewhere };
  let users: ReadonlyMap<string, readonly Artifact[]> | undefined;
  function usersElsewhere(uri: string, id: string): readonly Artifact[] {
    users ??= usersOf(manifests, known);
    return users.get(`${uri}#${id}`) ?? [];
  }
  let same: ReadonlyMap<string, readonly Artifact[]> | undefined;
  function sameElsewhere(uri: string, identity: string): readonly Artifact[] {
    same ??= byIdentity(manifests, known);
    return (same.get(identity) ?? []).filter((artifact) => artifact.uri !== uri);
  }
  return { files, manifests, tree, resolve };
}

/** The artifacts of all known manifests by what they are known by. */
function byIdentity(manifests: Manifests, known: Iterable<string>): ReadonlyMap<string, readonly Artifact[]> {
  const found = new Map<string, Artifact[]>();
  for (const uri of known) {
    for (const artifact of manifests.at(uri)?.artifacts.values() ?? []) {
      const identity = identityOf(artifact);
      if (identity === undefined) continue;
      const others = found.get(identity);
      if (others === undefined) found.set(identity, [artifact]);
      else others.push(artifact);
    }
  }
  return found;
}

/** For each work that a known manifest takes from another one, by `URI#ID`, the artifacts that take it. */
function usersOf(manifests: Manifests, known: Iterable<string>): ReadonlyMap<string, readonly Artifact[]> {
  const users = new Map<string, Artifact[]>();
  for (const uri of known) {
    for (const artifact of manifests.at(uri)?.artifacts.values() ?? []) {
      const target = referenceOf(artifact) === undefined ? undefined : targetOf(manifests, artifact);
      if (target === undefined || target.uri === uri) continue;
      const key = `${target.uri}#${target.id.value}`;
      users.set(key, [...(users.get(key) ?? []), artifact]);
    }
  }
  return users;
}
