import assert from 'node:assert/strict';
import { documentSymbols, type DocumentSymbol } from '../../server/src/features/document-symbols';
import { analyzed } from '../kit/check';

function outline(text: string): readonly string[] {
  const show = (symbol: DocumentSymbol, indent: string): string[] => {
    assert.ok(symbol.extent.start <= symbol.selection.start && symbol.selection.end <= symbol.extent.end);
    const line = `${indent}${symbol.kind} ${symbol.name}${symbol.detail === '' ? '' : ` | ${symbol.detail}`}`;
    return [line, ...symbol.children.flatMap((child) => show(child, `${indent}  `))];
  };
  return documentSymbols(analyzed(text)).flatMap((symbol) => show(symbol, ''));
}

describe('document symbols', () => {
  it('are the sections and their entries, in file order, with tier and verdict', () => {
    assert.deepEqual(
      outline(`version: 1
distributions:
  mirror: { of: dolma, audience: public }
  lab: { of: dolma, audience: internal }
  web: { of: [counts, mystery], audience: third-party }
artifacts:
  dolma: { name: Dolma, type: data, license: AI2-ImpACT-MR }
  mystery: { name: Mystery, type: model }
  plain: { name: Plain, type: data, license: Apache-2.0 }
derivatives:
  counts: { name: Counts, type: application, from: { dolma: incorporated } }
  mix: { from: { dolma: combined, mystery: combined } }
breaches:
  - of: dolma
    notified: 2024-01-01
  - { remedied: 2024-02-02 }
`),
      [
        'section distributions',
        '  distribution mirror | public · forbidden',
        '  distribution lab | unknown',
        '  distribution web | third-party · unknown',
        'section artifacts',
        '  data dolma | Dolma · medium risk',
        '  model mystery | Mystery · unknown risk',
        '  data plain | Plain · Apache-2.0',
        'section derivatives',
        '  application counts | Counts · medium risk',
        '  other mix | medium risk or stricter',
        'section breaches',
        '  breach dolma | 2024-01-01',
        '  breach breach | remedied 2024-02-02',
      ],
    );
  });

  it('reach from the id to the last word of the entry', () => {
    const text = 'artifacts: # all\n  dolma:\n    name: Dolma\n\n  # the other\n  other: {}\n\nversion: 1\n';
    const [section] = documentSymbols(analyzed(text));
    assert.ok(section);
    const words = [section, ...section.children].map(({ extent }) => text.slice(extent.start, extent.end));
    assert.deepEqual(words, [
      'artifacts: # all\n  dolma:\n    name: Dolma\n\n  # the other\n  other: {}',
      'dolma:\n    name: Dolma',
      'other: {}',
    ]);
    assert.deepEqual(
      section.children.map(({ selection }) => text.slice(selection.start, selection.end)),
      ['dolma', 'other'],
    );
  });

  it('never have an empty name', () => {
    assert.deepEqual(outline('artifacts:\n  "": {}\nbreaches:\n  - of: ""\n'), [
      'section artifacts',
      '  other "" | unknown risk',
      'section breaches',
      '  breach ""',
    ]);
  });

  it('are those of what is there while a section is still empty', () => {
    assert.deepEqual(outline('artifacts:\n  dolma:\nderivatives:\n'), [
      'section artifacts',
      '  other dolma | unknown risk',
      'section derivatives',
    ]);
  });
});
