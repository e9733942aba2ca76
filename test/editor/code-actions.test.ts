import * as assert from 'node:assert/strict';
import { type CodeAction, type TextDocument, CodeActionKind, commands, window, workspace } from 'vscode';
import { closeAll, openNew, rangeOf, remove } from './kit/documents';
import { findings } from './kit/findings';
import { INSIDE, LEAK, MISSING, NOT_READY } from './kit/manifests';
import { until } from './kit/wait';

/** What the light bulb offers at words, with the edits worked out as they are when one is chosen. */
async function actionsAt(document: TextDocument, words: string, kind = CodeActionKind.QuickFix): Promise<CodeAction[]> {
  return until(`a light bulb at “${words}”`, async () => {
    const found = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      rangeOf(document, words),
      kind.value,
      20,
    );
    return found.length > 0 && found;
  });
}

/** Does what choosing an action does. */
async function choose(actions: readonly CodeAction[], title: RegExp): Promise<CodeAction> {
  const action = actions.find((it) => title.test(it.title));
  assert.ok(action, `There is no ${title} in: ${actions.map((it) => it.title).join(' | ')}`);
  assert.ok(action.edit, 'The action has no edit.');
  assert.ok(await workspace.applyEdit(action.edit));
  return action;
}

const without = (rule: string): readonly string[] => MISSING.filter((it) => it !== rule);

describe('code actions', () => {
  afterEach(async () => {
    await closeAll();
    await remove('c.impact.yaml');
  });

  it('mend what a finding says, in the buffer, and one undo takes it back', async () => {
    const { document } = await openNew('c.impact.yaml', NOT_READY);
    await findings(document, MISSING);
    await choose(await actionsAt(document, 'github'), /attribution/i);
    assert.ok(
      document.getText().includes('Corpus is licensed under the AI2 ImpACT License for Medium Risk Artifacts, © 2023'),
    );
    await findings(document, without('distribution/attribution'));
    assert.ok(document.isDirty);
    await window.showTextDocument(document);
    await commands.executeCommand('undo');
    assert.equal(document.getText(), NOT_READY);
    await findings(document, MISSING);
  });

  it('keep inside what may not leave', async () => {
    const { document } = await openNew('c.impact.yaml', LEAK);
    await findings(document, ['distribution/artifact-internal-only']);
    const start = document.getText().lastIndexOf('crawl');
    await until('the fix', async () => {
      const position = document.positionAt(start);
      const found = await commands.executeCommand<CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        document.getWordRangeAtPosition(position),
        CodeActionKind.QuickFix.value,
        20,
      );
      const fix = found.find(({ title }) => /internal/i.test(title));
      return fix?.edit !== undefined && workspace.applyEdit(fix.edit);
    });
    assert.equal(document.getText(), INSIDE);
    await findings(document, []);
  });

  it('silence a finding for the reason that somebody gives, with a comment that keeps the indentation', async () => {
    const { document } = await openNew('c.impact.yaml', NOT_READY);
    await findings(document, MISSING);
    const actions = await actionsAt(document, 'github');
    const { title, command } = actions.at(-1) ?? assert.fail('There is nothing.');
    assert.equal(title, 'Silence…');
    assert.equal(actions.filter((it) => it.title.startsWith('Silence')).length, 1);
    const given = command?.arguments as unknown[];
    const choice = { rule: 'distribution/agreement', scope: 'next-line' };
    await commands.executeCommand('impact.silence', ...given, choice, 'Bound by mail');
    await until('the comment', () =>
      /\n {2}# impact-disable-next-line distribution\/agreement -- Bound by mail\n {2}github:/.test(document.getText()),
    );
    await findings(document, without('distribution/agreement'));
    assert.ok(document.isDirty);
  });

  it('ask for the reason, and say nothing without one', async () => {
    const { document } = await openNew('c.impact.yaml', NOT_READY);
    await findings(document, MISSING);
    const { command } = (await actionsAt(document, 'github')).at(-1) ?? assert.fail('There is nothing.');
    const given = command?.arguments as unknown[];
    const run = (): Promise<boolean> =>
      Promise.resolve(
        commands.executeCommand('impact.silence', ...given, { rule: 'distribution/agreement', scope: 'file' }),
      ).then(() => true);
    const left = run();
    await until('the question to be left', async () => {
      await commands.executeCommand('workbench.action.closeQuickOpen');
      return Promise.race([left, pause(300).then(() => false)]);
    });
    assert.equal(document.getText(), NOT_READY);
    assert.equal(document.isDirty, false);
  });

  it('show the page of a rule, which comes with the extension', async () => {
    const { document } = await openNew('c.impact.yaml', NOT_READY);
    await findings(document, MISSING);
    const explain = (await actionsAt(document, 'github')).find(({ title }) => title.startsWith('Explain '));
    const { command } = explain ?? assert.fail('Nothing explains the rule.');
    await commands.executeCommand(command?.command ?? '', ...(command?.arguments as unknown[]));
    const rule = explain?.title.replace('Explain ', '').split('/')[1] ?? '';
    await until('the page', () =>
      window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes(rule))),
    );
  });
});

/** An input that is being shown tells nobody when it can take keys. */
async function pause(time: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, time));
}
