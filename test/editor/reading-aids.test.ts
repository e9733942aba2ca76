import * as assert from 'node:assert/strict';
import { type CodeLens, type Hover, type InlayHint, type MarkdownString, Range, commands } from 'vscode';
import { closeAll, inside, openNew, rangeOf, remove } from './kit/documents';
import { NOT_READY } from './kit/manifests';
import { set } from './kit/findings';
import { until } from './kit/wait';

describe('what is shown beside the text', () => {
  afterEach(async () => {
    await set('impact.codeLens.enabled', undefined);
    await set('impact.inlayHints.show', undefined);
    await closeAll();
    await remove('r.impact.yaml');
  });

  it('a hover explains the license where it is named', async () => {
    const { document } = await openNew('r.impact.yaml', NOT_READY);
    const hovers = await until('a hover', async () => {
      const position = inside(document, 'AI2-ImpACT-MR');
      const found = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, position);
      return found.length > 0 && found;
    });
    const text = hovers.flatMap(({ contents }) => contents.map((it) => (it as MarkdownString).value)).join('\n');
    assert.match(text, /medium risk/i);
  });

  it('a lens above a distribution says how far it is', async () => {
    const { document } = await openNew('r.impact.yaml', NOT_READY);
    const lenses = await until('lenses', async () => {
      const found = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 10);
      return found.length > 0 && found;
    });
    const verdict = lenses.find(({ range }) => range.start.line === rangeOf(document, 'github').start.line);
    assert.match(verdict?.command?.title ?? '', /^\$\(warning\)\u00a0Not ready: \d of \d obligations met$/);
    await set('impact.codeLens.enabled', false);
    await until('no lenses', async () => {
      const found = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 10);
      return found.length === 0;
    });
  });

  it('a hint after an id says what risk it carries', async () => {
    const { document } = await openNew('r.impact.yaml', NOT_READY);
    const all = new Range(0, 0, document.lineCount, 0);
    const ask = (): Thenable<InlayHint[]> =>
      commands.executeCommand<InlayHint[]>('vscode.executeInlayHintProvider', document.uri, all);
    const hints = await until('hints', async () => {
      const found = await ask();
      return found.length > 0 && found;
    });
    const label = ({ label }: InlayHint): string =>
      typeof label === 'string' ? label : label.map(({ value }) => value).join('');
    const line = rangeOf(document, '  counts:').start.line;
    assert.match(
      hints
        .filter(({ position }) => position.line === line)
        .map(label)
        .join(),
      /medium/,
    );
    await set('impact.inlayHints.show', 'off');
    await until('no hints', async () => (await ask()).length === 0);
  });
});
