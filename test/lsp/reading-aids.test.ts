import assert from 'node:assert/strict';
import type { CodeLens, InlayHint, SemanticTokens } from 'vscode-languageserver';
import { Folder, rangeOf, Server } from '../kit/server';

const MANIFEST = `version: 1
artifacts:
  dolma: { name: Dolma, type: data, license: AI2-ImpACT-MR }
derivatives:
  counts: { name: Counts, type: data, from: { dolma: incorporated } }
distributions:
  web: { of: dolma, audience: public }
`;
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

describe('reading aids in the server', () => {
  const folder = new Folder({ 'impact.yaml': MANIFEST });
  const uri = folder.uriOf('impact.yaml');
  const textDocument = { uri };
  let server: Server;

  async function start(capabilities = {}, settings?: unknown): Promise<void> {
    server = await Server.start({ folders: [folder], capabilities, initializationOptions: settings });
    await server.open(uri, MANIFEST);
    await server.settled();
  }
  const lenses = (): Promise<CodeLens[] | null> => server.request('textDocument/codeLens', { textDocument });
  const hints = (): Promise<InlayHint[] | null> =>
    server.request('textDocument/inlayHint', { textDocument, range: WHOLE });
  const tokens = (): Promise<SemanticTokens> => server.request('textDocument/semanticTokens/full', { textDocument });

  afterEach(() => {
    server.stop();
  });
  after(() => {
    folder.remove();
  });

  it('have code lenses whole for a client that asks but once', async () => {
    await start();
    assert.deepEqual(await lenses(), [
      {
        range: rangeOf(MANIFEST, 'counts'),
        command: {
          title: 'Create the data report',
          command: 'impact.createReport',
          arguments: [uri, 'counts', 'data'],
        },
      },
      {
        range: rangeOf(MANIFEST, 'web'),
        command: {
          title: 'Forbidden: medium risk, internal use only',
          command: 'impact.showVerdict',
          arguments: [uri, 'web'],
        },
      },
    ]);
  });

  it('have a lens to the picture of the lineage for a client that can show it', async () => {
    await start({ experimental: { impact: { showLineage: true } } });
    const titles = (await lenses())?.map(({ command }) => command?.title);
    assert.deepEqual(titles?.at(-1), 'Show lineage');
    assert.equal(titles.length, 3);
  });

  it('have icons in their lenses for a client that has icons', async () => {
    await start({ experimental: { impact: { showLineage: true, showIcons: true } } });
    assert.deepEqual(
      (await lenses())?.map(({ command }) => command?.title),
      [
        '$(new-file)\u00a0Create the data report',
        '$(error)\u00a0Forbidden: medium risk, internal use only',
        '$(type-hierarchy)\u00a0Show lineage',
      ],
    );
  });

  it('tell the command of a code lens when it comes into view', async () => {
    await start({ textDocument: { codeLens: { resolveSupport: { properties: ['command'] } } } });
    const [first, last] = (await lenses()) ?? [];
    assert.ok(first && last);
    assert.equal(last.command, undefined);
    const resolved = await server.request<CodeLens>('codeLens/resolve', last);
    assert.equal(resolved.command?.title, 'Forbidden: medium risk, internal use only');
    await server.edit(uri, undefined, 'version: 1\n');
    assert.deepEqual(await server.request('codeLens/resolve', last), last);
    assert.deepEqual(await server.request('codeLens/resolve', { range: first.range, data: 7 }), {
      range: first.range,
      data: 7,
    });
  });

  it('have inlay hints that lead to what decides', async () => {
    await start();
    // Where ids are defined, unless a person wants them everywhere.
    const lines = (await hints())?.map(({ position }) => position.line);
    assert.deepEqual(lines, [2, 4]);
    server.stop();
    await start({}, { inlayHints: { show: 'all' } });
    const found = (await hints()) ?? [];
    assert.deepEqual(
      found.map(({ position, label }) => [
        position.line,
        typeof label === 'string' ? label : label.map(({ value }) => value).join(''),
      ]),
      [
        [2, 'medium risk'],
        [4, 'medium risk from Dolma'],
        [4, 'medium risk'],
        [6, 'medium risk'],
      ],
    );
    const label = found[1]?.label;
    assert.ok(Array.isArray(label));
    assert.deepEqual(label[1]?.location, { uri, range: rangeOf(MANIFEST, 'AI2-ImpACT-MR') });
  });

  it('have semantic tokens, whole and in part', async () => {
    await start();
    const { data } = await tokens();
    assert.equal(data.length, 7 * 5);
    // Line 2, character 2: “dolma”, a variable that is declared.
    assert.deepEqual(data.slice(0, 5), [2, 2, 5, 0, 1]);
    const range = { start: { line: 4, character: 0 }, end: { line: 4, character: 1 } };
    const some = await server.request<SemanticTokens>('textDocument/semanticTokens/range', { textDocument, range });
    assert.equal(some.data.length, 3 * 5);
  });

  it('can each be turned off', async () => {
    await start({}, { codeLens: { enabled: false }, inlayHints: { show: 'off' }, semanticTokens: false });
    assert.equal(await lenses(), null);
    assert.equal(await hints(), null);
    assert.deepEqual(await tokens(), { data: [] });
  });

  it('are asked for again when settings or other files change', async () => {
    const refreshSupport = true;
    await start({
      workspace: { codeLens: { refreshSupport }, inlayHint: { refreshSupport }, semanticTokens: { refreshSupport } },
    });
    const methods = ['codeLens', 'inlayHint', 'semanticTokens'].map((name) => `workspace/${name}/refresh`);
    await server.notify('workspace/didChangeConfiguration', { settings: { impact: { codeLens: { enabled: false } } } });
    await server.until(() => methods.every((method) => server.refreshes.has(method)));
    assert.equal(await lenses(), null);
    assert.ok((await hints())?.length);
  });
});
