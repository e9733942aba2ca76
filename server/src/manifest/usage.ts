import type { Breach, Derivative, Distribution, Manifest } from './manifest';

/** Who refers to a work by its id. */
export type User = Derivative | Distribution | Breach;

/** The place of a user in its manifest: the index of a breach, the id of anything else. */
type Place = { readonly kind: 'derivative' | 'distribution'; readonly id: string } | number;

/** What the ids that are written in a manifest tell. Holds for every manifest in which the same ids stand. */
interface Names {
  readonly users: ReadonlyMap<string, readonly Place[]>;
  readonly undefinedIds: readonly string[];
  readonly unusedArtifacts: readonly string[];
}

/** The other direction of lineage, within one manifest. The index is made when it is first asked for. */
export class Usage {
  private index: Names | undefined;

  /** With the usage before an edit, its index is taken over where the edit has changed no id. */
  constructor(
    private readonly manifest: Manifest,
    previous?: Usage,
  ) {
    if (previous !== undefined && haveSameNames(previous.manifest, manifest)) this.index = previous.index;
  }

  /** Who names the id in `from` or `of`, in file order. */
  users(id: string): readonly User[] {
    return (this.names.users.get(id) ?? []).flatMap((place) => this.at(place) ?? []);
  }

  /** The ids of all derivatives that come from a work, itself included. */
  descendants(id: string): ReadonlySet<string> {
    const found = new Set([id]);
    for (const next of found) {
      for (const user of this.users(next)) if (user.kind === 'derivative') found.add(user.id.value);
    }
    return found;
  }

  /** The distributions that give out the work or something made from it, those of nearer works first. */
  distributions(id: string): readonly Distribution[] {
    const found = new Set<Distribution>();
    for (const work of this.descendants(id)) {
      for (const user of this.users(work)) if (user.kind === 'distribution') found.add(user);
    }
    return [...found];
  }

  /** The ids that are named and that no artifact or derivative has, each once. */
  get undefinedIds(): readonly string[] {
    return this.names.undefinedIds;
  }

  /** The ids of the artifacts that nothing names, in file order. */
  get unusedArtifacts(): readonly string[] {
    return this.names.unusedArtifacts;
  }

  private get names(): Names {
    this.index ??= namesIn(this.manifest);
    return this.index;
  }

  private at(place: Place): User | undefined {
    const { derivatives, distributions, breaches } = this.manifest;
    if (typeof place === 'number') return breaches[place];
    return place.kind === 'derivative' ? derivatives.get(place.id) : distributions.get(place.id);
  }
}

function namesIn({ artifacts, derivatives, distributions, breaches }: Manifest): Names {
  const users = new Map<string, Place[]>();
  const add = (id: string | undefined, place: Place): void => {
    if (id === undefined) return;
    const places = users.get(id);
    if (places === undefined) users.set(id, [place]);
    else if (places.at(-1) !== place) places.push(place);
  };
  for (const derivative of derivatives.values()) {
    const place = { kind: derivative.kind, id: derivative.id.value };
    for (const id of namedBy(derivative)) add(id, place);
  }
  for (const distribution of distributions.values()) {
    const place = { kind: distribution.kind, id: distribution.id.value };
    for (const id of namedBy(distribution)) add(id, place);
  }
  for (const [index, breach] of breaches.entries()) add(breach.subject?.value, index);
  return {
    users,
    undefinedIds: [...users.keys()].filter((id) => !artifacts.has(id) && !derivatives.has(id)),
    unusedArtifacts: [...artifacts.keys()].filter((id) => !users.has(id)),
  };
}

function namedBy(user: Derivative | Distribution): readonly string[] {
  return user.kind === 'derivative' ? user.from.map(({ id }) => id.value) : user.shares.map(({ value }) => value);
}

/** Whether the same entries stand in the same order in both and name the same ids. */
function haveSameNames(a: Manifest, b: Manifest): boolean {
  const sameUsers = (one: Derivative | Distribution, other: Derivative | Distribution): boolean =>
    one === other || areEqual(namedBy(one), namedBy(other));
  return (
    haveSameEntries(a.artifacts, b.artifacts, () => true) &&
    haveSameEntries(a.derivatives, b.derivatives, sameUsers) &&
    haveSameEntries(a.distributions, b.distributions, sameUsers) &&
    areEqual(
      a.breaches.map(({ subject }) => subject?.value),
      b.breaches.map(({ subject }) => subject?.value),
    )
  );
}

function haveSameEntries<T>(
  a: ReadonlyMap<string, T>,
  b: ReadonlyMap<string, T>,
  areSame: (one: T, other: T) => boolean,
): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  const others = b.entries();
  for (const [id, one] of a) {
    const [otherId, other] = others.next().value ?? [];
    if (id !== otherId || other === undefined || !areSame(one, other)) return false;
  }
  return true;
}

function areEqual<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}
