import assert from 'node:assert/strict';
import fc from 'fast-check';
import { jsonPieces, jsonText, Listed } from '../../server/src/cli/formats/json-text';

/** The same data with lists in place of arrays, wherever pieces are looked for. */
function listed(data: unknown): unknown {
  if (Array.isArray(data)) return new Listed(data.map(listed));
  if (typeof data !== 'object' || data === null) return data;
  const members = Object.entries(data).map(([key, value]) => [key, listed(value)] as const);
  return members.some(([, value]) => value instanceof Listed) ? Object.fromEntries(members) : data;
}

describe('JSON in pieces', () => {
  it('is the same text as that of the whole', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (data) => {
        assert.equal([...jsonPieces(listed(data))].join(''), jsonText(data));
      }),
    );
    for (const data of [[], {}, [[]], { a: [] }, { a: [{}, { b: [1, '##[x]\n\u202e'] }], c: undefined }])
      assert.equal([...jsonPieces(listed(data))].join(''), jsonText(data));
  });

  it('is not made before it is written', () => {
    let made = 0;
    const items = (function* (): Generator<number> {
      for (;;) yield made++;
    })();
    const pieces = jsonPieces({ items: new Listed(items) });
    for (let at = 0; at < 20; at++) pieces.next();
    assert.ok(made > 0 && made < 20);
  });
});
