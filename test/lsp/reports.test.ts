import assert from 'node:assert/strict';
import type { CodeAction, CodeLens, CompletionItem, DocumentLink, Hover, Location } from 'vscode-languageserver';
import { FILES, RELEASE, reportText, WORD_COUNTS } from '../kit/release';
import { Folder, placeOf, rangeOf, Server } from '../kit/server';

const PATH = 'reports/word-counts.data.md';
const OPEN = reportText({ category: 'data', open: ['Funding'] });
const CODE_ACTIONS = { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } };

describe('a report in the server', () => {
  let folder: Folder;
  let server: Server;
  let uri: string;

  beforeEach(async () => {
    folder = new Folder({ ...FILES, 'impact.yaml': WORD_COUNTS + RELEASE, [PATH]: OPEN });
    uri = folder.uriOf(PATH);
    server = await Server.start({ folders: [folder], capabilities: { textDocument: CODE_ACTIONS } });
    await server.open(uri, OPEN, 'markdown');
    // By then the manifest has been found.
    await server.rules(folder.uriOf('impact.yaml'), ['report/incomplete']);
  });
  afterEach(() => {
    server.stop();
    folder.remove();
  });

  const ask = <T>(method: string, words?: string): Promise<T> =>
    server.request(`textDocument/${method}`, {
      textDocument: { uri },
      ...(words === undefined ? {} : { position: placeOf(OPEN, words) }),
    });

  it('is marked where it leaves something open, and no longer once it is answered', async () => {
    const [diagnostic] = await server.rules(uri, ['report/incomplete']);
    assert.deepEqual(diagnostic?.range, rangeOf(OPEN, 'Funding'));
    await server.edit(uri, undefined, reportText({ category: 'data' }));
    await server.rules(uri, []);
    // What is typed counts for the manifest as well.
    await server.rules(folder.uriOf('impact.yaml'), []);
  });

  it('follows the manifest', async () => {
    await server.rules(uri, ['report/incomplete']);
    await server.open(folder.uriOf('impact.yaml'), (WORD_COUNTS + RELEASE).replaceAll('word-counts:', 'counts:'));
    await server.rules(uri, ['report/incomplete', 'report/incomplete']);
  });

  it('has hover, completion, a lens and the way to its derivative', async () => {
    const hover = await ask<Hover>('hover', 'Funding');
    assert.match(JSON.stringify(hover.contents), /What is the source of funding/);
    const items = await ask<CompletionItem[]>('completion', 'word-counts');
    assert.deepEqual(
      items.map(({ label }) => label),
      ['word-counts'],
    );
    const [lens] = await ask<CodeLens[]>('codeLens');
    assert.deepEqual(lens?.command, {
      title: '4 of 5 answered',
      command: 'impact.createReport',
      arguments: [folder.uriOf('impact.yaml'), 'word-counts', 'data'],
    });
    const definition = await ask<Location>('definition', 'word-counts');
    assert.equal(definition.uri, folder.uriOf('impact.yaml'));
    assert.deepEqual(definition.range, rangeOf(WORD_COUNTS, 'word-counts'));
    const [link] = await ask<DocumentLink[]>('documentLink');
    assert.equal(link?.target, `${folder.uriOf('impact.yaml')}#L9`);
  });

  it('can be corrected', async () => {
    await server.edit(uri, undefined, OPEN.replace('category: data', 'category: model'));
    const place = placeOf(OPEN, 'category');
    const [action] = await server.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: place, end: { ...place, character: 20 } },
      context: { diagnostics: [] },
    });
    assert.equal(action?.title, 'Change to “data”');
    assert.deepEqual(Object.keys(action.edit?.changes ?? {}), [uri]);
  });

  it('leaves any other Markdown file alone', async () => {
    const readme = folder.uriOf('README.md');
    await server.open(readme, `${OPEN.replace('impact-report: 1\n', '')}## F`, 'markdown');
    const other = { textDocument: { uri: readme }, position: placeOf(OPEN, 'Users') };
    for (const method of ['hover', 'completion', 'definition', 'documentLink', 'codeLens']) {
      assert.equal(await server.request(`textDocument/${method}`, other), null, method);
    }
    await server.settled();
    assert.deepEqual((await server.diagnostics(readme)).diagnostics, []);
  });

  it('is told of as on the command line when it is closed, as long as a manifest names it', async () => {
    await server.rules(uri, ['report/incomplete']);
    await server.close(uri);
    await server.settled();
    await server.rules(uri, ['report/incomplete']);
    folder.write(PATH, reportText({ category: 'data' }));
    await server.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
    await server.rules(uri, []);
    folder.write(PATH, OPEN);
    await server.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
    await server.rules(uri, ['report/incomplete']);
    await server.open(folder.uriOf('impact.yaml'), (WORD_COUNTS + RELEASE).replace(PATH, 'reports/other.md'));
    await server.rules(uri, []);
  });

  it('is let alone when it is closed where only open files are wanted', async () => {
    await server.rules(uri, ['report/incomplete']);
    const settings = { impact: { diagnostics: { scope: 'openFiles' } } };
    await server.notify('workspace/didChangeConfiguration', { settings });
    await server.close(uri);
    await server.rules(uri, []);
  });

  it('can have what is said of it silenced', async () => {
    const place = placeOf(OPEN, '## Funding');
    const actions = await server.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: place, end: { ...place, character: 10 } },
      context: { diagnostics: [] },
    });
    assert.deepEqual(
      actions.map(({ title, edit }) => [title, edit?.changes?.[uri]?.map(({ newText }) => newText)]),
      [
        [
          'Silence report/incomplete on this line, with a reason',
          ['<!-- impact-disable-next-line report/incomplete -- say why this is fine -->\n'],
        ],
      ],
    );
  });
});
