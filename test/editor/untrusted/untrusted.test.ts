import * as assert from 'node:assert/strict';
import { type Hover, commands, extensions, workspace } from 'vscode';
import { closeAll, inside, open } from '../kit/documents';
import { findings } from '../kit/findings';

describe('a workspace that is not trusted', () => {
  afterEach(closeAll);

  it('is checked all the same, since nothing in it is ever run', async () => {
    assert.equal(workspace.isTrusted, false);
    const { document } = await open('impact.yaml');
    await findings(document, ['distribution/artifact-internal-only']);
    assert.ok(extensions.getExtension('impact-manifest.impact-manifest')?.isActive);
    const at = inside(document, 'AI2-ImpACT-HR');
    const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, at);
    assert.ok(hovers.length > 0);
  });
});
