import type { GraphEdge, LineageGraph } from './graph';

/** The keys of the nodes that are shown. */
export type Selection = ReadonlySet<string>;

/** What is at most so many steps away from some nodes, in either direction, and what is beside those that are expanded. */
export function around(
  graph: LineageGraph,
  start: Iterable<string>,
  { depth, expanded = [] }: { readonly depth: number; readonly expanded?: Iterable<string> },
): Selection {
  const found = new Set<string>();
  for (const direction of DIRECTIONS) for (const key of reached(graph, start, { direction, depth })) found.add(key);
  for (const key of expanded) {
    // One that is not shown can’t be expanded in place.
    if (!found.has(key)) continue;
    for (const { from } of graph.into(key)) found.add(from);
    for (const { to } of graph.outOf(key)) found.add(to);
  }
  return found;
}

/** Some nodes and all that they come from. */
export function originsOf(graph: LineageGraph, start: Iterable<string>): Selection {
  return reached(graph, start, { direction: 'into', depth: Infinity });
}

const DIRECTIONS = ['into', 'outOf'] as const;

/** Goes one way alone: what else comes from the same source is no relative. */
function reached(
  graph: LineageGraph,
  start: Iterable<string>,
  { direction, depth }: { readonly direction: (typeof DIRECTIONS)[number]; readonly depth: number },
): Set<string> {
  const next = (edge: GraphEdge): string => (direction === 'into' ? edge.from : edge.to);
  const found = new Set(start);
  let edgeOfFound = [...found];
  for (let step = 0; step < depth && edgeOfFound.length > 0; step++) {
    const fresh = edgeOfFound.flatMap((key) => graph[direction](key).map(next)).filter((key) => !found.has(key));
    for (const key of fresh) found.add(key);
    edgeOfFound = [...new Set(fresh)];
  }
  return found;
}
