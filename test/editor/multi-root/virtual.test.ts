import * as assert from 'node:assert/strict';
import { type Disposable, Uri, window, workspace } from 'vscode';
import { closeAll } from '../kit/documents';
import { diagnosticsOf, findings } from '../kit/findings';
import { LEAK } from '../kit/manifests';
import { MemoryFiles } from '../kit/memory-files';
import { until } from '../kit/wait';

const LAB = Uri.parse('memory:/lab');

/** Gives out what another manifest has, with a notice that has to be there. */
const USER = `version: 1
artifacts:
  crawl:
    manifest: ../impact.yaml#crawl
  words:
    name: Words
    type: data
    license: CC0-1.0
    notices: NOTICE.md
distributions:
  web:
    of: [crawl, words]
    audience: public
    notices: NOTICE.md
`;

describe('a folder that is on no disk', () => {
  let files: MemoryFiles;
  let provider: Disposable;

  const at = (path: string): Uri => Uri.joinPath(LAB, path);
  const write = (path: string, text: string): void => {
    files.writeFile(at(path), new TextEncoder().encode(text));
  };

  before(async () => {
    files = new MemoryFiles();
    provider = workspace.registerFileSystemProvider('memory', files);
    write('impact.yaml', LEAK);
    write('user/impact.yaml', USER);
    const count = workspace.workspaceFolders?.length ?? 0;
    assert.ok(workspace.updateWorkspaceFolders(count, 0, { uri: LAB }));
    await until('the folder', () => workspace.getWorkspaceFolder(at('impact.yaml')));
  });
  after(async () => {
    await closeAll();
    const index = workspace.getWorkspaceFolder(at('impact.yaml'))?.index ?? -1;
    workspace.updateWorkspaceFolders(index, 1);
    provider.dispose();
  });

  it('is checked with the manifests and files that are named in it, and as they change', async () => {
    const document = await workspace.openTextDocument(at('user/impact.yaml'));
    await window.showTextDocument(document);
    const [missing, , forbidden] = await findings(document, [
      'manifest/missing-file',
      'distribution/artifact-internal-only',
      'manifest/missing-file',
    ]);
    assert.ok(missing);
    assert.equal(forbidden?.source, 'impact');
    // The editor begins to watch a file some time after it has said that it does, and tells of changes when they pause.
    let written = 0;
    await until('the notice', () => {
      if (Date.now() - written > 1000) {
        write('user/NOTICE.md', 'Words, by their author.\n');
        written = Date.now();
      }
      return diagnosticsOf(document.uri).length === 1;
    });
    const [last] = await findings(document, ['distribution/artifact-internal-only']);
    assert.equal(last?.relatedInformation?.at(-1)?.location.uri.toString(), at('impact.yaml').toString());
    write('impact.yaml', LEAK.replace('ImpACT-HR', 'ImpACT-LR'));
    await findings(document, ['distribution/agreement', 'distribution/attribution']);
  });
});
