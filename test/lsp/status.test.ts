import assert from 'node:assert/strict';
import { DiagnosticSeverity, type WorkspaceDiagnosticReport } from 'vscode-languageserver';
import type { CheckWorkspaceResult, StatusResult } from '../../server/src/lsp/messages';
import { impact } from '../kit/cli';
import { EXAMPLES, EXAMPLES_DAY, exampleFiles, exampleManifests } from '../kit/examples';
import { LEAK } from '../kit/scenes';
import { Folder, Server } from '../kit/server';

describe('what the client asks beyond the protocol', () => {
  let folder: Folder;
  let server: Server;

  beforeEach(async () => {
    folder = new Folder({ 'impact.yaml': LEAK, 'other.impact.yaml': LEAK.replace('public', 'internal') });
    server = await Server.start({ folders: [folder] });
  });
  afterEach(() => {
    server.stop();
    folder.remove();
  });

  it('is the status of a manifest, and null for any other file', async () => {
    const uri = folder.uriOf('impact.yaml');
    await server.open(uri, LEAK);
    assert.deepEqual(await server.request<StatusResult>('impact/status', { uri }), {
      distributions: [{ id: 'web', verdict: 'forbidden', owed: 0, met: 0 }],
      reports: [],
    });
    assert.equal(await server.request<StatusResult>('impact/status', { uri: folder.uriOf('none.txt') }), null);
  });

  it('is the configuration that counts for a manifest', async () => {
    folder.write('impact.config.yaml', 'rules: {}\n');
    folder.write('sub/impact.config.yaml', 'rules: {}\n');
    folder.write('sub/deep/impact.yaml', LEAK);
    const configOf = async (path: string, on = server): Promise<string | undefined> => {
      const uri = folder.uriOf(path);
      await on.open(uri, LEAK);
      return (await on.request<StatusResult>('impact/status', { uri }))?.config;
    };
    assert.equal(await configOf('impact.yaml'), 'impact.config.yaml');
    assert.equal(await configOf('sub/deep/impact.yaml'), 'sub/impact.config.yaml');
    // One above the folder that is open counts as well, up to the root of the repository.
    folder.remove('sub/impact.config.yaml');
    folder.write('.git/HEAD', '');
    const below = await Server.start({ folders: [{ uri: folder.uriOf('sub') }] });
    try {
      assert.equal(await configOf('sub/deep/impact.yaml', below), '../impact.config.yaml');
    } finally {
      below.stop();
    }
  });

  it('is how much is wrong in the whole workspace', async () => {
    // The manifests are looked for in the background, so it takes a while until all of them are known.
    let found: CheckWorkspaceResult;
    do found = await server.request<CheckWorkspaceResult>('impact/checkWorkspace', {});
    while (found.manifests < 2);
    assert.deepEqual(found, { manifests: 2, errors: 1, warnings: 0, notes: 0 });
  });

  it('is as many as the editor lists and the command line counts', async () => {
    const examples = new Folder(exampleFiles());
    const other = await Server.start({
      folders: [examples],
      capabilities: { textDocument: { diagnostic: {} } },
      initializationOptions: { today: EXAMPLES_DAY },
    });
    try {
      let found: CheckWorkspaceResult;
      do found = await other.request<CheckWorkspaceResult>('impact/checkWorkspace', {});
      while (found.manifests < exampleManifests().length);
      const { items } = await other.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
        previousResultIds: [],
      });
      const listed = items.flatMap((item) => (item.kind === 'full' ? item.items : []));
      const many = (wanted: DiagnosticSeverity): number => listed.filter(({ severity }) => severity === wanted).length;
      const { Error: error, Warning: warning, Information: information } = DiagnosticSeverity;
      const { errors, warnings, notes } = found;
      assert.deepEqual([errors, warnings, notes], [many(error), many(warning), many(information)]);
      const { out } = impact(EXAMPLES, ['check', '--today', EXAMPLES_DAY]);
      assert.match(
        out,
        new RegExp(`^${String(errors)} errors, ${String(warnings)} warnings, ${String(notes)} notes`, 'm'),
      );
    } finally {
      other.stop();
      examples.remove();
    }
  });
});
