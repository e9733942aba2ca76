import * as assert from 'node:assert/strict';
import { type CodeLens, Selection, TabInputWebview, type TypeHierarchyItem, commands, window } from 'vscode';
import { closeAll, inside, openNew, remove, replace } from './kit/documents';
import { findings } from './kit/findings';
import { LEAK, MISSING, NOT_READY } from './kit/manifests';
import { until } from './kit/wait';

/** The titles of the panels of lineage that are open. */
function panels(): readonly string[] {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof TabInputWebview && input.viewType.endsWith('impact.lineage'))
    .map(({ label }) => label);
}

describe('lineage', () => {
  afterEach(async () => {
    await closeAll();
    for (const file of ['l.impact.yaml', 'm.impact.yaml']) await remove(file);
  });

  it('is shown beside the editor, by a page that runs and asks, and follows what is typed', async () => {
    const { document } = await openNew('l.impact.yaml', NOT_READY);
    await findings(document, MISSING);
    const editor = await window.showTextDocument(document);
    const at = inside(document, 'Word Counts');
    editor.selection = new Selection(at, at);
    await commands.executeCommand('impact.showLineage');
    // Its script has asked for the picture by then: nobody else gives it this title.
    await until('the panel', () => panels().includes('Lineage of Word Counts'));
    await replace(document, 'Word Counts', 'Letter Counts');
    await until('the new title', () => panels().includes('Lineage of Letter Counts'));
    assert.equal(window.activeTextEditor?.document, document);
  });

  it('is shown from the lens above a distribution', async () => {
    const { document } = await openNew('m.impact.yaml', LEAK);
    const lens = await until('the lens', async () => {
      const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 20);
      return lenses.find(({ command }) => command?.title === '$(type-hierarchy)\u00a0Show lineage');
    });
    await commands.executeCommand(lens.command?.command ?? '', ...((lens.command?.arguments ?? []) as unknown[]));
    await until('the panel', () => panels().includes('Lineage of web'));
  });

  it('is a type hierarchy', async () => {
    const { document } = await openNew('m.impact.yaml', LEAK);
    await findings(document, ['distribution/artifact-internal-only']);
    const items = await commands.executeCommand<readonly TypeHierarchyItem[]>(
      'vscode.prepareTypeHierarchy',
      document.uri,
      inside(document, 'Crawl'),
    );
    const [crawl] = items;
    assert.equal(crawl?.name, 'Crawl');
    const below = await commands.executeCommand<readonly TypeHierarchyItem[]>('vscode.provideSubtypes', crawl);
    assert.deepEqual(
      below.map(({ name }) => name),
      ['web'],
    );
  });
});
