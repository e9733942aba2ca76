import type { Lineage, Path, Step } from './lineage';
import { oncePer } from '../text/once';
import type { Span } from '../text/span';
import type { Artifact, Work } from '../manifest/manifest';
import { targetOf, type Manifests } from '../manifest/manifests';

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

/** What has happened on a way so far, from the work down: bits, as very long chains are walked by them. */
const TRAINED = 1;
const OUTPUTS = 2;
const CHANGED = 4;
const HELD = 8;

const BITS: ReadonlyMap<string, number> = new Map([
  ['trained-on', TRAINED],
  ['generated', OUTPUTS],
  ['distilled', OUTPUTS | TRAINED],
  ['modified', CHANGED],
  ['incorporated', CHANGED],
  ['weights-modified', CHANGED],
  ['fine-tuned', CHANGED],
]);

interface State {
  readonly work: Work;
  readonly bits: number;
  /** The state before it and the words that lead here from there; nothing where the way begins. */
  readonly from?: { readonly state: State; readonly link: Span };
}

/** All artifacts that a work comes from, the entries themselves and not references to them, nearer ones first. */
export function originsOf(work: Work, lineage: Lineage, manifests: Manifests): readonly Origin[] {
  const queue: State[] = [{ work, bits: 0 }];
  // By work, one bit for each of the sixteen states that it can be met in.
  const seen = new Map<Work, number>();
  const found = new Map<Artifact, Map<Distance, Way>>();
  for (const state of queue) {
    const known = seen.get(state.work) ?? 0;
    if ((known & (1 << state.bits)) !== 0) continue;
    seen.set(state.work, known | (1 << state.bits));
    if (state.work.kind === 'artifact' && targetOf(manifests, state.work) === undefined)
      arrive(found, state.work, state);
    const relations = relationsOf(state.work);
    for (const { work: next, span: link } of lineage.origins(state.work)) {
      if (next === undefined) continue;
      const bits = state.bits | (relations?.get(link) ?? 0);
      queue.push({ work: next, bits, from: { state, link } });
    }
  }
  return [...found].flatMap(([artifact, byDistance]) => {
    const [first, ...rest] = DISTANCES.flatMap((distance) => byDistance.get(distance) ?? []);
    return first === undefined ? [] : [{ artifact, ways: [first, ...rest] }];
  });
}

/** What the use of each source of a derivative means, by the words that name it. */
const relationsOf = oncePer((work: Work): ReadonlyMap<Span, number> | undefined => {
  if (work.kind === 'artifact') return undefined;
  return new Map(work.from.map(({ id, relation }) => [id.span, BITS.get(relation?.value ?? '') ?? HELD]));
});

/** From the work down to where a state is. */
function pathTo(end: State): Path {
  const steps: Step[] = [];
  let at = end;
  while (at.from !== undefined) {
    steps.push({ work: at.work, link: at.from.link });
    at = at.from.state;
  }
  return [{ work: at.work }, ...steps.reverse()];
}

function arrive(found: Map<Artifact, Map<Distance, Way>>, artifact: Artifact, state: State): void {
  const { bits } = state;
  const ways = found.get(artifact) ?? new Map<Distance, Way>();
  const distance = distanceOf(bits, artifact);
  const known = ways.get(distance);
  // The shortest way counts, but that a model learned on any of them must not get lost.
  const learned = ((bits & OUTPUTS) !== 0 && (bits & TRAINED) !== 0) || known?.learned === true;
  ways.set(distance, { distance, learned, path: known?.path ?? (() => pathTo(state)) });
  found.set(artifact, ways);
}

/** Outputs are made from a model or a service; what is made with a model that learned from data is one step further still. */
function distanceOf(bits: number, { type }: Artifact): Distance {
  if ((bits & OUTPUTS) !== 0 && type?.value !== 'data') return 'outputs';
  if ((bits & (TRAINED | OUTPUTS)) !== 0) return 'trained';
  if ((bits & CHANGED) !== 0) return 'changed';
  return (bits & HELD) === 0 ? 'as-is' : 'held';
}
