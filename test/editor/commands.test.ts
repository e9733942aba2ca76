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

  it('make a manifest in a folder, with a stop at everything that differs', async () => {
    await write('new/readme.txt', '');
    await commands.executeCommand('impact.newManifest', inWorkspace('new'));
    const editor = window.activeTextEditor;
    assert.equal(editor?.document.uri.path, inWorkspace('new/impact.yaml').path);
    const filled = (): string => editor?.document.getText() ?? '';
    assert.match(filled(), /^version: 1\nproject: Project\n/);
    assert.match(filled(), /\ndistributions:\n {2}team:\n {4}of: result\n/);
    await commands.executeCommand('type', { text: 'Counts' });
    for (let stop = 0; stop < 3; stop += 1) await commands.executeCommand('jumpToNextSnippetPlaceholder');
    await commands.executeCommand('type', { text: 'corpus' });
    await until('both places of the id', () => /\n {2}corpus:\n/.test(filled()) && /\n {6}corpus: /.test(filled()));
    assert.match(filled(), /^version: 1\nproject: Counts\n/);
  });

  it('open a manifest that is there already as it is', async () => {
    await write('old/impact.yaml', LEAK);
    await commands.executeCommand('impact.newManifest', inWorkspace('old'));
    assert.equal(window.activeTextEditor?.document.getText(), LEAK);
  });
});
