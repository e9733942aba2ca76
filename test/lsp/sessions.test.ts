import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import type { ClientCapabilities, Diagnostic } from 'vscode-languageserver';
import { Editor, REFRESH, type Way } from '../kit/editor';
import { PROJECT, READER_PATH } from '../kit/project';
import { anySession, type Step } from '../kit/session';
import { Folder, Server } from '../kit/server';

type Shown = ReadonlyMap<string, readonly Diagnostic[]>;

const SENT: ClientCapabilities = {
  textDocument: { publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] } } },
  workspace: { didChangeWatchedFiles: { dynamicRegistration: true } },
};
const CAPABILITIES: Readonly<Record<Way, ClientCapabilities>> = {
  sent: SENT,
  'asked for': {
    textDocument: { ...SENT.textDocument, diagnostic: { relatedInformation: true } },
    workspace: { ...SENT.workspace, diagnostics: { refreshSupport: true } },
  },
};

/** Introduces an editor over a folder, and waits until the manifests in it have been found. */
async function begin(server: Server, folder: Folder, way: Way, settings: object): Promise<void> {
  await server.initialize({ folders: [folder], capabilities: CAPABILITIES[way], initializationOptions: settings });
  await server.until(() => server.hasPublished(folder.uriOf(READER_PATH)) || server.refreshes.has(REFRESH));
  await server.quiet();
}

/** Checks that an editor shows after a session what a new server tells that is shown the same documents and files. */
async function follow(steps: readonly Step[], way: Way): Promise<void> {
  const folder = new Folder(PROJECT);
  const [server, fresh] = [Server.spawn(), Server.spawn()];
  try {
    await begin(server, folder, way, {});
    const editor = new Editor(server, folder, way);
    for (const step of steps) await editor.does(step);
    await begin(fresh, folder, 'sent', editor.settings);
    for (const document of editor.open.values())
      await fresh.open(document.uri, document.getText(), document.languageId);
    await fresh.quiet();
    await holdsInTheEnd(async () => {
      assertSame(await editor.shown(), new Map([...fresh.published].map(([uri, it]) => [uri, it.diagnostics])));
    });
    assert.deepEqual([server.log, fresh.log], [[], []]);
  } finally {
    server.stop();
    fresh.stop();
    folder.remove();
  }
}

/** Files of which nothing is told have no diagnostics. */
function assertSame(shown: Shown, fresh: Shown): void {
  for (const uri of new Set([...shown.keys(), ...fresh.keys()]))
    assert.deepEqual(shown.get(uri) ?? [], fresh.get(uri) ?? [], uri);
}

/** The server may be reading folders, which no message waits for; so it is given some time to come to the end of it. */
async function holdsInTheEnd(check: () => Promise<void>, chances = 20): Promise<void> {
  try {
    await check();
  } catch (error) {
    if (chances === 0) throw error;
    await setTimeout(50);
    await holdsInTheEnd(check, chances - 1);
  }
}

describe('a session', () => {
  for (const way of ['sent', 'asked for'] as const) {
    it(`ends with what a new server would say, where diagnostics are ${way}`, async function () {
      this.timeout(0);
      await fc.assert(
        fc.asyncProperty(anySession, (steps) => follow(steps, way)),
        { numRuns: Number(process.env['RUNS'] ?? 6) },
      );
    });
  }
});
