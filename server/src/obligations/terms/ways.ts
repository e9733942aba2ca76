import type { Lineage, Path } from '../../lineage/lineage';
import type { Artifact, Work } from '../../manifest/manifest';
import { targetOf, type Manifests } from '../../manifest/manifests';

/**
 * How far something is from an artifact that it comes from. `as-is` is the artifact itself; `changed`, a changed form of
 * it; `held`, part of something larger; `trained`, a model that learned from it; `outputs`, data that a model or a service
 * made, or a model that learned from that.
 */
export type Distance = 'as-is' | 'changed' | 'held' | 'trained' | 'outputs';

/** One way from a work down to an artifact that it comes from. */
export interface Way {
  readonly distance: Distance;
  /** Whether a model learned from the outputs on this way. */
  readonly learned: boolean;
  readonly path: () => Path;
}

/** An artifact in a closure, with the ways to it: one for each distance, the shortest, the nearest first. */
export interface Origin {
  readonly artifact: Artifact;
  readonly ways: readonly [Way, ...Way[]];
}

const DISTANCES: readonly Distance[] = ['as-is', 'changed', 'held', 'outputs', 'trained'];

/** What has happened on a way so far, from the work down. */
interface Flags {
  readonly trained: boolean;
  readonly outputs: boolean;
  readonly changed: boolean;
  readonly held: boolean;
}

interface State {
  readonly work: Work;
  readonly flags: Flags;
  readonly path: Path;
}

const NOTHING: Flags = { trained: false, outputs: false, changed: false, held: false };

/** All artifacts that a work comes from, the entries themselves and not references to them, nearer ones first. */
export function originsOf(work: Work, lineage: Lineage, manifests: Manifests): readonly Origin[] {
  const queue: State[] = [{ work, flags: NOTHING, path: [{ work }] }];
  const seen = new Map<Work, Set<string>>();
  const found = new Map<Artifact, Map<Distance, Way>>();
  for (const state of queue) {
    const key = Object.values(state.flags).join();
    const known = seen.get(state.work) ?? new Set();
    if (known.has(key)) continue;
    seen.set(state.work, known.add(key));
    if (state.work.kind === 'artifact' && targetOf(manifests, state.work) === undefined)
      arrive(found, state.work, state);
    for (const { work: next, span: link } of lineage.origins(state.work)) {
      if (next === undefined) continue;
      const relation = state.work.kind === 'derivative' ? relationAt(state.work, next.id.value) : undefined;
      const flags = relation === undefined ? state.flags : after(state.flags, relation);
      queue.push({ work: next, flags, path: [...state.path, { work: next, link }] });
    }
  }
  return [...found].flatMap(([artifact, byDistance]) => {
    const [first, ...rest] = DISTANCES.flatMap((distance) => byDistance.get(distance) ?? []);
    return first === undefined ? [] : [{ artifact, ways: [first, ...rest] }];
  });
}

function relationAt(derivative: Extract<Work, { readonly kind: 'derivative' }>, id: string): string {
  return derivative.from.find((source) => source.id.value === id)?.relation?.value ?? 'combined';
}

function after(flags: Flags, relation: string): Flags {
  switch (relation) {
    case 'trained-on':
      return { ...flags, trained: true };
    case 'generated':
      return { ...flags, outputs: true };
    case 'distilled':
      return { ...flags, outputs: true, trained: true };
    case 'modified':
    case 'incorporated':
    case 'weights-modified':
    case 'fine-tuned':
      return { ...flags, changed: true };
    default:
      return { ...flags, held: true };
  }
}

function arrive(found: Map<Artifact, Map<Distance, Way>>, artifact: Artifact, { flags, path }: State): void {
  const ways = found.get(artifact) ?? new Map<Distance, Way>();
  const distance = distanceOf(flags, artifact);
  const known = ways.get(distance);
  // The shortest way counts, but that a model learned on any of them must not get lost.
  const learned = (flags.outputs && flags.trained) || known?.learned === true;
  ways.set(distance, { distance, learned, path: known?.path ?? (() => path) });
  found.set(artifact, ways);
}

/** Outputs are made from a model or a service; what is made with a model that learned from data is one step further still. */
function distanceOf({ trained, outputs, changed, held }: Flags, { type }: Artifact): Distance {
  if (outputs && type?.value !== 'data') return 'outputs';
  if (trained || outputs) return 'trained';
  if (changed) return 'changed';
  return held ? 'held' : 'as-is';
}
