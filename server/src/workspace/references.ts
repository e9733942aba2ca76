import { identityOf } from '../manifest/identity';
import type { Artifact, Manifest } from '../manifest/manifest';
import { referenceOf } from '../manifest/manifests';

interface Noted {
  readonly artifacts: Manifest['artifacts'];
  /** What the manifest takes from others, and under which ids, in a form that can be compared. */
  readonly taken: string;
  readonly targets: ReadonlySet<string>;
  /** By what its artifacts are known elsewhere, and what it says of each that matters there. */
  readonly identities: ReadonlyMap<string, string>;
}

/** Which manifest takes entries from which other one, as far as they have been looked at. */
export class References {
  private readonly noted = new Map<string, Noted>();
  private readonly users = new Map<string, ReadonlySet<string>>();
  private readonly describers = new Map<string, ReadonlySet<string>>();

  /** The manifests that take something from the one at an address. */
  usersOf(uri: string): ReadonlySet<string> {
    return this.users.get(uri) ?? new Set();
  }

  /** The manifests that describe an artifact with that identity. */
  describing(identity: string): ReadonlySet<string> {
    return this.describers.get(identity) ?? new Set();
  }

  /**
   * Notes what a manifest refers to now; nothing for one that is gone. Tells the manifests that are referred to in
   * another way than before, and those that describe an artifact of which it now says something else.
   */
  note(uri: string, manifest: Manifest | undefined): ReadonlySet<string> {
    const before = this.noted.get(uri);
    if (before !== undefined && before.artifacts === manifest?.artifacts) return new Set();
    const now = manifest === undefined ? undefined : noted(manifest);
    if (now === undefined) this.noted.delete(uri);
    else this.noted.set(uri, now);
    const sharers = this.noteIdentities(uri, before?.identities, now?.identities);
    if (before?.taken === now?.taken) return sharers;
    const concerned = new Set([...(before?.targets ?? []), ...(now?.targets ?? [])]);
    for (const target of concerned) {
      const others = [...this.usersOf(target)].filter((user) => user !== uri);
      this.users.set(target, new Set(now?.targets.has(target) === true ? [...others, uri] : others));
    }
    return new Set([...concerned, ...sharers]);
  }

  private noteIdentities(
    uri: string,
    before: Noted['identities'] = new Map(),
    now: Noted['identities'] = new Map(),
  ): ReadonlySet<string> {
    const changed = [...new Set([...before.keys(), ...now.keys()])].filter((key) => before.get(key) !== now.get(key));
    const sharers = new Set<string>();
    for (const identity of changed) {
      const others = [...this.describing(identity)].filter((describer) => describer !== uri);
      for (const other of others) sharers.add(other);
      const describers = now.has(identity) ? [...others, uri] : others;
      if (describers.length === 0) this.describers.delete(identity);
      else this.describers.set(identity, new Set(describers));
    }
    return sharers;
  }
}

function noted(manifest: Manifest): Noted {
  const references = [...manifest.artifacts.values()].flatMap((artifact) => {
    const target = referenceOf(artifact)?.uri;
    return target === undefined || target === manifest.uri ? [] : [{ artifact, target }];
  });
  return {
    artifacts: manifest.artifacts,
    taken: JSON.stringify(references.map(({ artifact }) => [artifact.id.value, artifact.manifest?.value])),
    targets: new Set(references.map(({ target }) => target)),
    identities: new Map(
      [...manifest.artifacts.values()].flatMap((artifact) => {
        const identity = identityOf(artifact);
        return identity === undefined ? [] : [[identity, saidOf(artifact)] as const];
      }),
    ),
  };
}

/** What of an artifact can contradict another description of it. */
function saidOf({ license, risk, revision, acquired, type }: Artifact): string {
  return JSON.stringify([license, risk, revision, acquired, type].map((field) => field?.value ?? null));
}
