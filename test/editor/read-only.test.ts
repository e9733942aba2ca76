import * as assert from 'node:assert/strict';
import { type CodeAction, commands, workspace } from 'vscode';
import { closeAll, openNew, rangeOf, remove } from './kit/documents';
import { findings, set } from './kit/findings';
import { LEAK } from './kit/manifests';

describe('a file that may not be edited', () => {
  afterEach(async () => {
    await set('files.readonlyInclude', undefined);
    await closeAll();
    await remove('o.impact.yaml');
  });

  it('is checked and explained like any other', async () => {
    await set('files.readonlyInclude', { '**/o.impact.yaml': true });
    const { document } = await openNew('o.impact.yaml', LEAK);
    await findings(document, ['distribution/artifact-internal-only']);
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      rangeOf(document, 'of: crawl'),
    );
    assert.ok(Array.isArray(actions));
    assert.equal(document.getText(), LEAK);
    assert.equal(document.isDirty, false);
    assert.ok(workspace.getConfiguration('files').get('readonlyInclude'));
  });
});
