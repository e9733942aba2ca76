import { Descriptions } from '../lineage/descriptions';
import { breachesText, identityOf, saidOf } from '../manifest/identity';
import type { Artifact, Manifest } from '../manifest/manifest';
import { targetOf, type BreachAt, type Manifests, type OtherTerms, type Unsettled } from '../manifest/manifests';
import { isInside } from '../text/uri';
import { gathered, recordedBy, type Recorder } from './recorders';

interface Noted {
  readonly artifacts: Manifest['artifacts'];
  readonly derivatives: Manifest['derivatives'];
  readonly breaches: Manifest['breaches'];
  /** What the manifest takes from others, and under which ids, in a form that can be compared. */
  readonly taken: string;
  readonly targets: ReadonlySet<string>;
  /** By what its artifacts are known elsewhere, and all that it says of each that matters there. */
  readonly identities: ReadonlyMap<string, Described>;
  readonly recorder: Recorder | undefined;
}

/** The artifacts of one manifest that are known elsewhere as the same. */
interface Described {
  /** All that it says of them that matters there. */
  readonly said: string;
  readonly artifacts: readonly Artifact[];
}

/** Who asks what other manifests say. */
export interface Asking {
  /** The manifest that has to be looked at again once they say something else. */
  readonly uri: string;
  /** The folders that others have to be in; all count where it is left out. */
  readonly folders?: readonly string[];
}

/** Whom it concerns that a manifest refers to something else than before. */
export interface Noticed {
  /** Those that it refers to in another way, and those that have asked about what it says something else of now. */
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
  /** By identity, who has asked what others say, by what they say themselves. */
  private readonly askers = new Map<string, Map<string, Set<string>>>();
  /** What was made from all that for answers, until something changes. */
  private readonly descriptions = new Map<string, Map<string, Descriptions>>();
  private readonly unsettled = new Map<string, Unsettled<BreachAt>>();
  private recorders = 0;

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

  /** What others say of the terms of an artifact. */
  otherTerms(artifact: Artifact, asking: Asking): OtherTerms {
    const identity = identityOf(artifact);
    if (identity === undefined) return AGREED;
    const groups = this.asked(identity, artifact, asking);
    const isAlone = groups.size === 0 || (groups.size === 1 && groups.has(saidOf(artifact)));
    return isAlone ? AGREED : this.descriptionsOf(identity, asking).otherwise(artifact);
  }

  /** The breaches that may be about something that depends on an artifact. */
  breachesOf(artifact: Artifact, today: string, asking: Asking): readonly Unsettled<BreachAt>[] {
    const identity = identityOf(artifact);
    const described = identity === undefined ? NO_GROUPS : this.asked(identity, artifact, asking);
    if (this.recorders === 0) return [];
    const scope = [today, scopeOf(asking)];
    const uri = this.spelled(artifact.uri);
    const taken = this.gather([...scope, uri].join('\n'), { today, asking }, () =>
      this.recordersOf(this.breachersOf(uri), (recorder) => recorder.drawn),
    );
    if (identity === undefined) return [taken];
    const alike = this.gather([...scope, identity].join('\n'), { today, asking }, () =>
      [...described.values()].flatMap((uris) => [
        ...this.recordersOf(uris, (recorder) => [...recorder.drawn, ...(recorder.described.get(identity) ?? [])]),
        ...[...uris].flatMap((it) => this.recordersOf(this.breachersOf(it), (recorder) => recorder.drawn)),
      ]),
    );
    return [taken, alike];
  }

  /** Remembers who asks, and gives the manifests that describe the same, by what they say. */
  private asked(identity: string, artifact: Artifact, { uri }: Asking): ReadonlyMap<string, ReadonlySet<string>> {
    const askers = this.askers.get(identity) ?? new Map<string, Set<string>>();
    this.askers.set(identity, askers);
    setAt(askers, saidOf(artifact)).add(uri);
    return this.describers.get(identity) ?? NO_GROUPS;
  }

  private descriptionsOf(identity: string, asking: Asking): Descriptions {
    const scope = scopeOf(asking);
    const known = this.descriptions.get(identity) ?? new Map<string, Descriptions>();
    this.descriptions.set(identity, known);
    const before = known.get(scope);
    if (before !== undefined) return before;
    const uris = [...(this.describers.get(identity)?.values() ?? [])].flatMap((those) => [...those]);
    const inScope = uris.filter((uri) => isIn(uri, asking)).sort();
    const made = new Descriptions(
      inScope.flatMap((uri) => this.noted.get(uri)?.identities.get(identity)?.artifacts ?? []),
    );
    known.set(scope, made);
    return made;
  }

  private recordersOf(
    uris: Iterable<string>,
    those: (recorder: Recorder) => Recorder['drawn'],
  ): readonly (readonly [string, Recorder['drawn']])[] {
    return [...uris].flatMap((uri) => {
      const recorder = this.noted.get(uri)?.recorder;
      return recorder === undefined ? [] : [[uri, those(recorder)] as const];
    });
  }

  private gather(
    key: string,
    { today, asking }: { readonly today: string; readonly asking: Asking },
    recorded: () => readonly (readonly [string, Recorder['drawn']])[],
  ): Unsettled<BreachAt> {
    const known = this.unsettled.get(key);
    if (known !== undefined) return known;
    const inScope = recorded().filter(([uri]) => isIn(uri, asking));
    const made = gathered(inScope, today);
    this.unsettled.set(key, made);
    return made;
  }

  /** Notes what a manifest refers to now; nothing for one that is gone. Tells whom that concerns. */
  note(uri: string, manifest: Manifest | undefined): Noticed {
    const before = this.noted.get(uri);
    if (before !== undefined && isUnchanged(before, manifest)) return { concerned: NONE, breached: NONE };
    const now = manifest === undefined ? undefined : noted(manifest, this.spelled);
    if (now === undefined) this.noted.delete(uri);
    else this.noted.set(uri, now);
    this.unsettled.clear();
    const askers = this.noteIdentities(uri, before?.identities, now?.identities);
    const breached = this.noteRecorder(uri, before, now);
    for (const asker of this.askersOf(uri, [before, now, ...[...breached].map((it) => this.noted.get(it))], breached))
      askers.add(asker);
    if (before?.taken === now?.taken) return { concerned: askers, breached };
    const targets = { before: before?.targets ?? NONE, now: now?.targets ?? NONE };
    follow(this.users, uri, targets);
    return { concerned: new Set([...targets.before, ...targets.now, ...askers]), breached };
  }

  /** Follows who records breaches. Tells which manifests these may be about, where they are others than before. */
  private noteRecorder(uri: string, before: Noted | undefined, now: Noted | undefined): ReadonlySet<string> {
    this.recorders += Number(now?.recorder !== undefined) - Number(before?.recorder !== undefined);
    const targets = { before: breachedBy(before), now: breachedBy(now) };
    const changed = follow(this.breachers, uri, targets);
    return before?.recorder?.said === now?.recorder?.said ? changed : new Set([...targets.before, ...targets.now]);
  }

  /** Who has asked about anything that some manifests describe, where breaches of it are recorded otherwise now. */
  private askersOf(
    uri: string,
    manifests: readonly (Noted | undefined)[],
    breached: ReadonlySet<string>,
  ): Iterable<string> {
    const [before, now] = manifests;
    if (breached.size === 0 && before?.recorder?.said === now?.recorder?.said) return NONE;
    const identities = new Set(manifests.flatMap((noted) => [...(noted?.identities.keys() ?? [])]));
    return new Set([...identities].flatMap((identity) => [...this.taken(identity, uri)]));
  }

  /** Takes out who has asked about an artifact, but for those that say the same of it as the ones that come or go. */
  private taken(identity: string, uri: string, alike?: string): Iterable<string> {
    const askers = this.askers.get(identity);
    const found = new Set<string>();
    for (const [said, uris] of askers ?? []) {
      if (said === alike) continue;
      const isAsker = uris.delete(uri);
      for (const other of uris) found.add(other);
      if (isAsker) askers?.set(said, new Set([uri]));
      else askers?.delete(said);
    }
    return found;
  }

  private noteIdentities(
    uri: string,
    before: Noted['identities'] = new Map(),
    now: Noted['identities'] = new Map(),
  ): Set<string> {
    const concerned = new Set<string>();
    for (const identity of new Set([...before.keys(), ...now.keys()])) {
      this.descriptions.delete(identity);
      const [then, said] = [before.get(identity)?.said, now.get(identity)?.said];
      if (then === said) continue;
      const groups = this.describers.get(identity) ?? new Map<string, Set<string>>();
      this.describers.set(identity, groups);
      if (then !== undefined) groups.get(then)?.delete(uri);
      // Who comes or goes and says the same as others contradicts none of them.
      const alike = then === undefined || said === undefined ? (then ?? said) : undefined;
      for (const asker of this.taken(identity, uri, alike)) concerned.add(asker);
      if (said !== undefined) setAt(groups, said).add(uri);
      if (then !== undefined && groups.get(then)?.size === 0) groups.delete(then);
      if (groups.size === 0) this.describers.delete(identity);
    }
    return concerned;
  }
}

const NONE: ReadonlySet<string> = new Set();
const NO_GROUPS: ReadonlyMap<string, ReadonlySet<string>> = new Map();
const AGREED: OtherTerms = { found: [], more: 0, values: [] };

function scopeOf({ folders = [] }: Asking): string {
  return folders.join(' ');
}

function isIn(uri: string, { folders }: Asking): boolean {
  return folders === undefined || folders.some((folder) => isInside(folder, uri));
}

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
    derivatives: manifest.derivatives,
    breaches: manifest.breaches,
    taken: JSON.stringify(references.map(({ artifact }) => [artifact.id.value, artifact.manifest?.value])),
    targets: new Set(references.map(({ target }) => target)),
    identities: identitiesIn(manifest),
    recorder: recordedBy(manifest),
  };
}

/** Nobody else is concerned by what is no artifact and no breach, nor by what no breach can be about. */
function isUnchanged(before: Noted, manifest: Manifest | undefined): boolean {
  if (manifest === undefined || before.artifacts !== manifest.artifacts) return false;
  const { breaches } = manifest;
  if (breaches.length > 0 && before.derivatives !== manifest.derivatives) return false;
  return before.breaches.length === breaches.length && before.breaches.every((one, index) => one === breaches[index]);
}

function identitiesIn({ artifacts, breaches }: Manifest): Noted['identities'] {
  const found = new Map<string, Artifact[]>();
  for (const artifact of artifacts.values()) {
    const identity = identityOf(artifact);
    if (identity === undefined) continue;
    const known = found.get(identity);
    if (known === undefined) found.set(identity, [artifact]);
    else known.push(artifact);
  }
  const recorded = breachesText(breaches);
  const saidOfAll = (all: readonly Artifact[]): string => {
    const [first] = all;
    // Mostly there is one.
    if (all.length === 1 && first !== undefined) return saidOf(first) + recorded;
    return [...new Set(all.map((artifact) => saidOf(artifact) + recorded))].sort().join(BETWEEN);
  };
  return new Map([...found].map(([identity, all]) => [identity, { said: saidOfAll(all), artifacts: all }]));
}

/** Looks up, once for each manifest, who takes which of its works; good as long as nothing changes. */
export function usersElsewhere(
  usersOf: (uri: string) => Iterable<string>,
  manifests: () => Manifests,
): Manifests['usersElsewhere'] {
  let all: Map<string, ReturnType<typeof usersById>> | undefined;
  return (uri, id) => {
    all ??= new Map();
    const known = all.get(uri) ?? usersById(uri, usersOf(uri), manifests());
    all.set(uri, known);
    return known.get(id) ?? [];
  };
}

/** Descriptions in other manifests, as these can be reached. */
export function reached(others: OtherTerms, manifests: Pick<Manifests, 'at'>): OtherTerms {
  const { found, ...rest } = others;
  if (found.length === 0) return others;
  return { ...rest, found: found.flatMap(({ uri, id }) => manifests.at(uri)?.artifacts.get(id.value) ?? []) };
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
