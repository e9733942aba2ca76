import assert from 'node:assert/strict';
import type { CompletionItem, InitializeResult } from 'vscode-languageserver';
import { Folder, placeOf, Server } from '../kit/server';

const MANIFEST = `version: 1
artifacts:
    dolma:
        name: Dolma
        type: data
        license: AI2-ImpACT-MR
distributions:
    web:
        of: dolma
        audience: publ
`;
const FULL = {
  textDocument: {
    completion: {
      completionItem: {
        snippetSupport: true,
        documentationFormat: ['markdown'],
        insertReplaceSupport: true,
        labelDetailsSupport: true,
        tagSupport: { valueSet: [1] },
        insertTextModeSupport: { valueSet: [1, 2] },
        resolveSupport: { properties: ['documentation'] },
      },
    },
  },
};

describe('completion in the server', () => {
  const folder = new Folder({ 'impact.yaml': MANIFEST });
  const uri = folder.uriOf('impact.yaml');
  const textDocument = { uri };
  let server: Server;
  let introduced: InitializeResult;

  /** What is offered where `typed` has been put in place of the first `words`, behind it. */
  async function offered(capabilities: object, words: string, typed: string): Promise<CompletionItem[]> {
    server = Server.spawn();
    introduced = await server.initialize({ folders: [folder], capabilities });
    const text = MANIFEST.replace(words, `${typed}<|>`);
    const position = placeOf(text, '<|>');
    await server.open(uri, text.replace('<|>', ''));
    return (await server.request<CompletionItem[] | null>('textDocument/completion', { textDocument, position })) ?? [];
  }
  const item = (items: readonly CompletionItem[], label: string): CompletionItem => {
    const found = items.find((it) => it.label === label);
    assert.ok(found, `no ${label} in ${items.map((it) => it.label).join()}`);
    return found;
  };

  afterEach(() => {
    server.stop();
  });
  after(() => {
    folder.remove();
  });

  it('marks what should not be chosen, and tells the rest when it is asked', async () => {
    const items = await offered(FULL, 'audience: publ', 'audience: publ');
    assert.equal(introduced.capabilities.completionProvider?.resolveProvider, true);
    assert.deepEqual(
      items.map(({ label, sortText }) => [label, sortText]),
      [
        ['internal', '0'],
        ['third-party', '1'],
        ['public', '2'],
      ],
    );
    const found = item(items, 'public');
    const start = { line: 9, character: 18 };
    const end = { line: 9, character: 22 };
    assert.deepEqual(found, {
      label: 'public',
      kind: 20,
      detail: 'Not here: Dolma is medium risk: internal use only as it is',
      labelDetails: { description: 'Dolma is medium risk: internal use only as it is' },
      tags: [1],
      sortText: '2',
      insertTextMode: 2,
      textEdit: { newText: 'public', insert: { start, end }, replace: { start, end } },
      data: found.data as unknown,
    });
    const resolved: CompletionItem = await server.request('completionItem/resolve', found);
    assert.deepEqual(resolved.documentation, {
      kind: 'markdown',
      value: 'Anyone, such as the visitors of a website.',
    });
  });

  it('tells everything at once in plain form to a client that can do no more', async () => {
    const items = await offered({}, 'audience: publ', 'audience: publ');
    assert.equal(introduced.capabilities.completionProvider?.resolveProvider, false);
    assert.deepEqual(item(items, 'public'), {
      label: 'public',
      kind: 20,
      detail: 'Not here: Dolma is medium risk: internal use only as it is',
      sortText: '2',
      textEdit: {
        newText: 'public',
        range: { start: { line: 9, character: 18 }, end: { line: 9, character: 22 } },
      },
      documentation: { kind: 'plaintext', value: 'Anyone, such as the visitors of a website.' },
    });
  });

  it('inserts several lines as the client expects them', async () => {
    const full = item(await offered(FULL, 'distributions:', '    new'), 'new artifact');
    assert.equal(full.insertTextFormat, 2);
    assert.equal(
      full.textEdit?.newText,
      '${1:id}:\n    name: $2\n    type: ${3|data,model,code,service|}\n    license: ${4|unknown,AI2-ImpACT-HR,AI2-ImpACT-MR,AI2-ImpACT-LR|}',
    );
    server.stop();
    const plain = item(await offered({}, 'distributions:', '    new'), 'new artifact');
    assert.equal(plain.insertTextFormat, undefined);
    assert.equal(plain.textEdit?.newText, 'id:\n        name:\n        type:\n        license: ');
  });

  it('resolves nothing of a text that has changed since', async () => {
    const found = item(await offered(FULL, 'audience: publ', 'audience: publ'), 'public');
    await server.edit(uri, undefined, 'version: 1\n');
    const resolved: CompletionItem = await server.request('completionItem/resolve', found);
    assert.equal(resolved.documentation, undefined);
  });

  it('offers nothing in running text', async () => {
    assert.deepEqual(await offered(FULL, 'name: Dolma', 'name: |\n            type: '), []);
  });

  it('offers the files that are there, and the folders to go on with', async () => {
    folder.write('docs/TERMS.md', '');
    const items = await offered(FULL, 'audience: publ', 'agreement: ');
    assert.deepEqual(
      items
        .map(({ label }) => label)
        .filter((label) => !label.startsWith('http'))
        .sort(),
      ['docs/'],
    );
    server.stop();
    const inside = await offered(FULL, 'audience: publ', 'agreement: docs/');
    assert.deepEqual(
      inside.map(({ label }) => label),
      ['TERMS.md'],
    );
  });
});
