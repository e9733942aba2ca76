import * as assert from 'node:assert/strict';
import { type CodeLens, type TextDocument, commands, window, workspace } from 'vscode';
import { closeAll, inWorkspace, openNew, remove, replace } from './kit/documents';
import { findings } from './kit/findings';
import { MISSING, NOT_READY } from './kit/manifests';
import { until } from './kit/wait';

/** An input that is being shown, or a preview, tells nobody when it can take keys. */
async function pause(time = 500): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, time));
}

/** Leaves the question that is being asked open, or takes what is marked. */
async function accept(): Promise<void> {
  await pause();
  await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
}

async function lensOf(document: TextDocument, title: RegExp): Promise<CodeLens> {
  return until(`the lens ${title}`, async () => {
    const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 20);
    return lenses.find(({ command }) => title.test(command?.title ?? ''));
  });
}

async function textOn(path: string): Promise<string> {
  const bytes = await workspace.fs.readFile(inWorkspace(path)).then(undefined, () => new Uint8Array());
  return new TextDecoder().decode(bytes);
}

const tabs = (): readonly string[] => window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));

describe('preparing a release', () => {
  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeQuickOpen');
    await closeAll();
    for (const file of ['p.impact.yaml', 'NOTICE.md', 'LICENSE.md', 'reports']) await remove(file);
  });

  it('leads from a plan to its documents: one change to look at, then the report, then what is left', async () => {
    const { document } = await openNew('p.impact.yaml', NOT_READY);
    await findings(document, MISSING);
    const { command } = await lensOf(document, /prepare/i);
    assert.ok(command);
    const running = commands.executeCommand(command.command, ...(command.arguments as unknown[]));
    // The change is shown before it is made; nothing is written until it is taken.
    await pause(2000);
    assert.equal(await textOn('LICENSE.md'), '');
    await until('the manifest to name all', async () => {
      await commands.executeCommand('refactorPreview.apply');
      return /agreement: .*attribution: .*notices: /s.test(document.getText());
    });
    await until('the notice on the disk', async () => (await textOn('NOTICE.md')).includes('Counted the words.'));
    await until('the terms on the disk', async () => (await textOn('LICENSE.md')).includes('restrictions'));
    assert.equal(document.isDirty, false);
    assert.equal(await textOn('p.impact.yaml'), document.getText());
    await until('what was written to be opened', () => ['NOTICE.md', 'LICENSE.md'].every((it) => tabs().includes(it)));
    // The questions of the report, and who is responsible for it; all are left open, which the report says of itself.
    const report = async (): Promise<boolean> => (await textOn('reports/counts.data.md')).includes('## Funding');
    const answered = (): Promise<boolean> => report().then((isThere) => isThere || accept().then(() => false));
    await until('the report on the disk', answered, 45_000);
    await findings(document, ['report/incomplete']);
    // What is left is shown last, until it is closed.
    const done = Promise.resolve(running).then(() => true);
    await until('what is left to be shown', async () => {
      await commands.executeCommand('workbench.action.closeQuickOpen');
      return Promise.race([done, pause().then(() => false)]);
    });
  }).timeout(120_000);

  it('leaves what a person is typing unsaved, and all as it is where the change is not taken', async () => {
    const { document } = await openNew('p.impact.yaml', NOT_READY);
    await findings(document, MISSING);
    await replace(document, 'Word Counts', 'Words');
    const run = (): Thenable<unknown> =>
      commands.executeCommand('impact.prepareRelease', document.uri.toString(), 'github');
    const first = run();
    const discarded = Promise.resolve(first).then(() => true);
    await until('the change to be discarded', async () => {
      await commands.executeCommand('refactorPreview.discard');
      return Promise.race([discarded, pause().then(() => false)]);
    });
    assert.equal(document.getText(), NOT_READY.replace('Word Counts', 'Words'));
    assert.equal(await textOn('LICENSE.md'), '');
    const second = run();
    await until('the terms on the disk', async () => {
      await commands.executeCommand('refactorPreview.apply');
      return (await textOn('LICENSE.md')).includes('restrictions');
    });
    await pause();
    assert.ok(document.isDirty);
    assert.equal(await textOn('p.impact.yaml'), NOT_READY);
    const done = Promise.resolve(second).then(() => true);
    await until('the wizard to be left', async () => {
      await commands.executeCommand('workbench.action.closeQuickOpen');
      return Promise.race([done, pause().then(() => false)]);
    });
  });
});
