import assert from 'node:assert/strict';
import { chmodSync, linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver';
import { writeFault } from '../../server/src/text/shipped-document';
import { HOSTILE_NAMES } from '../kit/hostile-names';
import { filesIn } from '../kit/cli';
import { Folder, Server } from '../kit/server';
import { saidBy } from './kit/here';

/** What would be run where it ends up in a script. */
const HOSTILE = 'touch pwned #';

/** A manifest that names a file in all places where something could be written to it. */
function naming(path: string): string {
  const quoted = JSON.stringify(path);
  return `version: 1
artifacts:
  own: { name: ${JSON.stringify(HOSTILE)}, type: data, license: AI2-ImpACT-MR, year: 2023 }
derivatives:
  words:
    name: Words
    type: data
    changes: ${JSON.stringify(HOSTILE)}
    from: { own: incorporated }
    reports: { data: ${quoted} }
distributions:
  web:
    of: words
    audience: public
    agreement: ${quoted}
    attribution: { file: ${quoted} }
    notices: ${quoted}
  hub: { of: words, audience: public, attribution: { file: ${quoted} } }
`;
}

const COMMANDS = (path: string): readonly (readonly string[])[] => [
  ['check', '--fix'],
  ['notice', 'web'],
  ['terms', 'web'],
  ['notice', 'web', '--attribution-in', path],
  ['report', 'new', 'words', '--force'],
];

/** What is in a folder, by path: texts, where links lead, and the mode. */
function all(folder: Folder): ReadonlyMap<string, string> {
  const entries = readdirSync(folder.path, { recursive: true, withFileTypes: true });
  return new Map(
    entries.flatMap((entry) => {
      if (!entry.isFile()) return [];
      const path = join(entry.parentPath, entry.name);
      return [[relative(folder.path, path), `${String(lstatSync(path).mode)} ${readFileSync(path, 'utf8')}`] as const];
    }),
  );
}

/** What has changed and is no manifest, and what is new and no document. */
function harm(folder: Folder, before: ReadonlyMap<string, string>): readonly string[] {
  const after = all(folder);
  const changed = [...before].filter(([path, text]) => path !== 'impact.yaml' && after.get(path) !== text);
  const files = {
    read: () => ({ kind: 'absent' }) as const,
    isIgnored: () => false,
    folderOf: () => folder.uri,
  };
  const made = [...after.keys()].filter(
    (path) => !before.has(path) && writeFault(`${folder.uri}/${encodeURI(path)}`, files) !== undefined,
  );
  return [...changed.map(([path]) => path), ...made];
}

const FIRST_LINES = '#!/bin/sh\nexit 0\n';

describe('a file that is no document', () => {
  let folder: Folder;
  beforeEach(function () {
    if (process.platform === 'win32') this.skip();
    folder = new Folder({ '.git/HEAD': 'ref: refs/heads/main\n' });
  });
  afterEach(() => {
    (folder as Folder | undefined)?.remove();
  });

  /** Runs all commands that write, and tells what they have harmed. */
  async function harmDone(path: string): Promise<readonly string[]> {
    folder.write('impact.yaml', naming(path));
    const before = all(folder);
    for (const args of COMMANDS(path)) await saidBy(folder.path, args);
    return harm(folder, before);
  }

  for (const isThere of [true, false]) {
    it(`is never written by a command, ${isThere ? 'where it is there' : 'nor made where it is not'}`, async () => {
      for (const path of HOSTILE_NAMES) {
        if (isThere && !/\\|impact\.ya?ml$/.test(path)) folder.write(path, FIRST_LINES);
        assert.deepEqual(await harmDone(path), [], path);
      }
    }).timeout(120_000);
  }

  it('is never written through links of either kind, nor where it can be run', async () => {
    mkdirSync(join(folder.path, '.git/hooks'));
    folder.write('.git/hooks/pre-commit', FIRST_LINES);
    folder.write('.git/config', '[core]\n');
    folder.write('Makefile', 'all:\n');
    folder.write('docs/NOTICE.md', 'Theirs.\n');
    for (const [link, target] of [
      ['HOOK.md', '.git/hooks/pre-commit'],
      ['CONFIG.md', '.git/config'],
      ['MAKE.md', 'Makefile'],
      ['LINKED.md', 'docs/NOTICE.md'],
      ['hooks', '.git/hooks'],
    ] as const)
      symlinkSync(join(folder.path, target), join(folder.path, link));
    linkSync(join(folder.path, '.git/config'), join(folder.path, 'HARD.md'));
    folder.write('RUN.md', FIRST_LINES);
    chmodSync(join(folder.path, 'RUN.md'), 0o755);
    for (const path of ['HOOK.md', 'CONFIG.md', 'MAKE.md', 'LINKED.md', 'HARD.md', 'RUN.md', 'hooks/NOTICE.md']) {
      assert.deepEqual(await harmDone(path), [], path);
    }
  });

  it('is told of at its path, and meets no obligation', async () => {
    const words = 'The use-based restrictions (Exhibit A) apply.\n';
    for (const path of ['Makefile', '.github/workflows/ci.yml', 'requirements.txt', 'NOTICE.sh']) {
      folder.write(path, words);
      folder.write('impact.yaml', naming(path));
      const said = await saidBy(folder.path, ['check', '--format', 'json']);
      const [file] = filesIn<{ findings: readonly { rule: string; message: string }[] }>(said);
      const findings = file?.findings ?? [];
      const told = findings.filter(({ rule, message }) => rule === 'manifest/missing-file' && message.includes(path));
      assert.ok(told.length >= 4, said);
      assert.match(await saidBy(folder.path, ['gate', 'web']), /^Verdict: (?!ready|internal)/m);
    }
  });

  it('is never changed through the language server', async () => {
    const server = await Server.start({
      folders: [folder],
      capabilities: { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } } },
    });
    const applied: WorkspaceEdit[] = [];
    server.connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
      applied.push(edit);
      return { applied: true };
    });
    const addressesIn = ({ changes, documentChanges = [] }: WorkspaceEdit): readonly string[] => [
      ...Object.keys(changes ?? {}),
      ...documentChanges.flatMap((it) => ('textDocument' in it ? [it.textDocument.uri] : 'uri' in it ? [it.uri] : [])),
    ];
    try {
      for (const [index, path] of HOSTILE_NAMES.entries()) {
        if (!/\\|impact\.ya?ml$/.test(path)) folder.write(path, FIRST_LINES);
        const uri = folder.uriOf(`${String(index)}.impact.yaml`);
        const text = naming(path);
        await server.open(uri, text);
        const lines = text.split('\n').length;
        const range = { start: { line: 0, character: 0 }, end: { line: lines, character: 0 } };
        const textDocument = { uri };
        const actions: CodeAction[] = [];
        for (const only of [undefined, ['source'], ['refactor']])
          actions.push(
            ...(await server.request<CodeAction[]>('textDocument/codeAction', {
              textDocument,
              range,
              context: { diagnostics: [], ...(only && { only }) },
            })),
          );
        for (const name of ['createReport', 'updateNotice', 'updateTerms', 'updateAttribution']) {
          const id = name === 'createReport' ? 'words' : 'web';
          const args = [uri, id, ...(name === 'createReport' ? ['data', {}, 'overwrite'] : [path])];
          await server.request('workspace/executeCommand', { command: `impact.${name}`, arguments: args });
        }
        const edits = [...applied, ...actions.flatMap(({ edit }) => edit ?? [])];
        const changed = new Set(edits.flatMap(addressesIn));
        assert.ok(![...changed].some((it) => decodeURIComponent(it) === decodeURIComponent(folder.uriOf(path))), path);
        await server.close(uri);
      }
    } finally {
      server.stop();
    }
  }).timeout(120_000);
});
