import assert from 'node:assert/strict';
import { readdirSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeAction, Command, Diagnostic, DocumentLink, WorkspaceEdit } from 'vscode-languageserver';
import { filesIn, impact } from '../kit/cli';
import { Folder, Server } from '../kit/server';
import { saidBy } from './kit/here';

/** Words that are in files outside of the workspace, and may be nowhere else. */
const SECRET = 'xyzzy-secret';

const OUTSIDE = {
  'secret.md': `# ${SECRET}\nThe use-based restrictions of ${SECRET} apply.\n`,
  'report.md': `---\nimpact-report: 1\ncategory: data\nderivative: ${SECRET}\ndate: 2023-01-01\n---\n## Intended Use\n${SECRET}\n`,
  'impact.yaml': `version: 1\nartifacts:\n  ${SECRET}: { name: ${SECRET}, type: data, license: impact-mr }\n`,
  'folder/inner.md': SECRET,
};

/** A manifest that names a file in all places where it can name one. */
function naming(path: string): string {
  const quoted = JSON.stringify(path);
  return `version: 1
artifacts:
  own:
    name: Own
    type: data
    license: AI2-ImpACT-MR
    year: 2023
    notices: ${quoted}
  taken:
    manifest: ${JSON.stringify(`${path}#${SECRET.slice(0, 5)}`)}
derivatives:
  words:
    name: Words
    type: data
    changes: Counted.
    from: { own: incorporated, taken: incorporated }
    reports: { data: ${quoted} }
distributions:
  web:
    of: words
    audience: public
    agreement: ${quoted}
    attribution: { file: ${quoted} }
    notices: ${quoted}
`;
}

describe('files outside of the workspace', () => {
  let outside: Folder;
  let folder: Folder;
  let before: string;

  beforeEach(function () {
    if (process.platform === 'win32') this.skip();
    outside = new Folder(OUTSIDE);
    folder = new Folder({ '.git/HEAD': '' });
    before = all(outside);
    for (const [link, target] of [
      ['file-link.md', 'secret.md'],
      ['impact-link.yaml', 'impact.yaml'],
      ['report-link.md', 'report.md'],
      ['folder-link', ''],
      ['nowhere.md', 'not-there.md'],
      ['nowhere', 'not-there'],
    ] as const)
      symlinkSync(join(outside.path, target), join(folder.path, link));
  });
  afterEach(() => {
    // Where the suite is skipped there are no folders.
    for (const it of [outside, folder] as readonly (Folder | undefined)[]) it?.remove();
  });

  /** Names, kinds and texts of all that is in a folder. */
  function all(it: Folder): string {
    const names = readdirSync(it.path, { recursive: true, withFileTypes: true });
    return names
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map(
        (path) =>
          `${path}\n${path.endsWith('.md') || path.endsWith('.yaml') ? it.read(path.slice(it.path.length + 1)) : ''}`,
      )
      .join('\n');
  }

  /** Ways to name files that are outside, or would be. */
  const ways = (): readonly string[] => {
    const out = `../${basename(outside.path)}`;
    const encoded = out.replaceAll('..', '%2e%2e').replaceAll('/', '%2f');
    return [
      `${out}/secret.md`,
      `${out}/impact.yaml`,
      `${out}/report.md`,
      `${out}/new.md`,
      `./x/../../${basename(outside.path)}/secret.md`,
      `..\\${basename(outside.path)}\\secret.md`,
      join(outside.path, 'secret.md'),
      join(outside.path, 'new.md'),
      outside.uriOf('secret.md'),
      outside.uriOf('new.md'),
      `file:${out}/secret.md`,
      `FILE://localhost${outside.path}/secret.md`,
      `//${outside.path}/secret.md`,
      `${encoded}/secret.md`,
      `${out.replace('..', '%2e%2e')}/secret.md`,
      'file-link.md',
      'impact-link.yaml',
      'report-link.md',
      'folder-link/secret.md',
      'folder-link/impact.yaml',
      'folder-link/new.md',
      'folder-link/new/new.md',
      'folder-link/folder/../secret.md',
      'nowhere.md',
      'nowhere/new.md',
      '/dev/stdin',
      '/proc/self/environ',
    ];
  };

  it('are neither read nor written by any command', async () => {
    for (const way of ways()) {
      folder.write('impact.yaml', naming(way));
      const commands = [
        ['check'],
        ['check', '--format', 'json'],
        ['check', '--fix'],
        ['gate', 'web'],
        ['can-i', 'words', '--to', 'public'],
        ['report', 'new', 'words', '--force'],
        ['notice', 'web'],
        ['terms', 'web'],
        ['notice', 'web', '--attribution-in', way],
        ['init', '--manifest', `${way.slice(0, way.lastIndexOf('/') + 1)}new.impact.yaml`],
      ];
      for (const args of commands) {
        const said = await saidBy(folder.path, args);
        assert.ok(said !== '' && !said.includes(SECRET), `${way}: ${args.join(' ')}\n${said}`);
        assert.equal(all(outside), before, `${way}: ${args.join(' ')}`);
      }
    }
  });

  it('make nothing ready', async () => {
    for (const way of ways()) {
      folder.write('impact.yaml', naming(way));
      assert.match(await saidBy(folder.path, ['gate', 'web']), /^Verdict: (?!ready|internal)/m, way);
    }
  });

  it('are not told from files that are not there', () => {
    const saying = (path: string): string => {
      folder.write('impact.yaml', naming(path));
      return impact(folder.path, ['check']).out.replaceAll(path, 'PATH');
    };
    const there = saying('folder-link/secret.md');
    assert.match(there, /is outside the workspace/);
    assert.equal(saying('folder-link/absent.md'), there);
    assert.equal(saying(`../${basename(outside.path)}/secret.md`), saying(`../${basename(outside.path)}/absent.md`));
  });

  it('are not found by a search, and rules of git that lead there are not read', () => {
    folder.write('impact.yaml', 'version: 1\n');
    symlinkSync('/dev/zero', join(folder.path, '.gitignore'));
    symlinkSync(join(outside.path, 'impact.yaml'), join(folder.path, 'linked.impact.yaml'));
    const { code, out } = impact(folder.path, ['check', '--format', 'json']);
    assert.equal(code, 0);
    const files = filesIn<{ file: string }>(out).map(({ file }) => file);
    assert.deepEqual(files, ['impact.yaml']);
  });

  it('are neither shown nor changed through the language server', async () => {
    const server = await Server.start({
      folders: [folder],
      capabilities: { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } } },
    });
    /** All edits that the server asks the client for. */
    const applied: WorkspaceEdit[] = [];
    server.connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
      applied.push(edit);
      return { applied: true };
    });
    try {
      for (const [index, way] of ways().entries()) {
        const uri = folder.uriOf(`${String(index)}.impact.yaml`);
        const text = naming(way);
        await server.open(uri, text);
        const { diagnostics } = await server.diagnostics(uri);
        const answers = await answersAbout(server, uri, text, diagnostics);
        const commands = ['createReport', 'updateNotice', 'updateTerms', 'updateAttribution'];
        for (const name of commands) {
          const id = name === 'createReport' ? 'words' : 'web';
          const args = [uri, id, name === 'updateAttribution' ? way : undefined];
          await server.request('workspace/executeCommand', { command: `impact.${name}`, arguments: args });
        }
        assert.ok(!JSON.stringify([diagnostics, answers]).includes(SECRET), way);
        const edits = [...applied, ...answers.flatMap(editsIn)];
        const changed = edits.flatMap(addressesIn).filter((it) => !isWithin(it) || it.includes('nowhere'));
        assert.deepEqual(changed, [], way);
        const linked = answers.flatMap(linksIn).filter((it) => !isWithin(it));
        assert.deepEqual(linked, [], way);
        await server.close(uri);
      }
      assert.ok(applied.length > 0);
    } finally {
      server.stop();
    }
    assert.equal(all(outside), before);
  });

  /** Whether an address leads to what is inside, also where a link goes on from there. */
  function isWithin(address: string): boolean {
    const inside = `${folder.uri}/`;
    const path = decodeURIComponent(address.slice(inside.length));
    return address.startsWith(inside) && !/(?:^|\/)\.\.(?:\/|$)|-link/.test(path);
  }

  async function answersAbout(
    server: Server,
    uri: string,
    text: string,
    diagnostics: readonly Diagnostic[],
  ): Promise<readonly unknown[]> {
    const textDocument = { uri };
    const lines = text.split('\n');
    const whole = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
    const answers: unknown[] = [
      await server.request('textDocument/codeAction', { textDocument, range: whole, context: { diagnostics } }),
      await server.request('textDocument/documentLink', { textDocument }),
      await server.request('textDocument/codeLens', { textDocument }),
      await server.request('impact/gate', { uri, id: 'web' }),
    ];
    for (const [line, words] of lines.entries()) {
      const position = { line, character: Math.max(0, words.length - 2) };
      for (const method of ['hover', 'completion', 'definition'])
        answers.push(await server.request(`textDocument/${method}`, { textDocument, position }));
    }
    return answers;
  }

  function editsIn(answer: unknown): readonly WorkspaceEdit[] {
    if (!Array.isArray(answer)) return [];
    return (answer as readonly (CodeAction | Command)[]).flatMap((it) => ('edit' in it && it.edit ? [it.edit] : []));
  }

  function addressesIn({ changes, documentChanges = [] }: WorkspaceEdit): readonly string[] {
    const other = documentChanges.flatMap((it) =>
      'textDocument' in it ? [it.textDocument.uri] : 'uri' in it ? [it.uri] : [],
    );
    return [...Object.keys(changes ?? {}), ...other];
  }

  function linksIn(answer: unknown): readonly string[] {
    if (!Array.isArray(answer)) return [];
    return (answer as readonly DocumentLink[]).flatMap(({ target }) => target ?? []);
  }

  it('are not followed from addresses that a client makes up', async () => {
    const server = await Server.start({ folders: [folder] });
    try {
      const inside = pathToFileURL(folder.path).toString();
      const made = [
        `${inside}/%2e%2e/${basename(outside.path)}/impact.yaml`,
        `${inside}/x/..%2f..%2f${basename(outside.path)}/impact.yaml`,
        `${inside}/folder-link/impact.yaml`,
        `${inside}/impact-link.yaml`,
      ];
      for (const uri of made) {
        const position = { line: 2, character: 4 };
        const hover = await server.request('textDocument/hover', { textDocument: { uri }, position });
        const status = await server.request('impact/status', { uri });
        assert.deepEqual([hover, status], [null, null], uri);
      }
    } finally {
      server.stop();
    }
  });
});
