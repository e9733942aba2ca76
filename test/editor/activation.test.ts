import * as assert from 'node:assert/strict';
import { commands, extensions } from 'vscode';
import { closeAll, open, openNew, remove } from './kit/documents';
import { until } from './kit/wait';

/** Comes first by its name: what is asserted here holds only until another test opens a manifest. */
describe('the extension', () => {
  const extension = extensions.getExtension('impact-manifest.impact-manifest');

  afterEach(closeAll);

  it('is known to the editor', () => {
    assert.ok(extension);
  });

  it('is awake where the workspace holds a manifest, though none is open', async () => {
    const { document } = await openNew('other.yaml', 'version: 1\n');
    assert.equal(document.languageId, 'yaml');
    await openNew('impact.txt', 'version: 1\n');
    await until('the extension', () => extension?.isActive === true);
    await remove('other.yaml');
    await remove('impact.txt');
  });

  it('wakes up for a manifest, and gives it its language', async () => {
    const editor = await open('impact.yaml');
    assert.equal(editor.document.languageId, 'impact-manifest');
    await until('the extension to be active', () => extension?.isActive);
  });

  it('knows manifests by any of their four names', async () => {
    for (const name of ['impact.yml', 'a.impact.yaml', 'a.impact.yml']) {
      const { document } = await openNew(name, 'version: 1\n');
      assert.equal(document.languageId, 'impact-manifest', name);
      await remove(name);
    }
  });

  it('has registered every command that it shows once it is awake, whether or not its server runs', async () => {
    await extension?.activate();
    const known = await commands.getCommands(true);
    const shown = (extension?.packageJSON as { contributes: { commands: { command: string }[] } }).contributes.commands;
    assert.deepEqual(
      shown.map(({ command }) => command).filter((command) => !known.includes(command)),
      [],
    );
  });
});
