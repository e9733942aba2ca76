import dagre from '@dagrejs/dagre';
import type { PictureEdge } from './picture';

/** Something that takes room. */
export interface Box {
  readonly node: string;
  readonly width: number;
  readonly height: number;
}

export interface PlacedBox extends Box {
  /** Its upper left corner. */
  readonly x: number;
  readonly y: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedEdge {
  readonly edge: PictureEdge;
  /** From the border of a box to that of another one. */
  readonly points: readonly Point[];
  /** The middle of its word. */
  readonly label: Point;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly edges: readonly PlacedEdge[];
}

export interface Sizes {
  /** The boxes, in the order in which they are to be read. */
  readonly boxes: readonly Box[];
  readonly edges: readonly PictureEdge[];
  readonly labelWidth: (edge: PictureEdge) => number;
  /** How wide it may be before a few things in a long chain are better read downward. */
  readonly page: number;
}

/**
 * A picture of more is laid out once, in the direction in which many things beside each other are read, and by a way that
 * takes a fifth of the time for a few longer arrows.
 */
const FEW = 60;
/** More that hangs together would take the library many seconds, and it grows with the square of them. */
const MANY = 400;
const GAP = 28;
const LABEL_HEIGHT = 16;

/**
 * Lays out what hangs together, one after the other, and the results in rows. From left to right; a few things in a long
 * chain, which would be wider than a page, from top to bottom.
 */
export function layOut(sizes: Sizes): Layout {
  const across = arrange(sizes, 'LR');
  if (across.width <= sizes.page || sizes.boxes.length > FEW) return across;
  const down = arrange(sizes, 'TB');
  return down.width < across.width ? down : across;
}

function arrange(sizes: Sizes, direction: 'LR' | 'TB'): Layout {
  const parts = connected(sizes).map((part) =>
    part.boxes.length > MANY ? layOutInColumns(part) : layOutOne(part, direction),
  );
  const width = Math.max(sizes.page, ...parts.map((part) => part.width));
  const placed: Layout[] = [];
  let [x, y, rowHeight] = [0, 0, 0];
  for (const part of parts) {
    if (x > 0 && x + part.width > width) [x, y, rowHeight] = [0, y + rowHeight + GAP, 0];
    placed.push(shifted(part, x, y));
    x += part.width + GAP;
    rowHeight = Math.max(rowHeight, part.height);
  }
  return {
    width: placed.reduce((most, it) => Math.max(most, it.width), 0),
    height: placed.reduce((most, it) => Math.max(most, it.height), 0),
    boxes: placed.flatMap(({ boxes }) => boxes),
    edges: placed.flatMap(({ edges }) => edges),
  };
}

/** The same, elsewhere; its width and height tell how far it reaches. */
function shifted({ width, height, boxes, edges }: Layout, x: number, y: number): Layout {
  const move = <P extends Point>(point: P): P => ({ ...point, x: point.x + x, y: point.y + y });
  return {
    width: width + x,
    height: height + y,
    boxes: boxes.map(move),
    edges: edges.map(({ edge, points, label }) => ({ edge, points: points.map(move), label: move(label) })),
  };
}

/** What hangs together, each part by itself, in the order of its first box. */
function connected({ boxes, edges, labelWidth, page }: Sizes): readonly Sizes[] {
  const beside = new Map(boxes.map(({ node }) => [node, [] as string[]]));
  for (const { from, to } of edges) {
    beside.get(from)?.push(to);
    beside.get(to)?.push(from);
  }
  const partOf = new Map<string, number>();
  let count = 0;
  for (const { node } of boxes) {
    if (partOf.has(node)) continue;
    const queue = [node];
    for (const next of queue) {
      if (partOf.has(next)) continue;
      partOf.set(next, count);
      queue.push(...(beside.get(next) ?? []));
    }
    count++;
  }
  const parts = Array.from({ length: count }, () => ({
    boxes: [] as Box[],
    edges: [] as PictureEdge[],
    labelWidth,
    page,
  }));
  for (const box of boxes) parts[partOf.get(box.node) ?? 0]?.boxes.push(box);
  for (const edge of edges) parts[partOf.get(edge.from) ?? 0]?.edges.push(edge);
  return parts;
}

function layOutOne({ boxes, edges, labelWidth }: Sizes, direction: 'LR' | 'TB'): Layout {
  const graph = new dagre.graphlib.Graph<object, { width: number; height: number }, object>({ multigraph: true });
  const ranker = boxes.length > FEW ? 'tight-tree' : 'network-simplex';
  graph.setGraph({ rankdir: direction, ranker, nodesep: 22, ranksep: 24, edgesep: 14, marginx: 2, marginy: 2 });
  for (const { node, width, height } of boxes) graph.setNode(node, { width, height });
  for (const [index, edge] of edges.entries()) {
    const width = labelWidth(edge);
    graph.setEdge(edge.from, edge.to, { width, height: width === 0 ? 0 : LABEL_HEIGHT, labelpos: 'c' }, String(index));
  }
  dagre.layout(graph);
  const { width = 0, height = 0 }: { width?: number; height?: number } = graph.graph() ?? {};
  return {
    width,
    height,
    boxes: boxes.map((box) => {
      const { x, y } = pointIn(graph.node(box.node));
      return { ...box, x: x - box.width / 2, y: y - box.height / 2 };
    }),
    edges: edges.map((edge, index) => {
      const found: object | undefined = graph.edge({ v: edge.from, w: edge.to, name: String(index) });
      const points = found !== undefined && 'points' in found && Array.isArray(found.points) ? found.points : [];
      const placed = points.map(pointIn);
      const middle = placed[Math.floor(placed.length / 2)] ?? { x: 0, y: 0 };
      return { edge, points: placed, label: found !== undefined && 'x' in found ? pointIn(found) : middle };
    }),
  };
}

/**
 * Lays out very many boxes in time that grows with their number: each in the column behind all that leads to it, in the
 * order in which they are to be read, with straight arrows.
 */
function layOutInColumns({ boxes, edges, labelWidth }: Sizes): Layout {
  const columnOf = columnsOf(boxes, edges);
  const columns: Box[][] = [];
  for (const box of boxes) (columns[columnOf.get(box.node) ?? 0] ??= []).push(box);
  const room = edges.reduce((most, edge) => Math.max(most, labelWidth(edge)), 0) + 2 * GAP;
  let x = 0;
  const placed = columns.flatMap((column) => {
    let y = 0;
    const left = x;
    x += Math.max(...column.map(({ width }) => width)) + room;
    return column.map((box) => {
      const at = { ...box, x: left, y };
      y += box.height + GAP;
      return at;
    });
  });
  const byNode = new Map(placed.map((box) => [box.node, box]));
  return {
    width: placed.reduce((most, box) => Math.max(most, box.x + box.width), 0),
    height: placed.reduce((most, box) => Math.max(most, box.y + box.height), 0),
    boxes: placed,
    edges: edges.flatMap((edge) => {
      const [from, to] = [byNode.get(edge.from), byNode.get(edge.to)];
      if (from === undefined || to === undefined) return [];
      const start = { x: from.x + from.width, y: from.y + from.height / 2 };
      const end = { x: to.x, y: to.y + to.height / 2 };
      return [{ edge, points: [start, end], label: { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 } }];
    }),
  };
}

/** By node, how many steps the longest way to it has; what lies on a cycle is behind all that leads to the cycle. */
function columnsOf(boxes: readonly Box[], edges: Sizes['edges']): ReadonlyMap<string, number> {
  const next = new Map<string, string[]>(boxes.map(({ node }) => [node, []]));
  const open = new Map(boxes.map(({ node }) => [node, 0]));
  for (const { from, to } of edges) {
    next.get(from)?.push(to);
    open.set(to, (open.get(to) ?? 0) + 1);
  }
  const columns = new Map(boxes.map(({ node }) => [node, 0]));
  const queue = boxes.flatMap(({ node }) => (open.get(node) === 0 ? [node] : []));
  for (const node of queue) {
    for (const to of next.get(node) ?? []) {
      columns.set(to, Math.max(columns.get(to) ?? 0, (columns.get(node) ?? 0) + 1));
      const left = (open.get(to) ?? 0) - 1;
      open.set(to, left);
      if (left === 0) queue.push(to);
    }
  }
  return columns;
}

/** What the library has written onto what it was given. */
function pointIn(found: unknown): Point {
  const isPoint = typeof found === 'object' && found !== null && 'x' in found && 'y' in found;
  if (!isPoint || typeof found.x !== 'number' || typeof found.y !== 'number')
    throw new TypeError('the layout gives every box and every edge a place');
  return { x: found.x, y: found.y };
}
