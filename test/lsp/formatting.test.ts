import assert from 'node:assert/strict';
import type { TextEdit } from 'vscode-languageserver';
import { Folder, placeOf, Server } from '../kit/server';

const UNTIDY = 'version:   1\r\nartifacts:\r\n    dolma:   {}\r\n';

describe('formatting in the server', () => {
  const folder = new Folder();
  const uri = folder.uriOf('impact.yaml');
  const textDocument = { uri };
  const options = { tabSize: 2, insertSpaces: true };
  let server: Server;

  async function start(settings?: unknown): Promise<void> {
    server = await Server.start({ folders: [folder], initializationOptions: settings });
    await server.open(uri, UNTIDY);
  }
  const formatted = (): Promise<TextEdit[] | null> =>
    server.request('textDocument/formatting', { textDocument, options });

  afterEach(() => {
    server.stop();
  });
  after(() => {
    folder.remove();
  });

  it('makes small edits', async () => {
    await start();
    const edits = (await formatted()) ?? [];
    assert.deepEqual(
      edits.map(({ range: { start, end }, newText }) => [start.line, start.character, end.character, newText]),
      [
        [0, 9, 11, ''],
        [2, 2, 4, ''],
        [2, 11, 13, ''],
      ],
    );
  });

  it('lays out what is selected', async () => {
    await start();
    const place = placeOf(UNTIDY, 'dolma');
    const range = { start: place, end: place };
    const edits = await server.request<TextEdit[]>('textDocument/rangeFormatting', { textDocument, options, range });
    assert.deepEqual(
      edits.map(({ range: { start, end } }) => [start.line, start.character, end.character]),
      [[2, 11, 13]],
    );
  });

  describe('of a long manifest', () => {
    const entries = Array.from({ length: 3000 }, (_, index) => `  a${String(index)}: {name:   A}\n`);
    const long = `artifacts:\n${entries.join('')}`;

    it('lets others have their turn', async () => {
      await start();
      await server.edit(uri, undefined, long);
      const order: string[] = [];
      await Promise.all([
        formatted().then((edits) => order.push(`${String(edits?.length)} edits`)),
        server.request('textDocument/foldingRange', { textDocument }).then(() => order.push('folding')),
      ]);
      assert.deepEqual(order, ['folding', '3000 edits']);
    });

    it('gives up when the manifest is edited meanwhile', async () => {
      await start();
      await server.edit(uri, undefined, long);
      const refused = assert.rejects(formatted(), /The manifest has changed in the meantime/);
      await server.edit(uri, undefined, UNTIDY);
      await refused;
      assert.equal((await formatted())?.length, 3);
    });
  });

  it('leaves a broken manifest alone', async () => {
    await start();
    await server.edit(uri, undefined, 'version:   [1\n');
    assert.deepEqual(await formatted(), []);
  });

  it('can be turned off', async () => {
    await start({ format: { enabled: false } });
    assert.equal(await formatted(), null);
  });
});
