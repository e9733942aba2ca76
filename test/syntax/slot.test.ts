import assert from 'node:assert/strict';
import { parse } from '../../server/src/syntax/parse';
import { slotAt } from '../../server/src/syntax/slot';
import { textOf } from '../../server/src/text/span';
import { cursorIn } from '../kit/cursor';

/** What is about to be written, in short: kind, path, place, “word” with its colon or quote, and the other keys. */
function shown(marked: string): string {
  const { text, offset } = cursorIn(marked);
  const slot = slotAt(parse('file:///w/impact.yaml', text), offset);
  if (slot === undefined) return 'nothing';
  const word = `${slot.quote ?? ''}${textOf(slot.span)}${slot.closed ? (slot.quote ?? '') : ''}`;
  return [
    slot.kind,
    slot.path.join('.') || 'top',
    ...(slot.kind === 'value' ? [slot.place] : []),
    ...(slot.flow ? ['flow'] : []),
    ...(word === '' ? [] : [`<${word}>${slot.hasColon ? ':' : ''}`]),
    ...(slot.siblings.length === 0 ? [] : [`(${slot.siblings.join(' ')})`]),
  ].join(' ');
}

describe('what is about to be written', () => {
  const cases: readonly (readonly [string, string])[] = [
    // The top of the document.
    ['<|>', 'key top'],
    ['\ufeff<|>', 'key top'],
    ['ver<|>', 'key top <ver>'],
    ['\ufeffver<|>', 'key top <ver>'],
    ['version: 1\n<|>\nproject: x\n', 'key top (version project)'],
    ['version: 1\r\npro<|>\r\n', 'key top <pro> (version)'],
    ['version: 1\r<|>\n', 'value version inline <1>'],
    ['ver<|>sion: 1', 'key top <version>:'],
    ['"ver<|>sion": 1', 'key top <"version">:'],
    ['version:<|>', 'value version inline'],
    ['version: <|>\nproject: x', 'value version inline'],
    ['version: <|> # first', 'value version inline'],
    ['version: 1 # fi<|>rst', 'comment top <# first>'],
    ['# fi<|>rst\nversion: 1', 'comment top <# first>'],
    ['- <|>', 'value 0 item'],
    // Entries and their fields, judged by indentation.
    ['artifacts:\n  <|>', 'value artifacts line'],
    ['artifacts:\n  do<|>', 'value artifacts line <do>'],
    ['artifacts:\n  dolma:\n    name: Dolma\n  <|>\n', 'key artifacts (dolma)'],
    ['artifacts:\n  dolma:\n    name: Dolma\n  tu<|>\n', 'value artifacts line <tu>'],
    ['artifacts:\n  dolma:\n    <|>', 'value artifacts.dolma line'],
    ['artifacts:\n  dolma:\n    <|>\n    name: Dolma\n  tulu:\n    type: model', 'value artifacts.dolma line (name)'],
    ['artifacts:\n  dolma:\n    name: Dolma\n\n    <|>\n\n    type: data', 'key artifacts.dolma (name type)'],
    ['artifacts:\n    dolma:\n        name: Dolma\n        li<|>', 'key artifacts.dolma <li> (name)'],
    ['artifacts:\n  dolma:\n    name: Dolma\n<|>', 'key top (artifacts)'],
    ['artifacts:\n  dolma:\n    name: Dolma\n      <|>', 'nothing'],
    [
      'artifacts:\n  dolma:\n    name: Dolma\n    license: AI2<|>-ImpACT',
      'value artifacts.dolma.license inline <AI2-ImpACT>',
    ],
    ['artifacts:\n  dolma:\n    license:   <|>', 'value artifacts.dolma.license inline'],
    ['artifacts:\n  dolma:\n  <|>  name: Dolma\n', 'nothing'],
    // Lists.
    ['derivatives:\n  a:\n    uses:\n      <|>', 'value derivatives.a.uses line'],
    ['derivatives:\n  a:\n    uses:\n    - chat\n    <|>', 'key derivatives.a (uses)'],
    ['derivatives:\n  a:\n    uses:\n      - chat\n      <|>', 'value derivatives.a.uses line'],
    ['derivatives:\n  a:\n    uses:\n      - chat\n      - <|>', 'value derivatives.a.uses.1 item'],
    ['derivatives:\n  a:\n    uses:\n      - chat\n      -<|>', 'value derivatives.a.uses.1 item'],
    ['derivatives:\n  a:\n    uses:\n      - chat\n      - re<|>s', 'value derivatives.a.uses.1 item <res>'],
    ['derivatives:\n  a:\n    uses:\n      - use: <|>', 'value derivatives.a.uses.0.use inline'],
    ['derivatives:\n  a:\n    uses:\n      - use: chat\n        <|>', 'key derivatives.a.uses.0 (use)'],
    ['breaches:\n  - of: a\n    notified: 2024-01-01\n  - <|>', 'value breaches.1 item'],
    ['breaches:\n- of: a\n  <|>\n- of: b\n  remedied: 2024-01-01', 'key breaches.0 (of)'],
    ['breaches:\n- of: a\n- <|>of: b\n  remedied: 2024-01-01', 'key breaches.1 <of>: (remedied)'],
    ['breaches:\n  -\n    <|>', 'value breaches.0 line'],
    ['breaches:\n  <|>- of: a', 'nothing'],
    // Braces and brackets.
    ['derivatives:\n  a:\n    from: {<|>}', 'key derivatives.a.from flow'],
    ['derivatives:\n  a:\n    from: { <|>', 'key derivatives.a.from flow'],
    ['derivatives:\n  a:\n    from: { do<|>', 'key derivatives.a.from flow <do>'],
    ['derivatives:\n  a:\n    from: { b: modified, <|>, c: modified }', 'key derivatives.a.from flow (b c)'],
    ['derivatives:\n  a:\n    from: { b: <|> }', 'value derivatives.a.from.b inline flow'],
    ['derivatives:\n  a:\n    from: { b: mod<|>ified }', 'value derivatives.a.from.b inline flow <modified>'],
    ['derivatives:\n  a:\n    from: { b: modified <|> }', 'nothing'],
    ['derivatives:\n  a:\n    from: {\n      b: modified,\n      <|>\n    }', 'key derivatives.a.from flow (b)'],
    ['derivatives:\n  a:\n    uses: [<|>]', 'value derivatives.a.uses.0 item flow'],
    ['derivatives:\n  a:\n    uses: [chat, "re<|>"]', 'value derivatives.a.uses.1 item flow <"re">'],
    ['derivatives:\n  a:\n    uses: [{ use: chat, <|> }]', 'key derivatives.a.uses.0 flow (use)'],
    ['derivatives:\n  a:\n    uses: [chat\n    reports:\n      <|>', 'value derivatives.a.reports line'],
    ['derivatives:\n  a:\n    uses: [chat]\n    <|>', 'key derivatives.a (uses)'],
    ['derivatives:\n  a:\n    uses: [chat] <|>', 'nothing'],
    ['derivatives:\n  a: { name: A, # the <|>\n type: data }', 'comment top flow <# the >'],
    ['derivatives:\n  a:\n    uses: [chat\n  # for now\n  b:\n    <|>', 'value derivatives.b line'],
    ['derivatives:\n  a:\n    uses: [chat\n  ], <|>', 'nothing'],
    [`x-a: ${'['.repeat(100)}\n  b: <|>`, 'nothing'],
    [`x-a: ${'['.repeat(100)}\nx-b: <|>`, 'value x-b inline'],
    ['{ version: 1, <|> }', 'key top flow (version)'],
    ['distributions:\n  d:\n    of: [\n      a,\n    ]\n    <|>', 'key distributions.d (of)'],
    // Quotes.
    ['artifacts:\n  d:\n    type: "da<|>"', 'value artifacts.d.type inline <"da">'],
    ['artifacts:\n  d:\n    type: "da<|>', 'value artifacts.d.type inline <"da>'],
    ["artifacts:\n  d:\n    name: 'it''s # <|>'\n", "value artifacts.d.name inline <'it''s # '>"],
    ['artifacts:\n  d:\n    name: "Dolma\n    <|>', 'key artifacts.d (name)'],
    ['artifacts:\n  d:\n    name: "Dolma" <|>', 'nothing'],
    // Running text.
    ['distributions:\n  d:\n    attribution: |\n      Dolma is\n      <|>', 'nothing'],
    ['distributions:\n  d:\n    attribution: |\n      agreement: <|>\n', 'nothing'],
    ['distributions:\n  d:\n    attribution: |\n      Dolma is\n    <|>', 'key distributions.d (attribution)'],
    [
      'distributions:\n  d:\n    attribution: |\n      Dolma is\n\n    ag<|>: x\n    of: d',
      'key distributions.d <ag>: (attribution of)',
    ],
    ['derivatives:\n  a:\n    changes: Counted the\n      words <|>', 'nothing'],
    ['derivatives:\n  a: *b<|>', 'nothing'],
    ['derivatives:\n  a: &b\n    <|>', 'value derivatives.a line'],
  ];
  it('is known below lists, texts and brackets of many lines @slow', () => {
    const many = (line: string): string => line.repeat(20_000);
    const behind = '\n    na<|>: x\n';
    const expected = 'key artifacts.a <na>: (notices)';
    assert.equal(shown(`artifacts:\n  a:\n    notices:${many('\n      - b')}${behind}`), expected);
    assert.equal(shown(`artifacts:\n  a:\n    notices: |${many('\n      [b')}${behind}`), expected);
    assert.equal(shown(`artifacts:\n  a:\n    notices: [${many('b, ')}c]${behind}`), expected);
    assert.equal(shown(`artifacts:\n  a:\n    notices: [${many('"b",\n    ')}c]${behind}`), expected);
    assert.equal(shown(`x-a:${many('\n  - [b]')}\n  - <|>`), 'value x-a.20000 item');
    assert.equal(shown(`x-a: [${many('\n]: [')}\nx-b: <|>`), 'value x-b inline');
  });

  for (const [marked, expected] of cases) {
    it(`${JSON.stringify(marked)} is ${expected}`, () => {
      assert.equal(shown(marked), expected);
    });
  }
});
