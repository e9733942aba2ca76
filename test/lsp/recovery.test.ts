import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { PROJECT } from '../kit/project';
import { Folder, placeOf, Server } from '../kit/server';

const PATH = 'impact.yaml';
/** Typed letter by letter, it makes and mends one fault after the other. */
const TYPED = '  extra:\n    name: Extra\n    type: data\n    from: { crawl: incorporated, nowhere: modified }\n';

describe('a server that is killed', () => {
  let folder: Folder;
  let document: TextDocument;
  const servers: Server[] = [];

  beforeEach(() => {
    folder = new Folder(PROJECT);
    document = TextDocument.create(folder.uriOf(PATH), 'impact-manifest', 1, folder.read(PATH));
  });
  afterEach(() => {
    for (const server of servers.splice(0)) server.stop();
    folder.remove();
  });

  /** A server that has been told of the document as the editor has it. */
  async function opened(): Promise<Server> {
    const server = await Server.start({ folders: [folder] });
    servers.push(server);
    await server.open(document.uri, document.getText());
    return server;
  }

  /** Types one letter after the other, before what is next in the file, and tells the servers as far as they live. */
  async function type(letters: string, listeners: readonly Server[]): Promise<void> {
    for (const text of letters) {
      const place = placeOf(document.getText(), 'distributions:');
      const range = { start: place, end: place };
      TextDocument.update(document, [{ range, text }], document.version + 1);
      await Promise.all(listeners.map((server) => server.edit(document.uri, range, text)));
    }
  }

  /** What is told of the whole text, as the last thing. */
  async function told(server: Server, version: number): Promise<PublishDiagnosticsParams['diagnostics']> {
    await server.diagnostics(document.uri, (it) => it.version === version);
    await server.quiet();
    return server.published.get(document.uri)?.diagnostics ?? [];
  }

  it('in a burst of edits leaves nothing behind, and a new one takes over from the text that the editor has', async () => {
    const [killed, kept] = [await opened(), await opened()];
    await Promise.all([killed, kept].map((server) => server.diagnostics(document.uri)));
    await type(TYPED.slice(0, 60), [killed, kept]);
    const exit = once(killed.process, 'exit');
    killed.process.kill('SIGKILL');
    await type(TYPED.slice(60), [kept]);
    const [code] = (await exit) as [number | null];
    assert.notEqual(code, 0);
    const successor = await opened();
    const expected = await told(kept, document.version);
    assert.match(JSON.stringify(expected), /“nowhere”/);
    assert.deepEqual(await told(successor, 1), expected);
    assert.deepEqual(filesIn(folder), PROJECT);
  });
});

/** All that is on the disk, by path. */
function filesIn(folder: Folder): Readonly<Record<string, string>> {
  const entries = readdirSync(folder.path, { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
  const paths = entries.map(({ parentPath, name }) => relative(folder.path, join(parentPath, name)));
  return Object.fromEntries(paths.map((path) => [path.split(sep).join('/'), folder.read(path)]));
}
