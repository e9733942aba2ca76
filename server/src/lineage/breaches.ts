import { breachedWork, cureOf, type Cure } from './cure';
import type { Lineage, Path } from './lineage';
import type { Origins } from './subject';
import { sameElsewhere } from './elsewhere';
import type { Artifact, Breach, Work } from '../manifest/manifest';

/** A breach that stands in the way of a work. */
export interface Concern {
  readonly breach: Breach;
  /** The work that the breach is about. */
  readonly breached: Work;
  readonly cure: Cure;
  /** From the work that is concerned to the artifact whose license was breached. */
  readonly path: Path;
}

/**
 * The breaches that concern a work and that are not settled on a day: a breach of a derivative is one of the license of
 * every ImpACT artifact in its closure, and concerns all that depends on any of these, in every known manifest that draws
 * on the same entry or describes the same artifact. Of several about one work in one state the first one is enough.
 */
export function concernsOf(work: Work, origins: Origins, today: string): readonly Concern[] {
  const { lineage, manifests } = origins;
  const own = new Map(lineage.impactArtifacts(work).map(({ artifact, path }) => [artifact, path]));
  const reached = new Map(lineage.closure(work).map((it) => [it.work, it.path]));
  const uris = new Set([...reached.keys()].map(({ uri }) => uri));
  for (const [artifact, path] of [...own]) {
    // The license is one and the same wherever it is written down, so that a breach of it is one here, too.
    const twins = sameElsewhere(artifact, manifests);
    for (const twin of twins) own.set(twin, path);
    for (const { uri, id } of [artifact, ...twins]) {
      uris.add(uri);
      for (const user of manifests.breachesElsewhere(uri, id.value)) uris.add(user.uri);
    }
  }
  const told = new Set<Work>();
  return [...uris].flatMap((uri) => {
    const manifest = uri === origins.manifest.uri ? origins.manifest : manifests.at(uri);
    return (manifest?.breaches ?? []).flatMap((breach): readonly Concern[] => {
      const breached = manifest === undefined ? undefined : breachedWork(breach, { manifest, lineage });
      const cure = breached === undefined || told.has(breached) ? undefined : cureOf(breach, today);
      if (breached === undefined || cure === undefined || isSettled(cure)) return [];
      const path = pathBetween(breached, { lineage, own, reached });
      if (path === undefined) return [];
      told.add(breached);
      return [{ breach, breached, cure, path }];
    });
  });
}

function isSettled({ state }: Cure): boolean {
  return state === 'remedied' || state === 'resolved';
}

interface Reach {
  readonly lineage: Lineage;
  readonly own: ReadonlyMap<Artifact, () => Path>;
  readonly reached: ReadonlyMap<Work, () => Path>;
}

function pathBetween(breached: Work, { lineage, own, reached }: Reach): Path | undefined {
  const direct = reached.get(breached);
  if (direct !== undefined) return [...direct(), ...lineage.riskPath(breached).slice(1)];
  const shared = lineage.impactArtifacts(breached).find(({ artifact }) => own.has(artifact));
  return shared === undefined ? undefined : own.get(shared.artifact)?.();
}
