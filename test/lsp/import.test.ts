import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { ApplyWorkspaceEditParams, ClientCapabilities, CodeAction } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ImportResult } from '../../server/src/lsp/messages';
import { Folder, Server } from '../kit/server';

const CARD = '---\nlicense: other\nlicense_name: impact-license-medium-risk\ntask_categories: []\n---\n# Crawl\n';
const MANIFEST = `version: 1

# What we obtained.
artifacts:
  crawl:
    name: Crawl # ours
    type: data
    license: AI2-ImpACT-HR

distributions:
  lab:
    of: crawl
    audience: internal
`;
const BOM = JSON.stringify({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  components: ['tok', 'eval'].map((name) => ({ type: 'library', name, licenses: [{ license: { id: 'MIT' } }] })),
});

const CAPABILITIES: ClientCapabilities = {
  workspace: {
    applyEdit: true,
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ['create'],
      changeAnnotationSupport: {},
    },
  },
  textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['refactor'] } } } },
};

describe('import in an editor', () => {
  let folder: Folder;
  let server: Server;
  let asked: ApplyWorkspaceEditParams[];
  let shown: string[];
  let takes: boolean;

  const start = async (
    files: Readonly<Record<string, string>>,
    {
      capabilities = CAPABILITIES,
      experimental = {},
    }: { capabilities?: ClientCapabilities; experimental?: object } = {},
  ): Promise<void> => {
    folder = new Folder(files);
    server = Server.spawn();
    [asked, shown, takes] = [[], [], true];
    server.connection.onRequest('workspace/applyEdit', (params: ApplyWorkspaceEditParams) => {
      asked.push(params);
      return { applied: takes };
    });
    server.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      shown.push(message);
    });
    await server.initialize({ folders: [folder], capabilities: { ...capabilities, experimental } });
    if ('impact.yaml' in files) await server.open(folder.uriOf('impact.yaml'), files['impact.yaml'] ?? '');
  };

  const imported = (files: readonly string[], manifest = 'impact.yaml'): Promise<ImportResult> =>
    server.request('workspace/executeCommand', {
      command: 'impact.importFiles',
      arguments: [folder.uriOf(manifest), files.map((path) => (path.includes(':') ? path : folder.uriOf(path)))],
    });

  /** The manifest as the change that was asked for last makes it. */
  const changed = (): string => {
    const changes = asked.at(-1)?.edit.documentChanges ?? [];
    const edits = changes.flatMap((change) => ('kind' in change ? [] : change.edits));
    const isNew = changes.some((change) => 'kind' in change && change.kind === 'create');
    const before = isNew ? '' : folder.read('impact.yaml');
    return TextDocument.applyEdits(
      TextDocument.create(folder.uriOf('impact.yaml'), '', 0, before),
      edits.map((edit) => ('newText' in edit ? edit : assert.fail())),
    );
  };

  const actions = (line: number): Promise<readonly CodeAction[]> => {
    const place = { line, character: 0 };
    return server.request('textDocument/codeAction', {
      textDocument: { uri: folder.uriOf('impact.yaml') },
      range: { start: place, end: place },
      context: { diagnostics: [], only: ['refactor'] },
    });
  };

  afterEach(() => {
    server.stop();
    folder.remove();
  });

  it('makes a manifest from a card, as one change to look at, with where each field came from', async () => {
    await start({ 'README.md': CARD });
    assert.deepEqual(await imported(['README.md']), { kind: 'done', written: [folder.uriOf('impact.yaml')] });
    assert.equal(
      changed(),
      'version: 1\n\nartifacts:\n  crawl:\n    name: Crawl # README.md, its name\n    type: data # README.md, task_categories\n' +
        '    license: AI2-ImpACT-MR # README.md, license_name\n',
    );
    const annotations = Object.values(asked[0]?.edit.changeAnnotations ?? {});
    assert.ok(annotations.length > 0 && annotations.every(({ needsConfirmation }) => needsConfirmation === true));
    assert.equal(asked[0]?.label, 'Create impact.yaml');
  });

  it('counts what is typed in a card and not saved', async () => {
    await start({ 'README.md': CARD });
    await server.open(folder.uriOf('README.md'), CARD.replace('medium', 'high'), 'markdown');
    await imported(['README.md']);
    assert.match(changed(), /license: AI2-ImpACT-HR #/);
  });

  it('adds what an entry lacks, tells what differs, and takes nothing out', async () => {
    await start({ 'impact.yaml': MANIFEST, 'crawl/README.md': CARD, 'crawl/LICENSE': '© 2023 Example Lab\n' });
    assert.equal((await imported(['crawl/README.md', 'crawl/LICENSE'])).kind, 'done');
    const added = [
      '    year: 2023 # crawl/LICENSE, its copyright line',
      '    licensor: Example Lab # crawl/LICENSE, its copyright line',
      '    notices:',
      '      - crawl/LICENSE # it came with it and must be kept',
    ];
    const lines = changed().split('\n');
    assert.deepEqual(lines.filter((line) => added.includes(line)).sort(), [...added].sort());
    assert.equal(lines.filter((line) => !added.includes(line)).join('\n'), MANIFEST);
    assert.ok(
      shown.some((note) => /“crawl” stays as it is: its license is AI2-ImpACT-HR/.test(note)),
      shown.join('\n'),
    );
    assert.ok(shown.some((note) => /no title that names a license/.test(note)));
  });

  it('takes each thing that a bill of materials lists, into a manifest that is empty', async () => {
    await start({ 'impact.yaml': '# Ours.\n', 'bom.json': BOM });
    assert.equal((await imported(['bom.json'])).kind, 'done');
    assert.match(
      changed(),
      /^# Ours\.\nversion: 1\n\nartifacts:\n {2}tok:\n[\s\S]*\n {2}eval:\n[\s\S]*license: MIT # bom\.json/,
    );
  });

  it('changes nothing where all is there, where a person does not take it, and where nothing can be read', async () => {
    await start({ 'impact.yaml': MANIFEST, 'README.md': CARD, 'notes.json': '{}', 'same.md': '# Crawl\n' });
    assert.deepEqual(await imported(['README.md']), { kind: 'same' });
    assert.match((await imported(['notes.json'])).kind, /problem/);
    assert.match((await imported(['gone.md'])).kind, /problem/);
    assert.match((await imported(['memory://lab/README.md'])).kind, /problem/);
    assert.match((await imported(['README.md'], 'other.yaml')).kind, /problem/);
    assert.equal(asked.length, 0);
    assert.ok(shown.some((note) => note === 'notes.json is not in a supported format.'));
    assert.ok(shown.some((note) => note === 'gone.md can’t be read: it does not exist.'));
    assert.ok(shown.some((note) => note.startsWith('README.md is not stored where the manifest can name it')));
    takes = false;
    folder.write('bom.json', BOM);
    assert.deepEqual(await imported(['bom.json']), { kind: 'discarded' });
  });

  it('makes no manifest through a link that leads to another place', async function () {
    if (process.platform === 'win32') this.skip();
    await start({ 'README.md': CARD });
    symlinkSync(join(folder.path, 'package.yaml'), join(folder.path, 'impact.yaml'));
    assert.equal((await imported(['README.md'])).kind, 'problem');
    assert.equal(asked.length, 0);
    assert.ok(!folder.has('package.yaml'));
  });

  it('does not touch artifacts in braces, and says so', async () => {
    await start({
      'impact.yaml': 'version: 1\nartifacts: { a: { name: A, type: data, license: MIT } }\n',
      'bom.json': BOM,
    });
    assert.equal((await imported(['bom.json'])).kind, 'problem');
    assert.match(shown.join('\n'), /are in braces/);
    assert.deepEqual(await actions(1), []);
  });

  it('reads files that only the client can read', async () => {
    await start({}, { experimental: { impact: { readFile: true } } });
    const files: Readonly<Record<string, string>> = { 'memory://lab/data/README.md': CARD };
    server.connection.onRequest('impact/readFile', ({ uri }: { uri: string }): object => {
      const text = files[uri];
      return text === undefined ? { kind: 'absent' } : { kind: 'text', text };
    });
    const result = await server.request<ImportResult>('workspace/executeCommand', {
      command: 'impact.importFiles',
      arguments: ['memory://lab/data/impact.yaml', Object.keys(files)],
    });
    assert.deepEqual(result, { kind: 'done', written: ['memory://lab/data/impact.yaml'] });
    assert.match(changed(), /name: Crawl # README\.md, its name/);
  });

  it('is offered where the artifacts are, to a client that asks a person for files', async () => {
    await start({ 'impact.yaml': MANIFEST }, { experimental: { impact: { addArtifact: true } } });
    const title = 'Add artifact from …';
    const command = { title, command: 'impact.addArtifact', arguments: [folder.uriOf('impact.yaml')] };
    const action = { title, kind: 'refactor.addArtifact.impact', command };
    for (const line of [3, 5, 7]) assert.deepEqual(await actions(line), [action], String(line));
    for (const line of [0, 9, 11]) assert.deepEqual(await actions(line), [], String(line));
    await server.edit(folder.uriOf('impact.yaml'), undefined, 'version: 1\n');
    assert.deepEqual(await actions(0), [action]);
  });

  it('is not offered to a client that has no such command', async () => {
    await start({ 'impact.yaml': MANIFEST });
    assert.deepEqual(await actions(4), []);
  });
});
