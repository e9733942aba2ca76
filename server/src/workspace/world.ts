import type { World } from '../analysis/analyze';
import { build } from '../model/build';
import type { Artifact, Manifest } from '../model/manifest';
import { referenceOf, targetOf, type Manifests } from '../model/manifests';
import { parse } from '../syntax/parse';
import type { Files } from '../text/files';

/**
 * The manifests behind a set of files. Each is read when it is first asked for, and once. `known` are the addresses of
 * the manifests of the workspace, as far as the host has found them.
 */
export function worldOf(files: Files, known: Iterable<string> = []): World {
  const read = new Map<string, Manifest | undefined>();
  const at = (uri: string): Manifest | undefined => {
    if (!read.has(uri)) {
      const state = files.read(uri);
      read.set(uri, state.kind === 'text' ? build(uri, parse(uri, state.text).root) : undefined);
    }
    return read.get(uri);
  };
  const manifests: Manifests = { at, usersElsewhere };
  let users: ReadonlyMap<string, readonly Artifact[]> | undefined;
  function usersElsewhere(uri: string, id: string): readonly Artifact[] {
    users ??= usersOf(manifests, known);
    return users.get(`${uri}#${id}`) ?? [];
  }
  return { files, manifests };
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
