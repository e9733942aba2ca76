import * as assert from 'node:assert/strict';
import { type CodeAction, CodeActionKind, commands } from 'vscode';
import { closeAll, openNew, rangeOf, remove } from './kit/documents';
import { findings } from './kit/findings';
import { until } from './kit/wait';

const UNREAD = `version: 1
artifacts:
  bank: { name: Bank, type: data, license: LicenseRef-Bank }
distributions:
  hub:
    of: bank
    audience: public
`;

describe('reviews', () => {
  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeQuickOpen');
    await closeAll();
    await remove('r.impact.yaml');
  });

  it('are recorded in the name of whoever is asked for it', async () => {
    const { document } = await openNew('r.impact.yaml', UNREAD);
    await findings(document, ['distribution/review']);
    const action = await until('the light bulb', async () => {
      const found = await commands.executeCommand<CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        rangeOf(document, 'of: bank'),
        CodeActionKind.QuickFix.value,
        20,
      );
      return found.find(({ title }) => title === 'Record that I have reviewed it…');
    });
    const { command } = action;
    assert.ok(command);
    const run = (): Thenable<unknown> => commands.executeCommand(command.command, ...(command.arguments as unknown[]));
    // Who leaves the question has said nothing.
    const left = Promise.resolve(run()).then(() => true);
    await until('the question to be left', async () => {
      await commands.executeCommand('workbench.action.closeQuickOpen');
      return Promise.race([left, pause().then(() => false)]);
    });
    assert.equal(document.getText(), UNREAD);
    await commands.executeCommand(command.command, ...(command.arguments as unknown[]), 'Kim Lee');
    assert.match(document.getText(), /- \{ of: license:bank, saw: LicenseRef-Bank, by: Kim Lee, on: /);
    await findings(document, []);
    assert.equal(document.isDirty, false);
  }).timeout(60_000);
});

/** An input that is being shown tells nobody when it can take keys. */
async function pause(time = 500): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, time));
}
