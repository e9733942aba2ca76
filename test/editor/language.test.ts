import * as assert from 'node:assert/strict';
import {
  type CompletionList,
  type Location,
  type LocationLink,
  type TextEdit,
  WorkspaceEdit,
  commands,
  workspace,
} from 'vscode';
import { closeAll, inside, openNew, rangeOf, remove } from './kit/documents';
import { findings } from './kit/findings';
import { NOT_READY } from './kit/manifests';
import { until } from './kit/wait';

describe('writing a manifest', () => {
  afterEach(async () => {
    await closeAll();
    await remove('l.impact.yaml');
  });

  it('completes licenses', async () => {
    const text = NOT_READY.replace('AI2-ImpACT-MR', '');
    const { document } = await openNew('l.impact.yaml', text);
    const at = document.positionAt(text.indexOf('license: ') + 'license: '.length);
    const items = await until('completions', async () => {
      const list = await commands.executeCommand<CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        at,
      );
      return list.items.some(({ label }) => labelOf(label) === 'AI2-ImpACT-LR') && list.items;
    });
    assert.ok(items.some(({ label }) => labelOf(label) === 'AI2-ImpACT-HR'));
  });

  it('renames an id wherever it is used, and undo brings it back', async () => {
    const { document } = await openNew('l.impact.yaml', NOT_READY);
    const edit = await until('a rename', () =>
      commands.executeCommand<WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        inside(document, 'of: counts').translate(0, 1),
        'words',
      ),
    );
    assert.ok(await workspace.applyEdit(edit));
    assert.equal(document.getText(), NOT_READY.replaceAll('counts', 'words'));
    await commands.executeCommand('undo');
    assert.equal(document.getText(), NOT_READY);
  });

  it('leads from an id to where it is defined', async () => {
    const { document } = await openNew('l.impact.yaml', NOT_READY);
    const [target] = await until('a definition', async () => {
      const at = rangeOf(document, 'corpus: incorporated').start;
      const found = await commands.executeCommand<(Location | LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        at,
      );
      return found.length > 0 && found;
    });
    assert.ok(target);
    const range = 'targetRange' in target ? target.targetRange : target.range;
    assert.equal(range.start.line, 3);
  });

  it('is laid out without a change of meaning', async () => {
    const untidy = NOT_READY.replace('name: Corpus', 'name:    Corpus').replace(
      'audience: public',
      'audience:   public',
    );
    const { document } = await openNew('l.impact.yaml', untidy);
    const edits = await until('a layout', async () => {
      const found = await commands.executeCommand<TextEdit[] | undefined>(
        'vscode.executeFormatDocumentProvider',
        document.uri,
        { tabSize: 2, insertSpaces: true },
      );
      return found !== undefined && found.length > 0 && found;
    });
    const edit = new WorkspaceEdit();
    edit.set(document.uri, edits);
    await workspace.applyEdit(edit);
    assert.equal(document.getText(), NOT_READY);
  });

  it('can be unsaved and without a name', async () => {
    const document = await workspace.openTextDocument({ language: 'impact-manifest', content: 'artifacts: {}\n' });
    await findings(document, ['manifest/version']);
  });
});

function labelOf(label: string | { label: string }): string {
  return typeof label === 'string' ? label : label.label;
}
