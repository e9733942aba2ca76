import assert from 'node:assert/strict';
import { layOut, type PlacedBox } from '../../server/src/features/lineage-graph/layout';
import { growsWithSize } from '../kit/growth';

/** A box for each name, and an arrow for each pair. */
function laidOut(names: readonly string[], arrows: readonly (readonly [string, string])[]): ReturnType<typeof layOut> {
  const edges = arrows.map(([from, to]) => ({ from, to, kind: 'made' as const, passesOn: true, forbids: false }));
  const boxes = names.map((node) => ({ node, width: 100, height: 40 }));
  return layOut({ boxes, edges, labelWidth: () => 50, page: 1000 });
}

const numbered = (count: number): readonly string[] => Array.from({ length: count }, (_, n) => `a${String(n)}`);

function doOverlap(a: PlacedBox, b: PlacedBox): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

describe('the layout of a picture', () => {
  it('of very many boxes that hang together has columns, each behind all that leads to it, also around a cycle', () => {
    const sources = numbered(600);
    const { boxes, edges, width, height } = laidOut(
      [...sources, 'mix', 'release', 'back'],
      [...sources.map((name) => [name, 'mix'] as const), ['mix', 'release'], ['release', 'back'], ['back', 'release']],
    );
    const at = new Map(boxes.map((box) => [box.node, box]));
    const columnOf = (node: string): number => at.get(node)?.x ?? assert.fail(node);
    assert.equal(new Set(sources.map(columnOf)).size, 1);
    assert.ok(columnOf('a0') < columnOf('mix') && columnOf('mix') < columnOf('release'));
    assert.equal(boxes.length, 603);
    for (const [index, box] of boxes.entries()) assert.ok(!boxes.slice(index + 1).some((it) => doOverlap(box, it)));
    for (const { x, y } of boxes) assert.ok(x >= 0 && y >= 0 && x + 100 <= width && y + 40 <= height);
    assert.deepEqual(edges[0]?.points, [
      { x: 100, y: 20 },
      { x: columnOf('mix'), y: (at.get('mix')?.y ?? 0) + 20 },
    ]);
  });

  it('takes time that grows with the number of boxes @slow', function () {
    this.timeout(60_000);
    growsWithSize((count) => {
      const sources = numbered(count);
      return () =>
        laidOut(
          [...sources, 'mix'],
          sources.map((name) => [name, 'mix']),
        );
    }, 1000);
  });
});
