import * as assert from 'node:assert/strict';
import { extensions } from 'vscode';
import { closeAll, open } from './kit/documents';

describe('the extension', () => {
  afterEach(closeAll);

  it('is known to the editor', () => {
    assert.ok(extensions.getExtension('impact-manifest.impact-manifest'));
  });

  it('gives a manifest its language', async () => {
    const editor = await open('impact.yaml');
    assert.equal(editor.document.languageId, 'impact-manifest');
  });
});
