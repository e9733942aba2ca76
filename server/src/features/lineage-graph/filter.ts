import type { Lineage } from '../../lineage/lineage';
import { labelOf } from '../../lineage/proof';
import type { Tier } from '../../license/tier';
import { workOf, type Work } from '../../manifest/manifest';
import type { Manifests } from '../../manifest/manifests';
import type { VerdictKind } from '../../obligations/reason';
import type { GraphNode, LineageGraph } from './graph';

/** What a person looks for; all of it has to hold. */
export interface LineageFilter {
  /** Words of the name or the id. */
  readonly words?: string;
  /** The effective risk; `unknown` for what has a license that is not known, `none` for what is under no ImpACT license. */
  readonly tier?: Tier | 'unknown' | 'none';
  readonly audience?: string;
  readonly verdict?: VerdictKind;
}

/** What there is to know of nodes that no picture shows yet. */
export interface Known {
  readonly lineage: Lineage;
  readonly manifests: Manifests;
  readonly verdictOf: (node: GraphNode) => VerdictKind | undefined;
}

/** Whether anything is looked for. */
export function isFiltering({ words, tier, audience, verdict }: LineageFilter): boolean {
  return (words ?? '').trim() !== '' || [tier, audience, verdict].some((it) => it !== undefined);
}

/** The keys of the nodes that fit, in the order of the graph. */
export function matching(graph: LineageGraph, filter: LineageFilter, known: Known): readonly string[] {
  return [...graph.nodes].filter((node) => fits(node, filter, known)).map(({ key }) => key);
}

function fits(node: GraphNode, { words = '', tier, audience, verdict }: LineageFilter, known: Known): boolean {
  const { entry } = node;
  const asked = words.trim().toLowerCase();
  const name = entry === undefined || entry.kind === 'distribution' ? '' : labelOf(entry);
  if (!`${name} ${node.id}`.toLowerCase().includes(asked)) return false;
  if (tier !== undefined && !hasTier(node, tier, known)) return false;
  const isDistribution = entry?.kind === 'distribution';
  if (audience !== undefined && !(isDistribution && entry.audience?.value === audience)) return false;
  // The verdict costs more than all the rest.
  return verdict === undefined || (isDistribution && known.verdictOf(node) === verdict);
}

function hasTier({ entry }: GraphNode, tier: LineageFilter['tier'], { lineage, manifests }: Known): boolean {
  if (entry === undefined) return tier === 'unknown';
  const manifest = manifests.at(entry.uri);
  const works: readonly Work[] =
    entry.kind === 'distribution'
      ? entry.shares.flatMap(({ value }) => (manifest && workOf(manifest, value)) ?? [])
      : [entry];
  if (tier === 'unknown') return works.some((work) => lineage.has(work, 'unknown'));
  if (tier === 'none') return works.every((work) => lineage.risk(work) === undefined && !lineage.has(work, 'unknown'));
  return works.some((work) => lineage.risk(work) === tier);
}
