import assert from 'node:assert/strict';
import fc from 'fast-check';
import { components } from '../../server/src/lineage/components';

type Graph = readonly (readonly number[])[];

const linkedIn =
  (graph: Graph) =>
  (node: number): readonly number[] =>
    graph[node] ?? [];

const none = (): boolean => false;

/** All that can be reached from a node, found the slow and simple way. */
function reachable(graph: Graph, start: number): ReadonlySet<number> {
  const found = new Set([start]);
  for (const node of found) for (const next of linkedIn(graph)(node)) found.add(next);
  return found;
}

const graphs = fc
  .integer({ min: 1, max: 12 })
  .chain((size) => fc.array(fc.uniqueArray(fc.nat(size - 1), { maxLength: 3 }), { minLength: size, maxLength: size }));

describe('components', () => {
  it('puts together what leads to each other, after all that it leads to', () => {
    const graph = [[1], [2, 3], [1, 4], [4], [], [0]];
    assert.deepEqual(
      components(5, linkedIn(graph), none).map((component) => component.sort()),
      [[4], [3], [1, 2], [0], [5]],
    );
  });

  it('does not enter what is known', () => {
    const graph = [[1], [2], []];
    assert.deepEqual(
      components(0, linkedIn(graph), (node) => node === 1),
      [[0]],
    );
  });

  it('agrees with the definition on any graph', () => {
    const property = fc.property(graphs, (graph) => {
      const found = components(0, linkedIn(graph), none);
      assert.deepEqual(found.flat().sort(), [...reachable(graph, 0)].sort());
      const place = new Map(found.flatMap((component, index) => component.map((node) => [node, index] as const)));
      for (const [a, at] of place) {
        for (const [b, other] of place) {
          const both = reachable(graph, a).has(b) && reachable(graph, b).has(a);
          assert.equal(at === other, both, `${String(a)} and ${String(b)}`);
          if (!both && reachable(graph, a).has(b)) assert.ok(other < at, `${String(b)} comes before ${String(a)}`);
        }
      }
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('follows a chain of any length @slow', () => {
    const graph = Array.from({ length: 200_000 }, (_, index) => [index + 1]);
    assert.equal(components(0, linkedIn(graph), none).length, 200_001);
    const circle = graph.map((next, index) => (index === 199_999 ? [0] : next));
    assert.deepEqual(
      components(0, linkedIn(circle), none).map(({ length }) => length),
      [200_000],
    );
  });
});
