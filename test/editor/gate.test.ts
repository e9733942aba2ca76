import * as assert from 'node:assert/strict';
import { commands, window, workspace } from 'vscode';
import { closeAll, openNew, remove } from './kit/documents';
import { findings } from './kit/findings';
import { MISSING, NOT_READY } from './kit/manifests';
import { until } from './kit/wait';

/** Runs a command that asks something, and goes through what it asks with the keys of a person. */
async function answering(run: Thenable<unknown>, keys: () => Promise<void>): Promise<void> {
  await Promise.all([run, keys()]);
}

/** An input that is being shown tells nobody when it can take keys. */
async function pause(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 400));
}

async function accept(times = 1): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    await pause();
    await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  }
}

describe('documents of a release', () => {
  afterEach(async () => {
    await closeAll();
    for (const file of ['g.impact.yaml', 'NOTICE.md', 'NOTICE', 'LICENSE.md', 'TERMS.md', 'reports'])
      await remove(file);
  });

  it('the terms and notices are written and named by a command, and the finding goes', async () => {
    const { document } = await openNew('g.impact.yaml', NOT_READY);
    await findings(document, MISSING);
    await commands.executeCommand('impact.updateTerms');
    await until('the terms to be named', () => /\n {4}agreement: \S+/.test(document.getText()));
    await window.showTextDocument(document);
    await commands.executeCommand('impact.updateNotice');
    await until('the notices to be named', () => /\n {4}notices: \S+/.test(document.getText()));
    await findings(document, ['report/missing']);
  });

  it('a report is begun without a single answer, once that has been looked at', async () => {
    const { document } = await openNew('g.impact.yaml', NOT_READY);
    await findings(document, MISSING);
    await answering(commands.executeCommand('impact.createReport'), () => accept(9));
    await until('the report to be named', () => /\n {6}data: \S+/.test(document.getText()));
    const path = /\n {6}data: (\S+)/.exec(document.getText())?.[1] ?? '';
    const report = await until('the report', () =>
      workspace.textDocuments.find(({ uri }) => uri.path.endsWith(path))?.getText(),
    );
    assert.match(report, /^---\nimpact-report: 1\ncategory: data\nderivative: counts\n/);
    assert.match(report, /\n## Intended Use\n/);
  });

  it('the checklist leads to what is missing and to the whole text', async () => {
    const { document } = await openNew('g.impact.yaml', NOT_READY);
    await findings(document, MISSING);
    await answering(commands.executeCommand('impact.checkGate'), async () => {
      await pause();
      await commands.executeCommand('workbench.action.quickOpenSelectPrevious');
      await accept();
    });
    await until('the text', () =>
      window.tabGroups.all.flatMap(({ tabs }) => tabs).some(({ label }) => /gate/i.test(label)),
    );
  });
});
