import assert from 'node:assert/strict';
import type { ShareableWork, SharingResult } from '../../server/src/lsp/messages';
import { impact } from '../kit/cli';
import { LEAK, USER, shared } from '../kit/scenes';
import { Folder, placeOf, Server } from '../kit/server';

const CHAIN = LEAK.replace(
  'distributions:',
  `derivatives:
  demo:
    name: Demo
    type: application
    from: { crawl: embedded }
distributions:`,
);

describe('“May I share this?”', () => {
  let folder: Folder;
  let server: Server;
  beforeEach(async () => {
    folder = new Folder({
      'impact.yaml': CHAIN,
      'sub/impact.yaml': USER,
      'sub/shared/impact.yaml': shared('AI2-ImpACT-LR').replace('Crawl', 'Words'),
    });
    server = await Server.start({ folders: [folder] });
  });
  afterEach(() => {
    server.stop();
    folder.remove();
  });

  const answersOf = (path: string, id: string): Promise<SharingResult> =>
    server.request<SharingResult>('impact/sharing', { uri: folder.uriOf(path), id });

  it('can be asked of everything in the workspace, with its risk', async () => {
    let works: readonly ShareableWork[];
    // The manifests are looked for in the background, so it takes a while until all of them are known.
    do works = await server.request<readonly ShareableWork[]>('impact/shareables', {});
    while (works.length < 4);
    const told = works.map(({ uri, id, kind, risk }) => [uri.slice(folder.uri.length + 1), id, kind, risk].join(' '));
    assert.deepEqual(told.sort(), [
      'impact.yaml crawl artifact high risk',
      'impact.yaml demo derivative high risk',
      'sub/impact.yaml crawl artifact low risk',
      'sub/shared/impact.yaml crawl artifact low risk',
    ]);
  });

  it('is answered as the command line answers it', async () => {
    for (const [path, id] of [
      ['impact.yaml', 'crawl'],
      ['impact.yaml', 'demo'],
      ['sub/impact.yaml', 'crawl'],
    ] as const) {
      const { out } = impact(folder.path, ['can-i', id, '--manifest', path, '--format', 'json']);
      const { answers } = JSON.parse(out) as { readonly answers: readonly Record<string, string>[] };
      const found = await answersOf(path, id);
      assert.deepEqual(
        found?.answers.map(({ form, audience, verdict }) => [form, audience, verdict]),
        answers.map(({ form, audience, answer }) => [form, audience, answer]),
      );
    }
  });

  it('says why, step by step with places, and on which conditions', async () => {
    const leak = (await answersOf('impact.yaml', 'demo'))?.answers.find(({ audience }) => audience === 'public');
    assert.equal(leak?.word, 'forbidden');
    assert.match(leak.sentence, /^Demo, to the public: forbidden, since .*Crawl/);
    const places = leak.proof.map(({ place }) => place?.range?.start.line);
    assert.deepEqual(places.at(-1), placeOf(CHAIN, 'AI2-ImpACT-HR').line);
    assert.match(leak.markdown, /\*\*forbidden\*\*/);
    const free = (await answersOf('sub/impact.yaml', 'crawl'))?.answers.find(({ audience }) => audience === 'public');
    assert.equal(free?.verdict, 'with conditions');
    assert.ok(free.conditions.length >= 3);
  });

  it('has no answer where nothing has that id', async () => {
    assert.equal(await answersOf('impact.yaml', 'nothing'), null);
    assert.equal(await answersOf('none.txt', 'crawl'), null);
  });
});
