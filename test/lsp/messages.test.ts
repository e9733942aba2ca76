import assert from 'node:assert/strict';
import * as client from '../../client/messages';
import * as server from '../../server/src/lsp/messages';

describe('what client and server say to each other beyond the protocol', () => {
  it('is called the same on both sides', () => {
    assert.deepEqual({ ...client }, { ...server });
    assert.ok(Object.values(server).every((name) => name.startsWith('impact/')));
  });
});
