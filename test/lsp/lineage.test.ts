import assert from 'node:assert/strict';
import type { TypeHierarchyItem } from 'vscode-languageserver';
import { LINEAGE, type LineageParams, type LineageResult } from '../../server/src/lsp/messages';
import { Folder, placeOf, rangeOf, Server } from '../kit/server';

const BASE = `version: 1
artifacts:
  logs:
    name: Logs
    type: data
    license: AI2-ImpACT-HR
derivatives:
  clean:
    name: Clean
    type: data
    from: { logs: modified }
`;
const APP = `version: 1
artifacts:
  clean: { manifest: base/impact.yaml#clean }
derivatives:
  tuned:
    name: Tuned
    type: model
    from: { clean: trained-on, nowhere: trained-on }
distributions:
  hub:
    of: tuned
    audience: public
`;
const OTHER = `version: 1
artifacts:
  wiki: { name: Wiki, type: data, license: AI2-ImpACT-LR }
distributions:
  cluster: { of: wiki, audience: internal }
`;

describe('lineage in the server', () => {
  const folder = new Folder({ 'impact.yaml': APP, 'base/impact.yaml': BASE, 'other/impact.yaml': OTHER });
  const uri = folder.uriOf('impact.yaml');
  const base = folder.uriOf('base/impact.yaml');
  const textDocument = { uri };
  let server: Server;

  before(async () => {
    server = await Server.start({ folders: [folder], capabilities: { textDocument: { typeHierarchy: {} } } });
    await server.open(uri, APP);
    // What it says while it looks for the manifests is of no interest here.
    await server.quiet();
  });
  after(() => {
    server.stop();
    folder.remove();
  });

  async function items(method: string, params: object): Promise<readonly TypeHierarchyItem[]> {
    return (await server.request<TypeHierarchyItem[] | null>(method, params)) ?? [];
  }

  async function ask(params: Partial<LineageParams> = {}): Promise<NonNullable<LineageResult>> {
    const result = await server.request<LineageResult>(LINEAGE, {
      uri,
      depth: 2,
      expanded: [],
      all: false,
      filter: {},
      ...params,
    });
    assert.ok(result);
    return result;
  }

  const named = ({ nodes }: NonNullable<LineageResult>): readonly string[] => nodes.map(({ name }) => name).sort();

  it('is a type hierarchy for every editor: what it comes from above, what comes from it below', async () => {
    const found = await items('textDocument/prepareTypeHierarchy', { textDocument, position: placeOf(APP, 'Tuned') });
    const [tuned] = found;
    assert.ok(tuned);
    assert.deepEqual(
      { name: tuned.name, detail: tuned.detail, uri: tuned.uri, selectionRange: tuned.selectionRange },
      { name: 'Tuned', detail: 'high risk · impact.yaml', uri, selectionRange: rangeOf(APP, 'tuned') },
    );
    const above = await items('typeHierarchy/supertypes', { item: tuned });
    assert.deepEqual(
      above.map(({ name, uri: home, selectionRange }) => [name, home, selectionRange]),
      [['Clean', base, rangeOf(BASE, 'clean')]],
    );
    const higher = await items('typeHierarchy/supertypes', { item: above[0] });
    assert.deepEqual(
      higher.map(({ name, detail }) => [name, detail]),
      [['Logs', 'high risk · impact.yaml']],
    );
    assert.deepEqual(await items('typeHierarchy/supertypes', { item: higher[0] }), []);
    const below = await items('typeHierarchy/subtypes', { item: tuned });
    assert.deepEqual(
      below.map(({ name, detail }) => [name, detail]),
      [['hub', 'distribution, public · impact.yaml']],
    );
    // The same from where it is only named.
    const again = await items('textDocument/prepareTypeHierarchy', { textDocument, position: placeOf(APP, 'clean:') });
    assert.deepEqual(
      again.map(({ name, uri: home }) => [name, home]),
      [['Clean', base]],
    );
    assert.deepEqual(
      await items('textDocument/prepareTypeHierarchy', { textDocument, position: { line: 0, character: 0 } }),
      [],
    );
    assert.deepEqual(await items('typeHierarchy/supertypes', { item: { ...tuned, data: { made: 'up' } } }), []);
  });

  it('is offered as a hierarchy only to who knows what that is', async () => {
    const other = Server.spawn();
    try {
      const { capabilities } = await other.initialize();
      assert.equal(capabilities.typeHierarchyProvider, undefined);
    } finally {
      other.stop();
    }
  });

  it('is a picture around an entry, in its own words and places', async () => {
    const near = await ask({ position: placeOf(APP, 'audience'), depth: 1 });
    assert.deepEqual(
      [near.title, near.counts],
      ['Lineage of hub', '1 artifact, 2 derivatives, 1 distribution (1 forbidden)'],
    );
    // One step, and all of the path that forbids it.
    assert.deepEqual(named(near), ['Clean', 'Logs', 'Tuned', 'hub']);
    const beside = await ask({ position: placeOf(APP, 'model'), depth: 1 });
    assert.deepEqual(named(beside), ['Clean', 'Tuned', 'hub', 'nowhere']);
    assert.match(near.svg ?? '', /^<svg (?![\s\S]*(?:<style|style=|<script))/);
    const hub = near.nodes.find(({ name }) => name === 'hub');
    assert.deepEqual(
      hub && { state: hub.state, forbids: hub.forbids, file: hub.file, line: hub.line, place: hub.place },
      { state: 'forbidden', forbids: true, file: 'impact.yaml', line: 10, place: { uri, range: rangeOf(APP, 'hub') } },
    );
    assert.equal(hub?.key, near.key);
    const tuned = near.nodes.find(({ name }) => name === 'Tuned');
    assert.equal(tuned?.hidden, 1);
    const more = await ask({ key: near.key ?? '', depth: 1, expanded: [tuned.key] });
    assert.deepEqual(named(more), ['Clean', 'Logs', 'Tuned', 'hub', 'nowhere']);
    assert.deepEqual(named(await ask({ id: 'hub', depth: 9 })), ['Clean', 'Logs', 'Tuned', 'hub', 'nowhere']);
    const clean = (await ask({ id: 'hub', depth: 9 })).nodes.find(({ name }) => name === 'Clean');
    assert.deepEqual([clean?.file, clean?.place.uri], ['base/impact.yaml', base]);
  });

  it('is all of the manifest, all of the workspace, or what is looked for', async () => {
    assert.deepEqual(named(await ask()), ['Clean', 'Logs', 'Tuned', 'hub', 'nowhere']);
    const all = await ask({ all: true });
    assert.deepEqual(named(all), ['Clean', 'Logs', 'Tuned', 'Wiki', 'cluster', 'hub', 'nowhere']);
    assert.deepEqual([all.shown, all.total, all.audiences], [7, 7, ['internal', 'public']]);
    const looked = async (filter: LineageParams['filter']): Promise<unknown> => {
      const result = await ask({ filter });
      return [result.found, named(result)];
    };
    assert.deepEqual(await looked({ words: 'WIK' }), [1, ['Wiki']]);
    assert.deepEqual(await looked({ verdict: 'internal' }), [1, ['Wiki', 'cluster']]);
    assert.deepEqual(await looked({ tier: 'low' }), [2, ['Wiki', 'cluster']]);
    assert.deepEqual(await looked({ tier: 'high', audience: 'public' }), [
      1,
      ['Clean', 'Logs', 'Tuned', 'hub', 'nowhere'],
    ]);
    assert.deepEqual(await looked({ words: 'nothing like it' }), [0, []]);
    // Nothing is looked for.
    assert.equal((await ask({ filter: { words: ' ' } })).found, undefined);
  });

  it('follows what is typed, and is null where there is no manifest', async () => {
    await server.open(base, BASE.replace('AI2-ImpACT-HR', 'AI2-ImpACT-LR'));
    const result = await ask({ id: 'hub' });
    assert.equal(result.nodes.find(({ name }) => name === 'Tuned')?.state, 'low risk or stricter');
    assert.equal(result.nodes.find(({ name }) => name === 'hub')?.state, 'unknown');
    await server.close(base);
    const params = { uri: folder.uriOf('nowhere.yaml'), depth: 2, expanded: [], all: false, filter: {} };
    assert.equal(await server.request(LINEAGE, params), null);
  });
});
