interface Frame<T> {
  readonly node: T;
  readonly next: Iterator<T>;
  readonly order: number;
  low: number;
}

/**
 * The strongly connected components that can be reached from a node, each after all those it leads to (Tarjan's
 * algorithm). Nodes for which `isKnown` holds are not entered. Keeps its own stack, so that a chain of any length is safe.
 */
export function components<T>(start: T, linked: (node: T) => Iterable<T>, isKnown: (node: T) => boolean): T[][] {
  const found: T[][] = [];
  const orders = new Map<T, number>();
  const open: T[] = [];
  const isOpen = new Set<T>();
  const frames: Frame<T>[] = [];

  const enter = (node: T): void => {
    const order = orders.size;
    orders.set(node, order);
    open.push(node);
    isOpen.add(node);
    frames.push({ node, next: linked(node)[Symbol.iterator](), order, low: order });
  };

  enter(start);
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    const step = frame.next.next();
    if (step.done !== true) {
      const order = orders.get(step.value);
      if (order === undefined && !isKnown(step.value)) enter(step.value);
      else if (order !== undefined && isOpen.has(step.value)) frame.low = Math.min(frame.low, order);
      continue;
    }
    frames.pop();
    const parent = frames.at(-1);
    if (parent !== undefined) parent.low = Math.min(parent.low, frame.low);
    if (frame.low !== frame.order) continue;
    const component = open.splice(open.lastIndexOf(frame.node));
    for (const node of component) isOpen.delete(node);
    found.push(component);
  }
  return found;
}
