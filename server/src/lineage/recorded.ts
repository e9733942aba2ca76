import { identityOf } from '../manifest/identity';
import type { Artifact, Breach, Manifest, Work } from '../manifest/manifest';
import type { Unsettled } from '../manifest/manifests';
import { breachedWork, cureOf, type Cure, type Origin } from './cure';

/** A breach that is not settled, with what it is about. */
export interface RecordedBreach {
  readonly breach: Breach;
  readonly cure: Cure;
  readonly breached: Work;
  /** The artifacts whose license was breached with it. */
  readonly artifacts: readonly Artifact[];
  /** Its place in its manifest. */
  readonly at: number;
}

/** The breaches that a manifest records and that are not settled on a day: of those about one work in one state, the first. */
export interface Recorded {
  /** By the id of the work that they are about. */
  readonly about: ReadonlyMap<string, readonly RecordedBreach[]>;
  /** By the artifacts whose license was breached, as `keysOf` has them. */
  readonly byArtifact: ReadonlyMap<string, Unsettled<RecordedBreach>>;
}

/** Where something comes from, as far as breaches are concerned. */
export interface Origins extends Origin {
  impactArtifacts(work: Work): readonly { readonly artifact: Artifact }[];
}

/** The keys of an artifact among breaches: the entry itself, and the same described elsewhere. */
export function keysOf(artifact: Artifact): readonly string[] {
  const identity = identityOf(artifact);
  const own = `${artifact.uri}#${artifact.id.value}`;
  return identity === undefined ? [own] : [own, identity];
}

export function recordedIn(manifest: Manifest, lineage: Origins, today: string): Recorded {
  const about = new Map<string, RecordedBreach[]>();
  const found = new Map<string, Gathered<RecordedBreach>>();
  for (const [at, breach] of manifest.breaches.entries()) {
    const cure = unsettled(breach, today);
    const breached = cure === undefined ? undefined : breachedWork(breach, { manifest, lineage });
    if (cure === undefined || breached === undefined) continue;
    const known = about.get(breached.id.value);
    if (known?.some((before) => before.cure.state === cure.state) === true) continue;
    const artifacts = lineage.impactArtifacts(breached).map(({ artifact }) => artifact);
    const recorded = { breach, cure, breached, artifacts, at };
    if (known === undefined) about.set(breached.id.value, [recorded]);
    else known.push(recorded);
    for (const key of new Set(artifacts.flatMap(keysOf))) gatheredAt(found, key).add(recorded, breach, cure);
  }
  return { about, byArtifact: found };
}

/** How a breach stands on a day, where it is not settled. */
export function unsettled(breach: Breach, today: string): Cure | undefined {
  const cure = cureOf(breach, today);
  return cure?.state === 'remedied' || cure?.state === 'resolved' ? undefined : cure;
}

/** What a review of a breach has to say. */
export function pointOf({ subject, notified }: Breach): string {
  return JSON.stringify([subject?.value, notified?.value]);
}

/** Unsettled breaches as they are found. */
export class Gathered<T> implements Unsettled<T> {
  readonly lapsed: T[] = [];
  readonly open = new Map<string, T[]>();

  add(one: T, breach: Breach, { state }: Cure): void {
    if (state === 'lapsed') {
      this.lapsed.push(one);
      return;
    }
    const point = pointOf(breach);
    const known = this.open.get(point);
    if (known === undefined) this.open.set(point, [one]);
    else known.push(one);
  }
}

function gatheredAt<T>(all: Map<string, Gathered<T>>, key: string): Gathered<T> {
  const known = all.get(key) ?? new Gathered<T>();
  all.set(key, known);
  return known;
}
