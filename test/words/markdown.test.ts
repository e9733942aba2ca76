import assert from 'node:assert/strict';
import { blocks, bold, code, link, list, plain, say, table } from '../../server/src/words/markdown';

describe('text as Markdown and as plain words', () => {
  it('puts sentences, lists and tables together', () => {
    const text = blocks(
      say`${bold('Dolma')} is ${code('dolma')}.`,
      list(['a', 'b']),
      table(['x', 'long'], [['1', '2']]),
    );
    assert.equal(text.markdown, '**Dolma** is `dolma`.\n\n- a\n- b\n\n| x | long |\n| --- | --- |\n| 1 | 2 |');
    assert.equal(text.plain, 'Dolma is dolma.\n\n- a\n- b\n\nx  long\n1  2');
  });

  it('leaves out what is empty', () => {
    assert.equal(blocks('a', undefined, '', list([]), 'b').markdown, 'a\n\nb');
  });

  const hostile: readonly (readonly [string, string])[] = [
    ['[x](command:workbench.action.quit)', '\\[x\\](command:workbench.action.quit)'],
    ['![x](https://example.org/i.png)', '\\!\\[x\\](https\\://example.org/i.png)'],
    ['<img src=x onerror=alert(1)>', '\\<img src=x onerror=alert(1)\\>'],
    ['<https://example.org>', '\\<https\\://example.org\\>'],
    ['www.example.org', 'www\\.example.org'],
    ['a@example.org', 'a\\@example.org'],
    ['&lt;b&gt;', '\\&lt;b\\&gt;'],
    ['**x** _y_ ~~z~~', '\\*\\*x\\*\\* \\_y\\_ \\~\\~z\\~\\~'],
    ['a | b', 'a \\| b'],
    ['# x', '\\# x'],
    ['- x', '\\- x'],
    ['1. x', '1\\. x'],
    ['$(zap)', '\\$(zap)'],
    ['a\n\n# b', 'a \\# b'],
    ['a\u202eb\u0000c', 'ab c'],
    ['back\\slash', 'back\\\\slash'],
  ];
  for (const [words, expected] of hostile) {
    it(`shows ${JSON.stringify(words)} as it is`, () => {
      assert.equal(plain(words).markdown, expected);
      assert.equal(say`${words}`.markdown, expected);
    });
  }

  it('keeps code in its fence', () => {
    assert.equal(code('a`b').markdown, '``a`b``');
    assert.equal(code('`a').markdown, '`` `a ``');
    assert.equal(code('a\n\nb').markdown, '`a b`');
  });

  it('keeps a cell in its column', () => {
    assert.equal(table(['a'], [[code('x|y')], ['x|y']]).markdown, '| a |\n| --- |\n| `x\\|y` |\n| x\\|y |');
  });

  it('leads to places, and runs no command', () => {
    assert.equal(link(code('a'), 'file:///x/a b.yaml#L1,1').markdown, '[`a`](<file:///x/a%20b.yaml#L1,1>)');
    assert.equal(link('a]b', 'https://example.org/<x>').markdown, '[a\\]b](<https://example.org/%3Cx%3E>)');
    assert.equal(link('a', undefined).markdown, 'a');
    for (const address of [
      'command:a.b',
      'Command:a.b',
      'javascript:1',
      'data:text/html,1',
      'vscode:extension/x',
      'ms-word:x',
      'a',
    ])
      assert.equal(link('a', address).markdown, 'a');
    assert.equal(link('a', 'https://example.org').plain, 'a');
    for (const start of ['untitled:', 'vscode-vfs://github/', 'memfs:/'])
      assert.equal(link('a', `${start}x`).markdown, `[a](<${start}x>)`);
  });

  it('cuts long words', () => {
    assert.equal(plain('x'.repeat(1000)).plain.length, 301);
  });
});
