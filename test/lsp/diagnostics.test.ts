import assert from 'node:assert/strict';
import { Folder, rangeOf, Server } from '../kit/server';

const BROKEN = `version: 1
artifacts:
  dolma: [
`;

describe('diagnostics that are sent', () => {
  const folder = new Folder();
  const uri = folder.uriOf('impact.yaml');
  let server: Server;

  beforeEach(async () => {
    server = await Server.start({ folders: [folder] });
  });
  afterEach(() => {
    server.stop();
  });
  after(() => {
    folder.remove();
  });

  it('name the version, the rule and the place', async () => {
    await server.open(uri, BROKEN);
    const { version, diagnostics } = await server.diagnostics(uri);
    assert.equal(version, 1);
    assert.deepEqual(
      diagnostics.map(({ code, source, severity }) => ({ code, source, severity })),
      [{ code: 'manifest/syntax', source: 'impact', severity: 1 }],
    );
  });
});
