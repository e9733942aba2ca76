import type { Lineage } from '../../lineage/lineage';
import { originalOf } from '../../lineage/subject';
import { workOf, type Distribution, type Manifest, type Work } from '../../manifest/manifest';
import type { Manifests } from '../../manifest/manifests';
import type { Span } from '../../text/span';

/** An entry of a manifest, or an id that is named and that nothing has. */
export interface GraphNode {
  /** The same for the same entry, however often its manifest is read. */
  readonly key: string;
  readonly kind: 'artifact' | 'derivative' | 'distribution' | 'missing';
  /** Its id in its manifest. */
  readonly id: string;
  readonly uri: string;
  /** Where it is defined; of a missing one, where it is named first. */
  readonly span: Span;
  /** Nothing for a missing one. */
  readonly entry: Work | Distribution | undefined;
}

/** That something is made from something, shares it, or is taken from where it is kept. */
export interface GraphEdge {
  /** The key of what is used. */
  readonly from: string;
  /** The key of what uses it. */
  readonly to: string;
  readonly kind: 'made' | 'shared' | 'taken';
  readonly relation: string | undefined;
  /** False for what was only measured on it. */
  readonly passesOn: boolean;
  /** The words that say so. */
  readonly span: Span;
}

/**
 * The entries of manifests and all that they come from, in whichever manifest that is. An artifact that only says in
 * which manifest it is kept is one with its entry there, unless it states a risk of its own.
 */
export class LineageGraph {
  private readonly found = new Map<string, GraphNode>();
  private readonly inward = new Map<string, GraphEdge[]>();
  private readonly outward = new Map<string, GraphEdge[]>();

  constructor(
    manifests: Iterable<Manifest>,
    private readonly lookup: Manifests,
    private readonly lineage: Lineage,
  ) {
    for (const { artifacts, derivatives, distributions } of manifests) {
      for (const work of [...artifacts.values(), ...derivatives.values()]) this.add(this.kept(work));
      for (const distribution of distributions.values()) this.add(distribution);
    }
  }

  get nodes(): Iterable<GraphNode> {
    return this.found.values();
  }

  at(key: string): GraphNode | undefined {
    return this.found.get(key);
  }

  /** The node that stands for an entry; nothing where it is in none of the manifests. */
  nodeOf(entry: Work | Distribution): GraphNode | undefined {
    return this.found.get(keyOf(entry.kind === 'distribution' ? entry : this.kept(entry)));
  }

  /** What a node comes from, in file order. */
  into(key: string): readonly GraphEdge[] {
    return this.inward.get(key) ?? [];
  }

  /** What comes from it, or shares it. */
  outOf(key: string): readonly GraphEdge[] {
    return this.outward.get(key) ?? [];
  }

  /** What stands for a work: the entry itself, where a reference adds nothing to it. */
  private kept(work: Work): Work {
    const original = originalOf(this.lookup, work);
    const isSame =
      this.lineage.risk(work) === this.lineage.risk(original) &&
      this.lineage.has(work, 'unknown') === this.lineage.has(original, 'unknown');
    return isSame ? original : work;
  }

  /** Takes in an entry and all that it comes from. A list, not a recursion: a chain may be long. */
  private add(first: Work | Distribution): void {
    const waiting = [first];
    for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
      const key = keyOf(entry);
      if (this.found.has(key)) continue;
      const { kind, id, uri } = entry;
      this.found.set(key, { key, kind, id: id.value, uri, span: id.span, entry });
      waiting.push(...(entry.kind === 'distribution' ? this.addShared(entry, key) : this.addOrigins(entry, key)));
    }
  }

  private addShared(distribution: Distribution, key: string): readonly Work[] {
    const manifest = this.lookup.at(distribution.uri);
    return distribution.shares.flatMap((id) => {
      const work = manifest && workOf(manifest, id.value);
      const edge = { to: key, kind: 'shared', relation: undefined, passesOn: true, span: id.span } as const;
      return this.link(work, edge, { id: id.value, uri: distribution.uri });
    });
  }

  private addOrigins(work: Work, key: string): readonly Work[] {
    return this.lineage.links(work).flatMap(({ span, work: source, passesOn }, index) => {
      const named = work.kind === 'derivative' ? work.from[index] : undefined;
      const kind = work.kind === 'derivative' ? 'made' : 'taken';
      const edge = { to: key, kind, relation: named?.relation?.value, passesOn, span } as const;
      const id = named?.id.value ?? (work.kind === 'artifact' ? (work.manifest?.value ?? '') : '');
      return this.link(source, edge, { id, uri: work.uri });
    });
  }

  private link(
    source: Work | undefined,
    edge: Omit<GraphEdge, 'from'>,
    named: { readonly id: string; readonly uri: string },
  ): readonly Work[] {
    const kept = source && this.kept(source);
    const from = kept === undefined ? `${named.uri}#missing/${named.id}` : keyOf(kept);
    if (kept === undefined && !this.found.has(from))
      this.found.set(from, { key: from, kind: 'missing', ...named, span: edge.span, entry: undefined });
    const known = this.inward.get(edge.to) ?? [];
    if (!known.some((other) => other.from === from)) {
      const whole = { ...edge, from };
      this.inward.set(edge.to, [...known, whole]);
      const users = this.outward.get(from);
      if (users === undefined) this.outward.set(from, [whole]);
      else users.push(whole);
    }
    return kept === undefined ? [] : [kept];
  }
}

function keyOf({ kind, id, uri }: Work | Distribution): string {
  return `${uri}#${kind}/${id.value}`;
}
