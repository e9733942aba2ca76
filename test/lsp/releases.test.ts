import assert from 'node:assert/strict';
import type { WorkspaceEdit } from 'vscode-languageserver';
import type { CompareReleasesResult, ReleasesResult } from '../../server/src/lsp/messages';
import { FILES, RELEASE, WORD_COUNTS } from '../kit/release';
import { Repository } from '../kit/repository';
import { placeOf, Server } from '../kit/server';

const READY = `${WORD_COUNTS}${RELEASE}`;
const HIGH = READY.replace('AI2-ImpACT-MR', 'AI2-ImpACT-HR');
const USER = `version: 1
artifacts:
  words: { manifest: ../impact.yaml#word-counts }
distributions:
  hub: { of: words, audience: public, date: 2030-01-01 }
  kept: { of: words, audience: internal }
  old: { of: words, audience: public, status: withdrawn }
`;

describe('the releases of a workspace', () => {
  let repository: Repository;
  let server: Server;
  let told = 0;
  beforeEach(async () => {
    repository = new Repository({ ...FILES, 'impact.yaml': READY, 'sub/impact.yaml': USER });
    server = await Server.start({
      folders: [repository],
      initializationOptions: { today: '2029-12-20' },
    });
    told = 0;
    server.connection.onNotification('impact/releasesChanged', () => {
      told += 1;
    });
  });
  afterEach(() => {
    server.stop();
    repository.remove();
  });

  const releases = async (): Promise<ReleasesResult> => {
    // The manifests are looked for in the background, so it takes a while until all of them are known.
    let found: ReleasesResult;
    do found = await server.request<ReleasesResult>('impact/releases', {});
    while (found.manifests < 2);
    return found;
  };

  it('are told with their verdicts and what is missing, each with its place, and so is what is due', async () => {
    const { distributions, due } = await releases();
    assert.deepEqual(
      distributions.map(({ id, verdict, passes }) => [id, verdict, passes]),
      [
        ['github', 'ready', true],
        ['hub', 'obligations-missing', false],
        ['kept', 'internal', true],
      ],
    );
    const [github, hub] = distributions;
    assert.deepEqual(github?.missing, []);
    assert.deepEqual(hub?.range.start, placeOf(USER, 'hub'));
    assert.equal(hub.uri, repository.uriOf('sub/impact.yaml'));
    assert.deepEqual(
      hub.missing.map(({ message }) => message.split(':')[0]),
      [
        'An agreement that includes the use-based restrictions',
        'The attribution of ValuePrism',
        'The notice of modification, shipped',
      ],
    );
    assert.ok(hub.missing.every(({ uri, range }) => uri === hub.uri && range !== undefined));
    assert.deepEqual(due, []);
  });

  it('follow an unsaved root, and whoever shows them is told so; nobody else is', async () => {
    await releases();
    const uri = repository.uriOf('impact.yaml');
    await server.open(uri, READY);
    await server.quiet();
    assert.equal(told, 0);
    await server.notify('impact/watchReleases', { visible: true });
    await server.edit(uri, undefined, HIGH);
    await server.quiet();
    assert.ok(told > 0);
    const { distributions } = await releases();
    assert.deepEqual(
      distributions.map(({ id, verdict }) => [id, verdict]),
      [
        ['github', 'forbidden'],
        ['hub', 'forbidden'],
        ['kept', 'internal'],
      ],
    );
    await server.notify('impact/watchReleases', { visible: false });
    const before = told;
    await server.edit(uri, undefined, READY);
    await server.quiet();
    assert.equal(told, before);
  });

  it('are compared with what was committed, as they are in the editor', async () => {
    await releases();
    const params = { folder: repository.uri, revision: 'HEAD' };
    const compare = (more: object = {}): Promise<CompareReleasesResult> =>
      server.request<CompareReleasesResult>('impact/compareReleases', { ...params, ...more });
    const same = await compare();
    assert.equal(same.kind === 'compared' && same.headline, 'Nothing has changed for any release.');
    await server.open(repository.uriOf('impact.yaml'), HIGH);
    const found = await compare();
    assert.ok(found.kind === 'compared' && found.worse);
    assert.match(found.headline, /^Worse: 2 distributions newly forbidden and 3 tiers raised\.$/);
    assert.match(found.markdown, /\*\*hub\*\*: not ready → \*\*forbidden\*\* \(`sub\/impact\.yaml:5`\)/);
    assert.deepEqual(await compare({ revision: 'nowhere' }), {
      kind: 'problem',
      message: 'There is no folder and no revision nowhere.',
    });
    assert.deepEqual(await server.request('impact/revisionNames', { folder: repository.uri }), ['main']);
  });

  it('go on to name what is renamed, in every manifest, where a client asks before it renames', async () => {
    await releases();
    const renaming = {
      files: [{ oldUri: repository.uriOf('impact.yaml'), newUri: repository.uriOf('base/impact.yaml') }],
    };
    const edit = await server.request<WorkspaceEdit | null>('workspace/willRenameFiles', renaming);
    assert.deepEqual(
      Object.entries(edit?.changes ?? {}).map(([uri, edits]) => [uri, edits.map(({ newText }) => newText)]),
      [
        [repository.uriOf('impact.yaml'), ['../reports/word-counts.data.md', '../LICENSE.md', '../NOTICE.md']],
        [repository.uriOf('sub/impact.yaml'), ['../base/impact.yaml#word-counts']],
      ],
    );
    const none = { files: [{ oldUri: repository.uriOf('x'), newUri: repository.uriOf('y') }] };
    assert.equal(await server.request('workspace/willRenameFiles', none), null);
  });
});
