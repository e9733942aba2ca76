import * as assert from 'node:assert/strict';
import { commands, window, workspace } from 'vscode';
import { closeAll, inWorkspace, open, openNew, remove, write } from './kit/documents';
import { until } from './kit/wait';

/** Named like nothing in other tests: what was opened by a program stays open for minutes after its tab is closed. */
const CARD = '---\nlicense: other\nlicense_name: impact-license-medium-risk\ntask_categories: []\n---\n# Sweep\n';
const SECOND = '---\nlicense: apache-2.0\npipeline_tag: text-generation\n---\n# Speaker\n';

const FROM_CARD = `version: 1

artifacts:
  sweep:
    name: Sweep # README.md, its name
    type: data # README.md, task_categories
    license: AI2-ImpACT-MR # README.md, license_name
`;

const SPEAKER = `  speaker:
    name: Speaker # speaker/README.md, its name
    type: model # speaker/README.md, pipeline_tag
    license: Apache-2.0 # speaker/README.md, license
`;

async function textOn(path: string): Promise<string> {
  const bytes = await workspace.fs.readFile(inWorkspace(path)).then(undefined, () => new Uint8Array());
  return new TextDecoder().decode(bytes);
}

async function pause(time = 500): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, time));
}

/** Takes or discards the change that is shown, until what asked for it is done. */
async function answer(running: Thenable<unknown>, command: 'apply' | 'discard'): Promise<void> {
  const done = Promise.resolve(running).then(() => true);
  await until(`the change to be answered with ${command}`, async () => {
    await commands.executeCommand(`refactorPreview.${command}`);
    return Promise.race([done, pause().then(() => false)]);
  });
}

describe('import in the editor', () => {
  afterEach(async () => {
    await closeAll();
    for (const folder of ['imported', 'added']) await remove(folder);
  });

  it('makes a manifest from the card that is open, once the change is taken, and adds to it what a person picks', async () => {
    await write('imported/speaker/README.md', SECOND);
    await openNew('imported/README.md', CARD);
    // Nothing is there until the change that is shown is taken.
    await answer(commands.executeCommand('impact.newManifestFromCard'), 'discard');
    assert.equal(await textOn('imported/impact.yaml'), '');
    await openNew('imported/README.md', CARD);
    await answer(commands.executeCommand('impact.newManifestFromCard'), 'apply');
    assert.equal(await textOn('imported/impact.yaml'), FROM_CARD);
    assert.equal(window.activeTextEditor?.document.uri.path, inWorkspace('imported/impact.yaml').path);
    const { document } = await open('imported/impact.yaml');
    const source = inWorkspace('imported/speaker/README.md');
    await answer(commands.executeCommand('impact.addArtifact', document.uri, [source]), 'apply');
    assert.equal(document.getText(), FROM_CARD + SPEAKER);
    assert.equal(await textOn('imported/impact.yaml'), FROM_CARD + SPEAKER);
  }).timeout(60_000);

  it('lists what lies beside the manifest and in the folders beside it', async () => {
    await write('imported/speaker/README.md', SECOND);
    await write('imported/speaker/package.json', '{}');
    const { document } = await openNew('imported/impact.yaml', FROM_CARD);
    const running = commands.executeCommand('impact.addArtifact');
    const done = Promise.resolve(running).then(() => true);
    // A list that is being shown tells nobody when it can take keys.
    await until('what is picked to be added', async () => {
      await pause();
      await commands.executeCommand('quickInput.first');
      await commands.executeCommand('workbench.action.quickPickManyToggle');
      await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await pause();
      await commands.executeCommand('refactorPreview.apply');
      return Promise.race([done, pause().then(() => false)]);
    });
    assert.equal(document.getText(), FROM_CARD + SPEAKER);
  }).timeout(60_000);

  it('offers to add to a manifest that lies beside the card, and overwrites nothing', async () => {
    await write('added/impact.yaml', FROM_CARD.replace(/MR.*/, 'HR # ours'));
    await openNew('added/README.md', SECOND);
    const running = commands.executeCommand('impact.newManifestFromCard');
    await pause(1000);
    await commands.executeCommand('notification.acceptPrimaryAction');
    await answer(running, 'apply');
    assert.equal(
      await textOn('added/impact.yaml'),
      (FROM_CARD + SPEAKER).replace(/MR.*/, 'HR # ours').replaceAll('speaker/README.md', 'README.md'),
    );
  }).timeout(60_000);
});
