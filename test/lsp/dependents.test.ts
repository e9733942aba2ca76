import assert from 'node:assert/strict';
import type { WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { Folder, Server } from '../kit/server';

const FAMILIES = 4;
const MODELS = 6;

const rootOf = (family: number, license = 'AI2-ImpACT-LR'): string => `version: 1
artifacts:
  corpus: { name: Corpus ${String(family)}, type: data, license: ${license}, year: 2023 }
derivatives:
  cleaned: { name: Cleaned ${String(family)}, type: data, from: { corpus: modified }, changes: Cleaned. }
`;

/** The first model of a family is made from its root, and each other one from the one before. */
const modelOf = (family: number, model: number): string => `version: 1
artifacts:
  base: { manifest: ${model === 0 ? `../../set-${String(family)}/impact.yaml#cleaned` : `../model-${String(model - 1)}/impact.yaml#model`} }
derivatives:
  model: { name: Model ${String(family)}-${String(model)}, type: model, from: { base: fine-tuned }, changes: Tuned. }
distributions:
  hub: { of: model, audience: public }
`;

describe('a change in a workspace of many manifests', () => {
  let folder: Folder;
  let server: Server;
  let known = new Map<string, string>();

  beforeEach(async () => {
    const families = Array.from({ length: FAMILIES }, (_, family) => family);
    const files = families.flatMap((family) => [
      [`set-${String(family)}/impact.yaml`, rootOf(family)] as const,
      ...Array.from(
        { length: MODELS },
        (_, model) => [`family-${String(family)}/model-${String(model)}/impact.yaml`, modelOf(family, model)] as const,
      ),
    ]);
    folder = new Folder({ '.git/HEAD': '', ...Object.fromEntries(files) });
    server = await Server.start({
      folders: [folder],
      capabilities: { textDocument: { diagnostic: {} } },
      initializationOptions: { scope: 'workspace' },
    });
    known = new Map();
    // The manifests are looked for in the background, so it takes a while until all of them are known.
    while (known.size < FAMILIES * (MODELS + 1)) await checkedAgain();
    await server.quiet();
    await checkedAgain();
  });
  afterEach(() => {
    server.stop();
    folder.remove();
  });

  /** The manifests of which something else was found than the last time, whichever are open. */
  async function checkedAgain(): Promise<readonly string[]> {
    const previousResultIds = [...known].map(([uri, value]) => ({ uri, value }));
    const { items } = await server.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds });
    for (const { uri, resultId } of items) if (resultId !== undefined) known.set(uri, resultId);
    return items.flatMap(({ kind, uri }) => (kind === 'full' ? [uri.slice(folder.uri.length + 1)] : [])).sort();
  }

  it('has exactly those checked again that depend on it, through any number of others, open or not', async () => {
    const uri = folder.uriOf('set-2/impact.yaml');
    await server.open(uri, rootOf(2));
    await checkedAgain();
    await server.edit(uri, undefined, rootOf(2, 'AI2-ImpACT-HR'));
    const models = Array.from({ length: MODELS }, (_, model) => `family-2/model-${String(model)}/impact.yaml`);
    assert.deepEqual(await checkedAgain(), [...models, 'set-2/impact.yaml']);
    assert.deepEqual(await checkedAgain(), []);
    const middle = folder.uriOf('family-1/model-3/impact.yaml');
    await server.open(middle, modelOf(1, 3));
    await checkedAgain();
    await server.edit(middle, undefined, modelOf(1, 3).replace('Tuned.', 'Tuned twice.'));
    const later = [3, 4, 5].map((model) => `family-1/model-${String(model)}/impact.yaml`);
    assert.deepEqual(await checkedAgain(), later);
  });

  it('counts as it stands in the editor, whatever the disk says, until the file is closed', async () => {
    const uri = folder.uriOf('set-0/impact.yaml');
    const last = folder.uriOf('family-0/model-5/impact.yaml');
    const isForbidden = async (): Promise<boolean> => {
      const { distributions } = await server.request<{
        readonly distributions: readonly { readonly uri: string; readonly verdict: string }[];
      }>('impact/releases', {});
      return distributions.some((it) => it.uri === last && it.verdict === 'forbidden');
    };
    assert.equal(await isForbidden(), false);
    await server.open(uri, rootOf(0, 'AI2-ImpACT-HR'));
    assert.equal(await isForbidden(), true);
    folder.write('set-0/impact.yaml', rootOf(0, 'AI2-ImpACT-MR'));
    await server.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
    assert.equal(await isForbidden(), true);
    await server.close(uri);
    assert.equal(await isForbidden(), false);
  });
});
