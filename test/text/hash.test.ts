import assert from 'node:assert/strict';
import { fnv1a } from '../../server/src/text/hash';

describe('a hash', () => {
  // Test vectors of the FNV authors’ reference implementation.
  for (const [text, hash] of [
    ['', '811c9dc5'],
    ['a', 'e40c292c'],
    ['foobar', 'bf9cf968'],
  ] as const) {
    it(`of ${JSON.stringify(text)} is ${hash}`, () => {
      assert.equal(fnv1a(text), hash);
    });
  }

  it('is one of bytes, so that letters beyond ASCII count in full', () => {
    assert.notEqual(fnv1a('é'), fnv1a('i'));
    assert.match(fnv1a('\uD800'), /^[0-9a-f]{8}$/);
  });
});
