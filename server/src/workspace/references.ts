import type { Manifest } from '../manifest/manifest';
import { referenceOf } from '../manifest/manifests';

interface Noted {
  readonly artifacts: Manifest['artifacts'];
  /** What the manifest takes from others, and under which ids, in a form that can be compared. */
  readonly taken: string;
  readonly targets: ReadonlySet<string>;
}

/** Which manifest takes entries from which other one, as far as they have been looked at. */
export class References {
  private readonly noted = new Map<string, Noted>();
  private readonly users = new Map<string, ReadonlySet<string>>();

  /** The manifests that take something from the one at an address. */
  usersOf(uri: string): ReadonlySet<string> {
    return this.users.get(uri) ?? new Set();
  }

  /**
   * Notes what a manifest refers to now; nothing for one that is gone. Tells the manifests that are referred to in
   * another way than before.
   */
  note(uri: string, manifest: Manifest | undefined): ReadonlySet<string> {
    const before = this.noted.get(uri);
    if (before !== undefined && before.artifacts === manifest?.artifacts) return new Set();
    const now = manifest === undefined ? undefined : noted(manifest);
    if (now === undefined) this.noted.delete(uri);
    else this.noted.set(uri, now);
    if (before?.taken === now?.taken) return new Set();
    const concerned = new Set([...(before?.targets ?? []), ...(now?.targets ?? [])]);
    for (const target of concerned) {
      const others = [...this.usersOf(target)].filter((user) => user !== uri);
      this.users.set(target, new Set(now?.targets.has(target) === true ? [...others, uri] : others));
    }
    return concerned;
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
  };
}
