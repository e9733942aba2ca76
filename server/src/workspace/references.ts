import { identityOf, saidOf } from '../manifest/identity';
import type { Artifact, Manifest } from '../manifest/manifest';
import { targetOf, type Manifests } from '../manifest/manifests';

interface Noted {
  readonly artifacts: Manifest['artifacts'];
  readonly breaches: Manifest['breaches'];
  /** What the manifest takes from others, and under which ids, in a form that can be compared. */
  readonly taken: string;
  readonly targets: ReadonlySet<string>;
  /** By what its artifacts are known elsewhere, and all that it says of each that matters there. */
  readonly identities: ReadonlyMap<string, string>;
}

/** Whom it concerns that a manifest refers to something else than before. */
export interface Noticed {
  /** Those that it refers to in another way, and those that describe an artifact of which it says something else now. */
  readonly concerned: ReadonlySet<string>;
  /** Those from which it takes something and has begun or ceased to record breaches. */
  readonly breached: ReadonlySet<string>;
}

/** Which manifest takes entries from which other one, as far as they have been looked at. */
export class References {
  private readonly noted = new Map<string, Noted>();
  /** By the address of a manifest, in its one spelling, those that take something from it. */
  private readonly users = new Map<string, Set<string>>();
  /** The same of those that record breaches. */
  private readonly breachers = new Map<string, Set<string>>();
  /** By identity, those that describe such an artifact, by what they say of it. */
  private readonly describers = new Map<string, Map<string, Set<string>>>();

  constructor(private readonly spelled: (uri: string) => string) {}

  isNoted(uri: string): boolean {
    return this.noted.has(uri);
  }

  /** The manifests that take something from the one at an address. */
  usersOf(uri: string): ReadonlySet<string> {
    return this.users.get(uri) ?? NONE;
  }

  /** Those of them that record breaches. */
  breachersOf(uri: string): ReadonlySet<string> {
    return this.breachers.get(uri) ?? NONE;
  }

  /**
   * The other manifests that describe the same artifact and say anything else of it, or record breaches, in the order of
   * their addresses.
   */
  describingOtherwise(artifact: Artifact): readonly string[] {
    const identity = identityOf(artifact);
    const groups = identity === undefined ? undefined : this.describers.get(identity);
    const own = saidOf(artifact);
    const others = [...(groups ?? [])].flatMap(([said, uris]) => (said === own ? [] : [...uris]));
    return others.filter((uri) => uri !== artifact.uri).sort();
  }

  /** Notes what a manifest refers to now; nothing for one that is gone. Tells whom that concerns. */
  note(uri: string, manifest: Manifest | undefined): Noticed {
    const before = this.noted.get(uri);
    if (before !== undefined && isUnchanged(before, manifest)) return { concerned: NONE, breached: NONE };
    const now = manifest === undefined ? undefined : noted(manifest, this.spelled);
    if (now === undefined) this.noted.delete(uri);
    else this.noted.set(uri, now);
    const sharers = this.noteIdentities(uri, before?.identities, now?.identities);
    const breached = follow(this.breachers, uri, { before: breachedBy(before), now: breachedBy(now) });
    if (before?.taken === now?.taken) return { concerned: sharers, breached };
    const targets = { before: before?.targets ?? NONE, now: now?.targets ?? NONE };
    follow(this.users, uri, targets);
    return { concerned: new Set([...targets.before, ...targets.now, ...sharers]), breached };
  }

  private noteIdentities(
    uri: string,
    before: Noted['identities'] = new Map(),
    now: Noted['identities'] = new Map(),
  ): ReadonlySet<string> {
    const changed = [...new Set([...before.keys(), ...now.keys()])].filter((key) => before.get(key) !== now.get(key));
    const sharers = new Set<string>();
    for (const identity of changed) {
      const groups = this.describers.get(identity) ?? new Map<string, Set<string>>();
      this.describers.set(identity, groups);
      const [then, said] = [before.get(identity), now.get(identity)];
      if (then !== undefined) groups.get(then)?.delete(uri);
      // Who comes or goes and says the same as others contradicts none of them.
      const alike = then === undefined || said === undefined ? (then ?? said) : undefined;
      for (const [group, uris] of groups)
        if (group !== alike || group.includes(BETWEEN)) for (const other of uris) sharers.add(other);
      if (said !== undefined) setAt(groups, said).add(uri);
      for (const group of [then, said]) if (group !== undefined && groups.get(group)?.size === 0) groups.delete(group);
      if (groups.size === 0) this.describers.delete(identity);
    }
    return sharers;
  }
}

const NONE: ReadonlySet<string> = new Set();

/** Between the descriptions of one artifact in one manifest; JSON holds no line breaks. */
const BETWEEN = '\n';

function setAt(sets: Map<string, Set<string>>, key: string): Set<string> {
  const known = sets.get(key) ?? new Set();
  sets.set(key, known);
  return known;
}

/** The manifests that breaches in this one may be about. */
function breachedBy(noted: Noted | undefined): ReadonlySet<string> {
  return noted === undefined || noted.breaches.length === 0 ? NONE : noted.targets;
}

/** Follows what one manifest refers to. Tells what it has begun or ceased to. */
function follow(
  users: Map<string, Set<string>>,
  uri: string,
  { before, now }: { readonly before: ReadonlySet<string>; readonly now: ReadonlySet<string> },
): ReadonlySet<string> {
  const gone = [...before].filter((target) => !now.has(target));
  const come = [...now].filter((target) => !before.has(target));
  for (const target of gone) users.get(target)?.delete(uri);
  for (const target of come) setAt(users, target).add(uri);
  return new Set([...gone, ...come]);
}

function noted(manifest: Manifest, spelled: (uri: string) => string): Noted {
  const references = [...manifest.artifacts.values()].flatMap((artifact) => {
    const uri = artifact.reference?.uri;
    const target = uri === undefined ? undefined : spelled(uri);
    return target === undefined || target === manifest.uri ? [] : [{ artifact, target }];
  });
  return {
    artifacts: manifest.artifacts,
    breaches: manifest.breaches,
    taken: JSON.stringify(references.map(({ artifact }) => [artifact.id.value, artifact.manifest?.value])),
    targets: new Set(references.map(({ target }) => target)),
    identities: identitiesIn(manifest),
  };
}

/** Nobody else is concerned by what is no artifact and no breach. */
function isUnchanged(before: Noted, manifest: Manifest | undefined): boolean {
  if (manifest === undefined || before.artifacts !== manifest.artifacts) return false;
  const { breaches } = manifest;
  return before.breaches.length === breaches.length && before.breaches.every((one, index) => one === breaches[index]);
}

function identitiesIn({ artifacts, breaches }: Manifest): ReadonlyMap<string, string> {
  const said = new Map<string, Set<string>>();
  for (const artifact of artifacts.values()) {
    const identity = identityOf(artifact);
    if (identity !== undefined) setAt(said, identity).add(saidOf(artifact, breaches));
  }
  return new Map([...said].map(([identity, all]) => [identity, [...all].sort().join(BETWEEN)]));
}

/** Who takes something from the manifest at an address. */
export interface Users {
  usersOf(uri: string): Iterable<string>;
  /** Those of them that record breaches. */
  breachersOf(uri: string): Iterable<string>;
}

/** Looks up, once for each manifest, who takes which of its works; good as long as nothing changes. */
export function usersElsewhere(
  users: Users,
  manifests: () => Manifests,
): Pick<Manifests, 'usersElsewhere' | 'breachesElsewhere'> {
  type ById = ReturnType<typeof usersById>;
  const all = new Map<string, ById>();
  const breachers = new Map<string, ById>();
  const taking = (known: Map<string, ById>, uri: string, among: Iterable<string>): ById => {
    const byId = usersById(uri, among, manifests());
    known.set(uri, byId);
    return byId;
  };
  return {
    usersElsewhere: (uri, id) => (all.get(uri) ?? taking(all, uri, users.usersOf(uri))).get(id) ?? [],
    breachesElsewhere: (uri, id) => {
      const taken = (breachers.get(uri) ?? taking(breachers, uri, users.breachersOf(uri))).get(id) ?? [];
      return [...new Set(taken.map((artifact) => artifact.uri))].flatMap((it) => manifests().at(it) ?? []);
    },
  };
}

/** For each work of the manifest at `uri`, by id, the artifacts of those other manifests that take it. */
function usersById(
  uri: string,
  users: Iterable<string>,
  manifests: Manifests,
): ReadonlyMap<string, readonly Artifact[]> {
  const byId = new Map<string, Artifact[]>();
  for (const user of users) {
    for (const artifact of manifests.at(user)?.artifacts.values() ?? []) {
      const target = targetOf(manifests, artifact);
      if (target?.uri !== uri) continue;
      const others = byId.get(target.id.value);
      if (others === undefined) byId.set(target.id.value, [artifact]);
      else others.push(artifact);
    }
  }
  return byId;
}

/** The artifacts of some manifests that have the identity of one. */
export function artifactsLike(artifact: Artifact, uris: readonly string[], manifests: Manifests): readonly Artifact[] {
  if (uris.length === 0) return [];
  const identity = identityOf(artifact);
  return uris
    .flatMap((uri) => [...(manifests.at(uri)?.artifacts.values() ?? [])])
    .filter((other) => identityOf(other) === identity);
}
