import * as assert from 'node:assert/strict';
import { commands, window } from 'vscode';
import { closeAll, inWorkspace, remove, write } from './kit/documents';
import { LEAK } from './kit/manifests';
import { until } from './kit/wait';

describe('commands', () => {
  afterEach(async () => {
    await closeAll();
    await remove('new');
    await remove('old');
  });

  it('make a manifest in a folder from what a person chooses', async () => {
    await write('new/readme.txt', '');
    const running = commands.executeCommand('impact.newManifest', inWorkspace('new'));
    const done = Promise.resolve(running).then(() => true);
    // The project is called like the folder, and the rest is left open.
    await until('the manifest', async () => {
      await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return Promise.race([done, new Promise<false>((resolve) => setTimeout(() => resolve(false), 500))]);
    });
    const document = window.activeTextEditor?.document;
    assert.equal(document?.uri.path, inWorkspace('new/impact.yaml').path);
    assert.match(document?.getText() ?? '', /^version: 1\nproject: new\n/);
    assert.equal(document?.isDirty, false);
  });

  it('open a manifest that is there already as it is', async () => {
    await write('old/impact.yaml', LEAK);
    await commands.executeCommand('impact.newManifest', inWorkspace('old'));
    assert.equal(window.activeTextEditor?.document.getText(), LEAK);
  });
});
