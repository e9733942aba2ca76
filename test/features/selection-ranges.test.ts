import assert from 'node:assert/strict';
import { selectionRanges } from '../../server/src/features/selection-ranges';
import { analyzedAt } from '../kit/cursor';

function grown(marked: string): readonly string[] {
  const { analysis, offset, text } = analyzedAt(marked);
  return selectionRanges(analysis, offset).map(({ start, end }) => text.slice(start, end));
}

describe('selection ranges', () => {
  it('grow from a value to the document', () => {
    assert.deepEqual(grown('version: 1\nartifacts:\n  dolma:\n    name: "Dol<|>ma"\n    type: data\n  b: {}\n'), [
      'Dolma',
      '"Dolma"',
      'name: "Dolma"',
      'name: "Dolma"\n    type: data',
      'dolma:\n    name: "Dolma"\n    type: data',
      'dolma:\n    name: "Dolma"\n    type: data\n  b: {}',
      'artifacts:\n  dolma:\n    name: "Dolma"\n    type: data\n  b: {}',
      'version: 1\nartifacts:\n  dolma:\n    name: "Dolma"\n    type: data\n  b: {}',
      'version: 1\nartifacts:\n  dolma:\n    name: "Dolma"\n    type: data\n  b: {}\n',
    ]);
  });

  it('grow from a key, through brackets and braces', () => {
    assert.deepEqual(grown('uses: [a, { use: x, discl<|>osed: true }]\n'), [
      'disclosed',
      'disclosed: true',
      '{ use: x, disclosed: true }',
      '[a, { use: x, disclosed: true }]',
      'uses: [a, { use: x, disclosed: true }]',
      'uses: [a, { use: x, disclosed: true }]\n',
    ]);
  });

  it('grow through the items of a list', () => {
    assert.deepEqual(grown('breaches:\n  - of: dol<|>ma\n    notified: 2024-01-01\n  - of: b\n'), [
      'dolma',
      'of: dolma',
      'of: dolma\n    notified: 2024-01-01',
      '- of: dolma\n    notified: 2024-01-01\n  - of: b',
      'breaches:\n  - of: dolma\n    notified: 2024-01-01\n  - of: b',
      'breaches:\n  - of: dolma\n    notified: 2024-01-01\n  - of: b\n',
    ]);
  });

  it('are the document where nothing else is', () => {
    assert.deepEqual(grown('<|>'), ['']);
    assert.deepEqual(grown('# no<|>te\n'), ['# note\n']);
  });
});
