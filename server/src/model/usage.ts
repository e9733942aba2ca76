import type { Breach, Derivative, Distribution, Manifest } from './manifest';

/** Who refers to a work by its id. */
export type User = Derivative | Distribution | Breach;

/** The other direction of lineage, within one manifest. The index is made when it is first asked for. */
export class Usage {
  private index: ReadonlyMap<string, readonly User[]> | undefined;

  constructor(private readonly manifest: Manifest) {}

  /** Who names the id in `from` or `of`, in file order. */
  users(id: string): readonly User[] {
    this.index ??= indexOf(this.manifest);
    return this.index.get(id) ?? [];
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
}

function indexOf(manifest: Manifest): ReadonlyMap<string, readonly User[]> {
  const index = new Map<string, User[]>();
  const add = (id: string | undefined, user: User): void => {
    if (id === undefined) return;
    const users = index.get(id);
    if (users === undefined) index.set(id, [user]);
    else if (users.at(-1) !== user) users.push(user);
  };
  for (const derivative of manifest.derivatives.values())
    for (const { id } of derivative.from) add(id.value, derivative);
  for (const distribution of manifest.distributions.values())
    for (const { value } of distribution.of) add(value, distribution);
  for (const breach of manifest.breaches) add(breach.of?.value, breach);
  return index;
}
