import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type {
  FileSystemWatcher,
  Registration,
  RegistrationParams,
  SymbolInformation,
  UnregistrationParams,
} from 'vscode-languageserver';
import { LEAK, LEAK_RULE, shared, TERMS, USER } from '../kit/scenes';
import { Folder, rangeOf, Server } from '../kit/server';

const WATCHING = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true } } };
const PLAIN = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
const HIGH = shared('AI2-ImpACT-HR');

describe('watching files', () => {
  let folder: Folder;
  let server: Server;
  let uri: string;
  /** Each request to register, with how many it asks for. */
  let asked: number[];
  let active: Map<string, Registration>;

  beforeEach(() => {
    folder = new Folder({ 'impact.yaml': USER, 'shared/impact.yaml': shared('AI2-ImpACT-LR'), 'TERMS.md': TERMS });
    uri = folder.uriOf('impact.yaml');
    server = Server.spawn();
    asked = [];
    active = new Map();
    server.connection.onRequest('client/registerCapability', ({ registrations }: RegistrationParams) => {
      asked.push(registrations.length);
      for (const it of registrations) active.set(it.id, it);
      return null;
    });
    server.connection.onRequest('client/unregisterCapability', ({ unregisterations }: UnregistrationParams) => {
      for (const { id } of unregisterations) assert.ok(active.delete(id), 'it was not registered');
      return null;
    });
  });
  afterEach(() => {
    server.stop();
    folder.remove();
  });

  const watchers = (): readonly FileSystemWatcher[] =>
    [...active.values()].flatMap(
      ({ registerOptions }) => (registerOptions as { watchers: FileSystemWatcher[] }).watchers,
    );
  const globs = (): readonly string[] =>
    watchers().map(({ globPattern }) => (typeof globPattern === 'string' ? globPattern : globPattern.pattern));

  /** Types another name of the terms, and waits until its file is missed. */
  async function name(before: string, after: string, text: string): Promise<string> {
    await server.edit(uri, rangeOf(text, before), after);
    await server.diagnostics(uri, ({ diagnostics }) => JSON.stringify(diagnostics).includes(after));
    return text.replace(before, after);
  }

  it('has few watchers, however many names are typed, and none of what is no longer named', async () => {
    await server.initialize({ folders: [folder], capabilities: WATCHING });
    await server.open(uri, USER);
    await server.rules(uri, []);
    let text = USER;
    let before = 'TERMS.md';
    let most = 0;
    for (let number = 0; number < 400; number++) {
      const after = `T${String(number)}.md`;
      text = await name(before, after, text);
      before = after;
      most = Math.max(most, active.size);
    }
    await server.quiet();
    assert.ok(most <= 120, `there were ${String(most)} watchers`);
    assert.ok(asked.length < 600, `it was asked ${String(asked.length)} times`);
    assert.ok(asked.reduce((sum, count) => sum + count, 0) < 1200, 'all are registered anew again and again');
    assert.ok(globs().some((glob) => glob === 'T399.md' || glob === '*'));
    const names = globs().filter((glob) => /^T\d+\.md$/.test(glob));
    assert.ok(names.length <= 100, `${String(names.length)} are watched still`);
  }).timeout(60_000);

  it('watches folders in place of very many files, and all of the workspace in place of very many folders', async () => {
    for (const [count, pathOf, expected] of [
      [90, (number: number) => `a/${String(number)}.md`, 'a/0.md'],
      [300, (number: number) => `a/${String(number)}.md`, 'a/*'],
      [300, (number: number) => `a/${String(number)}/x.md`, '**/*'],
    ] as const) {
      const one = new Folder();
      const notices = Array.from({ length: count }, (_, number) => pathOf(number));
      const text = `version: 1\nartifacts:\n  a: { name: A, type: data, license: MIT, notices: [${notices.join(', ')}] }\n`;
      one.write('impact.yaml', text);
      const other = await Server.start({ folders: [one], capabilities: WATCHING });
      try {
        await other.open(one.uriOf('impact.yaml'), text);
        const has = (): boolean => JSON.stringify(other.registrations).includes(`"pattern":"${expected}"`);
        await other.until(has, () => JSON.stringify(other.registrations).slice(0, 500));
        assert.ok(other.registrations.length <= 110);
        // What is covered by a pattern is noticed as any other file.
        const [first = ''] = notices;
        const missing = (words: string): boolean => words.includes(`“${first}”`) || words.includes(`${first} `);
        await other.diagnostics(one.uriOf('impact.yaml'), (it) => missing(JSON.stringify(it.diagnostics)));
        one.write(first, 'A notice.');
        await other.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: one.uriOf(first), type: 1 }] });
        await other.diagnostics(one.uriOf('impact.yaml'), (it) => !missing(JSON.stringify(it.diagnostics)));
      } finally {
        other.stop();
        one.remove();
      }
    }
  }).timeout(60_000);

  describe('of folders that tell of themselves alone', () => {
    const changed = (...paths: readonly string[]): Promise<void> =>
      server.notify('workspace/didChangeWatchedFiles', {
        changes: paths.map((path) => ({ uri: folder.uriOf(path), type: 2 })),
      });

    /** Asks until the manifest is known, or is not. */
    const known = async (uri: string, wanted: boolean): Promise<void> => {
      for (let attempt = 0; attempt < 100; attempt++) {
        const symbols = await server.request<readonly SymbolInformation[]>('workspace/symbol', { query: '' });
        if (symbols.some(({ location }) => location.uri === uri) === wanted) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      assert.fail(`the manifest is ${wanted ? 'not found' : 'still there'}`);
    };

    beforeEach(async () => {
      await server.initialize({ folders: [folder], capabilities: WATCHING });
      await server.open(uri, USER);
      await server.rules(uri, []);
    });

    it('has them watched, once something was found in them', async () => {
      const isWatched = (): boolean => globs().includes('shared');
      await server.until(isWatched, () => globs().join(' '));
      folder.write('a/b,c/d/impact.yaml', HIGH);
      await changed('a/b,c/d/impact.yaml');
      const all = '{a,shared,a/b?c,a/b?c/d}';
      await server.until(
        () => globs().includes(all),
        () => globs().join(' '),
      );
    });

    it('notices one that is removed, replaced, and comes again', async () => {
      folder.remove('shared');
      await changed('shared');
      await server.rules(uri, ['manifest/missing-file']);
      folder.write('shared/impact.yaml', HIGH);
      await changed('shared');
      await server.rules(uri, [LEAK_RULE]);
      // Another one in its place.
      folder.write('other/impact.yaml', shared('AI2-ImpACT-LR'));
      folder.remove('shared');
      renameSync(join(folder.path, 'other'), join(folder.path, 'shared'));
      await changed('shared');
      await server.rules(uri, []);
    });

    it('lets go of what was open in one that is gone, once it is closed, though nobody read it from the disk', async () => {
      const open = folder.uriOf('fresh/impact.yaml');
      folder.write('fresh/impact.yaml', HIGH);
      await server.open(open, HIGH);
      await server.until(
        () => globs().some((glob) => /\bfresh\b/.test(glob)),
        () => globs().join(' '),
      );
      folder.remove('fresh');
      await changed('fresh');
      // What a person has open counts, wherever its file is.
      await known(open, true);
      await server.notify('textDocument/didClose', { textDocument: { uri: open } });
      await known(open, false);
    });

    it('finds the manifests of one that was moved, outside of the editor and in it', async () => {
      const moved = folder.uriOf('moved/impact.yaml');
      folder.write('first/impact.yaml', shared('AI2-ImpACT-HR'));
      await changed('first/impact.yaml');
      renameSync(join(folder.path, 'first'), join(folder.path, 'moved'));
      await changed('first');
      await known(moved, true);
      renameSync(join(folder.path, 'moved'), join(folder.path, 'again'));
      const files = [{ oldUri: folder.uriOf('moved'), newUri: folder.uriOf('again') }];
      await server.notify('workspace/didRenameFiles', { files });
      await known(moved, false);
      renameSync(join(folder.path, 'again'), join(folder.path, 'moved'));
      await server.notify('workspace/didCreateFiles', { files: [{ uri: folder.uriOf('moved') }] });
      await known(moved, true);
    });
  });

  const refusals: readonly (readonly [string, () => unknown])[] = [
    [
      'refuses to watch',
      () => {
        throw new Error('no');
      },
    ],
    ['never says whether it watches', () => new Promise(() => undefined)],
  ];
  for (const [what, answer] of refusals) {
    it(`is done by comparing when something is opened, saved or looked at, where a client ${what}`, async () => {
      server.connection.onRequest('client/registerCapability', answer);
      const settings = { rules: { 'manifest/missing-file': 'off' } };
      const workspace = {
        ...PLAIN.workspace,
        configuration: true,
        didChangeConfiguration: { dynamicRegistration: true },
      };
      await server.initialize({ folders: [folder], capabilities: { workspace }, settings });
      await server.open(uri, USER);
      await server.rules(uri, []);
      folder.write('shared/impact.yaml', HIGH);
      await server.notify('textDocument/didSave', { textDocument: { uri } });
      await server.rules(uri, [LEAK_RULE]);
      folder.write('shared/impact.yaml', shared('AI2-ImpACT-LR'));
      await server.notify('impact/focused', {});
      await server.rules(uri, []);
      folder.write('shared/impact.yaml', HIGH);
      await server.open(folder.uriOf('other.md'), 'x', 'markdown');
      await server.rules(uri, [LEAK_RULE]);
      // Its settings have been asked for all the same.
      folder.remove('TERMS.md');
      folder.write('shared/impact.yaml', shared('AI2-ImpACT-LR'));
      await server.notify('textDocument/didSave', { textDocument: { uri } });
      await server.rules(uri, []);
    });
  }

  it('is done by comparing around a manifest that is in no folder of the workspace', async () => {
    const workspace = new Folder();
    await server.initialize({ folders: [workspace], capabilities: WATCHING });
    await server.open(uri, USER);
    await server.rules(uri, []);
    for (const notice of [
      () => server.notify('textDocument/didSave', { textDocument: { uri } }),
      () => server.notify('impact/focused', {}),
      () => server.open(folder.uriOf('other.md'), 'x', 'markdown'),
    ]) {
      folder.write('shared/impact.yaml', HIGH);
      await notice();
      await server.rules(uri, [LEAK_RULE]);
      folder.write('shared/impact.yaml', shared('AI2-ImpACT-LR'));
      await server.notify('textDocument/didSave', { textDocument: { uri } });
      await server.rules(uri, []);
    }
    workspace.remove();
  });

  /** The pattern for a file outside of the folders of the workspace. */
  const relativeTo = (outer: Folder, path: string): object => {
    const [name = '', ...folders] = path.split('/').reverse();
    return { baseUri: outer.uriOf(folders.reverse().join('/')), pattern: name };
  };

  it('reaches what counts above the folder that is open', async () => {
    const outer = new Folder({ '.git/HEAD': '', 'LICENSE.md': TERMS, 'sub/impact.yaml': '' });
    const text = USER.replace('shared/impact.yaml', '../shared/impact.yaml').replace('TERMS.md', '../LICENSE.md');
    outer.write('sub/impact.yaml', text);
    outer.write('shared/impact.yaml', shared('AI2-ImpACT-LR'));
    const inner = outer.uriOf('sub/impact.yaml');
    await server.initialize({ folders: [{ uri: outer.uriOf('sub') }], capabilities: WATCHING });
    await server.open(inner, text);
    await server.rules(inner, []);
    await server.quiet();
    const patterns = watchers().map(({ globPattern }) => JSON.stringify(globPattern));
    for (const pattern of ['impact.config.yaml', '.gitignore', 'LICENSE.md', 'shared/impact.yaml'])
      assert.ok(patterns.includes(JSON.stringify(relativeTo(outer, pattern))), `${pattern} is not watched`);
    const changed = async (path: string): Promise<void> => {
      await server.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: outer.uriOf(path), type: 2 }] });
    };
    outer.remove('LICENSE.md');
    await changed('LICENSE.md');
    await server.rules(inner, ['manifest/missing-file']);
    outer.write('impact.config.yaml', 'rules:\n  manifest/missing-file: off\n');
    await changed('impact.config.yaml');
    await server.rules(inner, []);
    outer.remove();
  });
});

describe('folders and answers that make no sense', () => {
  let server: Server;
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder({ 'impact.yaml': LEAK });
    server = Server.spawn();
  });
  afterEach(() => {
    server.stop();
    folder.remove();
  });

  for (const [name, introduction] of [
    ['the root of a disk', { folders: [{ uri: 'file:///' }] }],
    ['the root of a disk, for older clients', { rootUri: 'file:///', workspaceFolders: undefined }],
    ['a drive', { folders: [{ uri: 'file:///c%3A/' }] }],
    ['nothing', { folders: [{ uri: '' }] }],
    ['nothing, for older clients', { rootUri: '', workspaceFolders: undefined }],
  ] as const) {
    it(`${name} is no workspace: nothing is looked for there, and what is open is checked`, async () => {
      await server.initialize({ ...introduction, capabilities: WATCHING });
      await server.open(folder.uriOf('impact.yaml'), LEAK);
      await server.rules(folder.uriOf('impact.yaml'), [LEAK_RULE]);
      await server.quiet();
      assert.deepEqual([...server.published.keys()], [folder.uriOf('impact.yaml')]);
      assert.equal(await server.shutdown(), 0);
    });
  }

  const NONSENSE: readonly unknown[] = [null, undefined, 0, '', 'text', [], {}, [null], { kind: 'text' }, { kind: 7 }];

  it('of a file leave it unknown', async () => {
    const answers = [...NONSENSE, { kind: 'text', text: 5 }, { kind: 'bytes' }, { kind: 'bytes', base64: '?' }];
    const base = 'vscode-vfs://github/lab';
    const asked = new Set<unknown>();
    server.connection.onRequest('impact/readFile', ({ uri }: { uri: string }) => {
      const number = Number(/\d+/.exec(uri.slice(base.length))?.[0]);
      asked.add(number);
      return answers[number] ?? null;
    });
    server.connection.onRequest('impact/findManifests', ({ folder: asking }: { folder: string }) => {
      return answers[Number(/\d+/.exec(asking)?.[0])] ?? null;
    });
    const folders = answers.map((_, number) => ({ uri: `${base}/${String(number)}` }));
    const experimental = { impact: { readFile: true, findManifests: true } };
    await server.initialize({ folders, capabilities: { experimental } });
    for (const { uri } of folders) await server.open(`${uri}/impact.yaml`, USER);
    await server.quiet();
    assert.equal(asked.size, answers.length);
    for (const { uri } of folders) await server.rules(`${uri}/impact.yaml`, []);
    assert.equal(await server.shutdown(), 0);
  });

  it('of bytes in another encoding are read as the command line reads them', async () => {
    const bytes = Buffer.from(`\uFEFF${shared('AI2-ImpACT-HR')}`, 'utf16le');
    server.connection.onRequest('impact/readFile', ({ uri }: { uri: string }) =>
      Promise.resolve<object>(
        uri.endsWith('/shared/impact.yaml') ? { kind: 'bytes', base64: bytes.toString('base64') } : { kind: 'absent' },
      ),
    );
    const address = 'vscode-vfs://github/lab/repository/impact.yaml';
    await server.initialize({ capabilities: { experimental: { impact: { readFile: true } } } });
    await server.open(address, USER);
    await server.rules(address, [LEAK_RULE, 'manifest/missing-file']);
  });

  it('of settings leave them as they were', async () => {
    const uri = folder.uriOf('impact.yaml');
    let answer: unknown = [{ rules: { [LEAK_RULE]: 'warning' } }, { rules: { [LEAK_RULE]: 'hint' } }];
    server.connection.onRequest('workspace/configuration', () => answer ?? null);
    await server.initialize({ folders: [folder], capabilities: { workspace: { configuration: true } } });
    await server.open(uri, LEAK);
    const isHint = (): Promise<unknown> => server.diagnostics(uri, (it) => it.diagnostics[0]?.severity === 4);
    await isHint();
    for (answer of [...NONSENSE, 'ab', [{}], [{}, {}, {}], { length: 2 }]) {
      await server.notify('workspace/didChangeConfiguration', { settings: answer ?? null });
      await server.quiet();
      await isHint();
    }
    // What is of the right shape and says nothing is no nonsense: nothing is set any more.
    for (answer of [
      [null, 5],
      [[], []],
      [{ rules: 7 }, 'x'],
    ]) {
      await server.notify('workspace/didChangeConfiguration', { settings: null });
      await server.diagnostics(uri, (it) => it.diagnostics[0]?.severity === 1);
    }
    assert.equal(await server.shutdown(), 0);
  });

  it('of a change are taken as that it was not made', async () => {
    const uri = folder.uriOf('impact.yaml');
    const text = `version: 1
artifacts: { a: { name: A, type: data, license: AI2-ImpACT-MR, year: 2023 } }
derivatives: { d: { name: D, type: data, from: { a: modified }, changes: All. } }
distributions: { web: { of: d, audience: public } }
`;
    let answer: unknown;
    server.connection.onRequest('workspace/applyEdit', () => answer ?? null);
    server.connection.onRequest('window/showDocument', () => answer ?? null);
    await server.initialize({
      folders: [folder],
      capabilities: {
        workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
        window: { showDocument: { support: true } },
      },
    });
    await server.open(uri, text);
    for (answer of [...NONSENSE, { applied: 'yes' }, { applied: 1, failureReason: 7 }]) {
      const told = await server.request<{ kind: string }>('workspace/executeCommand', {
        command: 'impact.updateNotice',
        arguments: [uri, 'web'],
      });
      assert.equal(told.kind, 'problem');
    }
    answer = { applied: true };
    const told = await server.request<{ kind: string }>('workspace/executeCommand', {
      command: 'impact.updateNotice',
      arguments: [uri, 'web'],
    });
    assert.equal(told.kind, 'done');
  });
});
