import { identityOf, mayBeSame } from '../manifest/identity';
import type { Artifact, Breach, Work } from '../manifest/manifest';
import type { Unsettled } from '../manifest/manifests';
import type { Cure } from './cure';
import type { ImpactArtifact, Lineage, Path } from './lineage';
import { keysOf, pointOf, type Recorded, type RecordedBreach } from './recorded';
import type { Origins } from './subject';

/** So many breaches are told one by one. */
const MOST_TOLD = 10;
/** So many are told that each need a review of their own. */
const MOST_POINTS = 100;

/** A breach that stands in the way of a work. */
export interface Concern {
  readonly breach: Breach;
  /** The work that the breach is about. */
  readonly breached: Work;
  readonly cure: Cure;
  /** From the work that is concerned to the artifact whose license was breached. */
  readonly path: Path;
}

/** The breaches that stand in the way of a work. */
export interface Concerns {
  /** Each of them where they are few; of very many, the first. */
  readonly found: readonly Concern[];
  /** Of which kinds there are more, and how many of each are among those found. */
  readonly more: ReadonlyMap<'lapsed' | 'open', number>;
}

const NOTHING: Concerns = { found: [], more: new Map() };

/**
 * The breaches that concern a work and that are not settled on a day: a breach of a derivative is one of the license of
 * every ImpACT artifact in its closure, and concerns all that depends on any of these, in every known manifest that draws
 * on the same entry or describes the same artifact. Of several about one work in one state the first one is enough.
 */
export function concernsOf(work: Work, { manifest, manifests, lineage }: Origins, today: string): Concerns {
  const closure = lineage.closure(work);
  const uris = new Set(closure.map((reached) => reached.work.uri));
  const breachesAt = (uri: string): Recorded | undefined => {
    const found = uri === manifest.uri ? manifest : manifests.at(uri);
    return found === undefined || found.breaches.length === 0 ? undefined : lineage.breachesIn(found, today);
  };
  const own = lineage.impactArtifacts(work);
  const near = [...uris].flatMap((uri) => breachesAt(uri) ?? []);
  const far = own.flatMap(({ artifact }) => manifests.breachesElsewhere(artifact, today));
  if (near.length === 0 && far.length === 0) return NOTHING;
  const concerns = new Found({ lineage, own, reached: new Map(closure.map((it) => [it.work, it.path])) });
  for (const { work: reached } of closure)
    for (const one of breachesAt(reached.uri)?.about.get(reached.id.value) ?? []) concerns.take(one);
  for (const key of new Set(own.flatMap(({ artifact }) => keysOf(artifact)))) {
    for (const { byArtifact } of near) concerns.takeSome(byArtifact.get(key), (one) => [one]);
  }
  for (const unsettled of far) {
    concerns.takeSome(unsettled, ({ uri, id }) => breachesAt(uri)?.about.get(id) ?? []);
  }
  return concerns.inOrder([...uris]);
}

interface Reach {
  readonly lineage: Lineage;
  /** The ImpACT artifacts that the work comes from. */
  readonly own: readonly ImpactArtifact[];
  /** All that it comes from. */
  readonly reached: ReadonlyMap<Work, () => Path>;
}

/** What concerns a work, as far as it has been found: enough of it, however much there is. */
class Found {
  private readonly told = new Map<string, RecordedBreach & { readonly path: Path }>();
  private readonly points = new Set<string>();
  private readonly more = new Map<'lapsed' | 'open', number>();
  private lapsed = 0;
  private readonly paths: ReadonlyMap<Artifact, () => Path>;
  private readonly twins = new Map<string, ImpactArtifact[]>();

  constructor(private readonly reach: Reach) {
    this.paths = new Map(reach.own.map(({ artifact, path }) => [artifact, path]));
    for (const one of reach.own) {
      const identity = identityOf(one.artifact);
      if (identity === undefined) continue;
      const known = this.twins.get(identity);
      if (known === undefined) this.twins.set(identity, [one]);
      else known.push(one);
    }
  }

  /** Takes a breach where it concerns the work. */
  take(recorded: RecordedBreach): void {
    const { state } = recorded.cure;
    const { uri, id } = recorded.breached;
    const kind = state === 'lapsed' ? state : 'open';
    const key = `${kind} ${uri}#${id.value}`;
    const point = pointOf(recorded.breach);
    if (this.told.has(key) || this.isEnough(kind, point)) return;
    const path = this.pathTo(recorded);
    if (path === undefined) return;
    const isFull =
      kind === 'lapsed' ? this.lapsed === MOST_TOLD : this.points.size === MOST_POINTS && !this.points.has(point);
    if (isFull) {
      this.more.set(kind, kind === 'lapsed' ? MOST_TOLD : MOST_POINTS);
      return;
    }
    this.told.set(key, { ...recorded, path });
    if (kind === 'lapsed') this.lapsed++;
    else this.points.add(point);
  }

  /** Takes of very many as many as are told: all others would say the same. */
  takeSome<T>(unsettled: Unsettled<T> | undefined, recorded: (one: T) => readonly RecordedBreach[]): void {
    for (const one of unsettled?.lapsed ?? []) {
      if (this.more.has('lapsed')) break;
      for (const it of recorded(one)) if (it.cure.state === 'lapsed') this.take(it);
    }
    for (const [point, those] of unsettled?.open ?? []) {
      for (const one of those) {
        if (this.isEnough('open', point)) break;
        for (const it of recorded(one)) if (it.cure.state === 'open') this.take(it);
      }
    }
  }

  /** All that is told, manifest by manifest and in their order. */
  inOrder(uris: readonly string[]): Concerns {
    const nearness = new Map(uris.map((uri, index) => [uri, index]));
    const placeOf = ({ breached }: RecordedBreach): number => nearness.get(breached.uri) ?? uris.length;
    const all = [...this.told.values()].sort((a, b) => {
      if (placeOf(a) !== placeOf(b)) return placeOf(a) - placeOf(b);
      if (a.breached.uri !== b.breached.uri) return a.breached.uri < b.breached.uri ? -1 : 1;
      return a.at - b.at;
    });
    return { found: all, more: this.more };
  }

  /** Whether nothing more is told in that state. */
  private isEnough(kind: 'lapsed' | 'open', point: string): boolean {
    if (this.more.has(kind)) return true;
    return kind === 'open' && this.points.has(point) && this.told.size >= MOST_TOLD;
  }

  private pathTo({ breached, artifacts }: RecordedBreach): Path | undefined {
    const { lineage, reached } = this.reach;
    const direct = reached.get(breached);
    if (direct !== undefined) return [...direct(), ...lineage.riskPath(breached).slice(1)];
    for (const artifact of artifacts) {
      const path = this.paths.get(artifact) ?? this.twinOf(artifact)?.path;
      if (path !== undefined) return path();
    }
    return undefined;
  }

  /** The artifact that another manifest describes too: its license is one and the same wherever it is written down. */
  private twinOf(artifact: Artifact): ImpactArtifact | undefined {
    const identity = identityOf(artifact);
    const twins = identity === undefined ? [] : (this.twins.get(identity) ?? []);
    return twins.find((own) => own.artifact.uri !== artifact.uri && mayBeSame(own.artifact, artifact));
  }
}
