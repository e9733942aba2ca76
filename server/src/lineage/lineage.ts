import { passesOn } from '../license/relations';
import { isStricter, type Tier } from '../license/tier';
import type { Span } from '../text/span';
import { artifactLicense } from './artifact-license';
import { components } from './components';
import { recordedIn, type Recorded } from './recorded';
import { FACTS, ownRanks, RANKED_TIERS, type Fact } from './facts';
import { workOf, type Artifact, type Manifest, type Work } from '../manifest/manifest';
import { targetOf, type Manifests } from '../manifest/manifests';

/** One work on a path, and the words by which the work before it names it. */
export interface Step {
  readonly work: Work;
  readonly link?: Span;
}

/** From a work down to one that it comes from, both included. */
export type Path = readonly Step[];

/** Something a work comes from: resolved, or named and not found. */
interface Link {
  readonly span: Span;
  readonly work: Work | undefined;
  /** Whether licenses, tiers and duties come along; results of measuring take nothing over. */
  readonly passesOn: boolean;
}

/** A work in a closure, with the shortest path to it. */
export interface Reached {
  readonly work: Work;
  readonly path: () => Path;
}

export interface ImpactArtifact {
  readonly artifact: Artifact;
  readonly tier: Tier;
  readonly path: () => Path;
}

/** The highest rank of a fact in a closure, and the step towards the work that has it; no step where it is this work. */
interface Reach {
  readonly rank: number;
  readonly next: Step | undefined;
}

type Facts = Readonly<Record<Fact, Reach>>;

/** Works that all come from each other. */
interface Knot {
  readonly works: ReadonlySet<Work>;
  /** By manifest, the work at which the cycle is told. */
  readonly first: ReadonlyMap<string, Work>;
}

/** By work of a closure, the work by which it is reached and the words there; nothing for the one that it begins with. */
type Steps = ReadonlyMap<Work, { readonly from: Work; readonly link: Span } | undefined>;

/** The steps of so many large closures are kept. */
const MOST_KEPT = 8;
const FEW = 20;

/** What is found out of few works: of thousands of lineages, most have none of it. */
class Rare {
  readonly knots = new Map<Work, Knot>();
  /** Of the works asked for last, since all rules ask for that of their subject in turn; all would take too much memory. */
  readonly steps = new Map<Work, Steps>();
  readonly orders = new Map<string, ReadonlyMap<Work, number>>();
  readonly recorded = new Map<Manifest, { readonly today: string; readonly breaches: Recorded }>();
}

/**
 * Where works come from, through any number of derivatives and manifests. Every answer is computed once, in time linear
 * in what it reaches; cycles do no harm.
 */
export class Lineage {
  private readonly known = new Map<Work, Facts>();
  private readonly passing = new Map<Work, readonly Link[]>();
  private found: Rare | undefined;

  constructor(private readonly manifests: Manifests) {}

  /** The strictest tier of all that the work comes from and of its own statement; nothing where no ImpACT license is in it. */
  risk(work: Work): Tier | undefined {
    return RANKED_TIERS[this.facts(work).tier.rank];
  }

  /** From the work to the one whose license or statement sets its risk. */
  riskPath(work: Work): Path {
    return this.follow(work, 'tier');
  }

  /** The strictest tier of what the work comes from, its own statement left out, and the path to what sets it. */
  inherited(work: Work): { readonly tier: Tier; readonly path: () => Path } | undefined {
    let best: { tier: Tier; path: () => Path } | undefined;
    for (const { work: source, span: link } of this.origins(work)) {
      const tier = source === undefined ? undefined : this.risk(source);
      if (source === undefined || tier === undefined || (best !== undefined && !isStricter(tier, best.tier))) continue;
      best = { tier, path: () => [{ work }, { work: source, link }, ...this.riskPath(source).slice(1)] };
    }
    return best;
  }

  /** Whether there is a path of that kind, which takes no time that grows with its length. */
  has(work: Work, path: 'unknown' | 'data' | 'model' | 'impact' | 'shareAlike'): boolean {
    const facts = this.facts(work);
    return path === 'impact' ? facts.data.rank > 0 || facts.model.rank > 0 : facts[path].rank > 0;
  }

  /**
   * The path to something whose license is not known, or nothing. Its last step may be a work that names a missing one,
   * that names none at all, or that comes from itself, so that where it really comes from can't be told.
   */
  unknown(work: Work): Path | undefined {
    return this.facts(work).unknown.rank === 0 ? undefined : this.follow(work, 'unknown');
  }

  /** The path to the ImpACT artifact that makes the work a data or a model derivative, or nothing. */
  category(work: Work, category: 'data' | 'model'): Path | undefined {
    return this.facts(work)[category].rank === 0 ? undefined : this.follow(work, category);
  }

  /** The path to an ImpACT artifact, whose use-based restrictions bind all that comes from it, or nothing. */
  impact(work: Work): Path | undefined {
    return this.category(work, 'data') ?? this.category(work, 'model');
  }

  /** All works of a closure, the work itself first, nearer ones before farther ones. */
  closure(work: Work): readonly Reached[] {
    return [...this.stepsFrom(work).keys()].map((reached) => ({
      work: reached,
      // What is kept of a check holds many of these, and must not hold the whole closure with each.
      path: () => backwards(this.stepsFrom(work), reached),
    }));
  }

  /** How many works the closure of a work has. */
  reach(work: Work): number {
    return this.stepsFrom(work).size;
  }

  /** The step by which each work of a closure is reached first. */
  private stepsFrom(work: Work): Steps {
    const known = this.found?.steps.get(work);
    if (known !== undefined) return known;
    const steps = new Map<Work, { readonly from: Work; readonly link: Span } | undefined>([[work, undefined]]);
    for (const [from] of steps) {
      for (const link of this.origins(from)) {
        if (link.work !== undefined && !steps.has(link.work)) steps.set(link.work, { from, link: link.span });
      }
    }
    // A small one is found again as fast, and each that is kept takes room, in each of thousands of manifests.
    if (steps.size <= FEW) return steps;
    const kept = this.rare.steps;
    const [oldest] = kept.keys();
    if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(work, steps);
    return steps;
  }

  /** The shortest path from a work to one that it comes from, or nothing. */
  pathTo(work: Work, source: Work): Path | undefined {
    const steps = this.stepsFrom(work);
    return steps.has(source) ? backwards(steps, source) : undefined;
  }

  /** All artifacts of a closure that are under an ImpACT license. */
  impactArtifacts(work: Work): readonly ImpactArtifact[] {
    return this.closure(work).flatMap((reached) => {
      const { work: artifact, path } = reached;
      const tier = artifact.kind === 'artifact' ? artifactLicense(artifact).tier : undefined;
      return artifact.kind === 'artifact' && tier !== undefined ? [{ artifact, tier, path }] : [];
    });
  }

  /** The breaches that a manifest records and that are not settled on a day. */
  breachesIn(manifest: Manifest, today: string): Recorded {
    const known = this.found?.recorded.get(manifest);
    if (known?.today === today) return known.breaches;
    const breaches = recordedIn(manifest, this, today);
    this.rare.recorded.set(manifest, { today, breaches });
    return breaches;
  }

  /** What passes something on to a work, in file order. */
  origins(work: Work): readonly Link[] {
    const known = this.passing.get(work);
    if (known !== undefined) return known;
    const origins = this.links(work).filter((link) => link.passesOn);
    this.passing.set(work, origins);
    return origins;
  }

  /** What a work directly comes from, in file order, also what it was only measured on. */
  links(work: Work): readonly Link[] {
    if (work.kind === 'derivative') {
      const manifest = this.manifests.at(work.uri);
      return work.from.map(({ id, relation }) => ({
        span: id.span,
        work: manifest && workOf(manifest, id.value),
        passesOn: passesOn(relation?.value),
      }));
    }
    return work.manifest === undefined
      ? []
      : [{ span: work.manifest.span, work: targetOf(this.manifests, work), passesOn: true }];
  }

  /** The shortest cycle that a work is on, from the work back to itself, or nothing. */
  cycle(work: Work): Path | undefined {
    const knot = this.knotOf(work);
    if (knot === undefined) return undefined;
    const back = new Map<Work, { from: Work; link: Link }>();
    const queue: Work[] = [work];
    for (const from of queue) {
      for (const link of this.origins(from)) {
        if (link.work === undefined || back.has(link.work) || !knot.works.has(link.work)) continue;
        back.set(link.work, { from, link });
        if (link.work === work) return unwind(work, back);
        queue.push(link.work);
      }
    }
    return undefined;
  }

  /**
   * Whether a cycle is to be told at this work: it is the first derivative of its manifest among the works that all come
   * from each other, or the first artifact where there is no derivative among them.
   */
  opensCycle(work: Work): boolean {
    return this.knotOf(work)?.first.get(work.uri) === work;
  }

  private get rare(): Rare {
    return (this.found ??= new Rare());
  }

  private follow(work: Work, fact: Fact): Path {
    const path: Step[] = [{ work }];
    // Only a path that runs into a cycle can come back to itself.
    const seen = this.found === undefined || this.found.knots.size === 0 ? undefined : new Set<Work>([work]);
    for (let next = this.facts(work)[fact].next; next !== undefined && seen?.has(next.work) !== true;) {
      seen?.add(next.work);
      path.push(next);
      next = this.facts(next.work)[fact].next;
    }
    return path;
  }

  private facts(work: Work): Facts {
    const known = this.known.get(work);
    if (known !== undefined) return known;
    const linked = (from: Work): Work[] => this.origins(from).flatMap((link) => link.work ?? []);
    for (const component of components(work, linked, (reached) => this.known.has(reached))) this.settle(component);
    return this.known.get(work) ?? NOTHING;
  }

  private knotOf(work: Work): Knot | undefined {
    this.facts(work);
    return this.found?.knots.get(work);
  }

  /** Computes the facts of works that all come from each other, given those of everything else they come from. */
  private settle(component: readonly Work[]): void {
    const inside = new Set(component);
    const isKnot =
      component.length > 1 || component.some((work) => this.origins(work).some((link) => link.work === work));
    const settled = new Map(component.map((work) => [work, this.direct(work, inside, isKnot)]));
    if (component.length > 1) for (const fact of FACTS) this.spread(settled, fact);
    for (const [work, facts] of settled) this.known.set(work, facts);
    if (!isKnot) return;
    const knot = { works: inside, first: this.firstOf(component) };
    for (const work of component) this.rare.knots.set(work, knot);
  }

  /** What a work says itself and what it has from the works outside of its component. */
  private direct(work: Work, inside: ReadonlySet<Work>, isKnot: boolean): Record<Fact, Reach> {
    const links = this.origins(work);
    const own = ownRanks(work);
    const facts = { ...NOTHING };
    const hasNoOrigin =
      isKnot || links.some((link) => link.work === undefined) || (work.kind === 'derivative' && work.from.length === 0);
    for (const fact of FACTS) {
      const rank = fact === 'unknown' && hasNoOrigin ? 1 : own[fact];
      if (rank > 0) facts[fact] = { rank, next: undefined };
    }
    for (const link of links) {
      if (link.work === undefined || inside.has(link.work)) continue;
      const source = this.facts(link.work);
      for (const fact of FACTS) {
        const { rank } = source[fact];
        const best = facts[fact];
        // Where a work states what it inherits anyway, the source says more than the statement.
        const saysMore = rank === best.rank && rank > 0 && best.next === undefined && work.kind === 'derivative';
        if (rank > best.rank || saysMore) facts[fact] = { rank, next: { work: link.work, link: link.span } };
      }
    }
    return facts;
  }

  /** For each manifest that has a part in a cycle, the first derivative of it, or the first artifact where there is none. */
  private firstOf(component: readonly Work[]): ReadonlyMap<string, Work> {
    const first = new Map<string, Work>();
    for (const work of component) {
      const before = first.get(work.uri);
      if (before === undefined || this.orderOf(work) < this.orderOf(before)) first.set(work.uri, work);
    }
    return first;
  }

  /** The place of a work in its manifest, derivatives before artifacts. */
  private orderOf(work: Work): number {
    let order = this.rare.orders.get(work.uri);
    if (order === undefined) {
      const manifest = this.manifests.at(work.uri);
      const works: readonly Work[] =
        manifest === undefined ? [] : [...manifest.derivatives.values(), ...manifest.artifacts.values()];
      order = new Map(works.map((it, index) => [it, index]));
      this.rare.orders.set(work.uri, order);
    }
    return order.get(work) ?? Infinity;
  }

  /** Brings the highest rank of a cycle to all its works, each pointing along the cycle to the one that has it. */
  private spread(settled: Map<Work, Record<Fact, Reach>>, fact: Fact): void {
    const highest = [...settled.values()].reduce((rank, facts) => Math.max(rank, facts[fact].rank), 0);
    if (highest === 0) return;
    const users = new Map<Work, { user: Work; next: Step }[]>([...settled.keys()].map((work) => [work, []]));
    for (const user of settled.keys()) {
      for (const link of this.origins(user)) {
        const { work, span } = link;
        if (work !== undefined) users.get(work)?.push({ user, next: { work, link: span } });
      }
    }
    const queue = [...settled.keys()].filter((work) => settled.get(work)?.[fact].rank === highest);
    for (const work of queue) {
      for (const { user, next } of users.get(work) ?? []) {
        const facts = settled.get(user);
        if (facts === undefined || facts[fact].rank === highest) continue;
        facts[fact] = { rank: highest, next };
        queue.push(user);
      }
    }
  }
}

const NONE: Reach = { rank: 0, next: undefined };
const NOTHING: Facts = { tier: NONE, unknown: NONE, data: NONE, model: NONE, shareAlike: NONE };

function backwards(steps: Steps, to: Work): Path {
  const path: Step[] = [];
  let at = to;
  for (let step = steps.get(at); step !== undefined; step = steps.get(at)) {
    path.push({ work: at, link: step.link });
    at = step.from;
  }
  return [{ work: at }, ...path.reverse()];
}

function unwind(work: Work, back: ReadonlyMap<Work, { from: Work; link: Link }>): Path {
  const path: Step[] = [];
  let at = work;
  do {
    const step = back.get(at);
    if (step === undefined) break;
    path.push({ work: at, link: step.link.span });
    at = step.from;
  } while (at !== work);
  return [{ work }, ...path.reverse()];
}

/** The manifest's own works, artifacts first, in file order. */
export function worksOf(manifest: Manifest): readonly Work[] {
  return [...manifest.artifacts.values(), ...manifest.derivatives.values()];
}
