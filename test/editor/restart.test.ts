import { commands } from 'vscode';
import * as assert from 'node:assert/strict';
import { closeAll, openNew, remove, replace } from './kit/documents';
import { findings } from './kit/findings';
import { INSIDE, LEAK } from './kit/manifests';

describe('restarting the server by hand', () => {
  afterEach(async () => {
    await closeAll();
    await remove('x.impact.yaml');
  });

  it('keeps what is typed and checks it anew', async () => {
    const { document } = await openNew('x.impact.yaml', INSIDE);
    await findings(document, []);
    await replace(document, 'internal', 'public');
    await findings(document, ['distribution/artifact-internal-only']);
    await commands.executeCommand('impact.restart');
    assert.equal(document.getText(), LEAK);
    await findings(document, ['distribution/artifact-internal-only']);
    await replace(document, 'public', 'internal');
    await findings(document, []);
  });
});
