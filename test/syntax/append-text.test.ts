import assert from 'node:assert/strict';
import { appendLines } from '../../server/src/syntax/append-text';
import { parse } from '../../server/src/syntax/parse';
import { entryOf, valueOf, type Node } from '../../server/src/syntax/tree';
import { applyEdits } from '../../server/src/text/edit';

const PATH = ['distributions', 'hub'];

/** Adds lines to the attribution of `hub`; gives the text after it and the value that is read from it. */
function appended(text: string, lines: readonly string[] = ['B.']): { readonly text: string; readonly value: unknown } {
  const tree = parse('file:///w/impact.yaml', text);
  const map = PATH.reduce<Node | undefined>((node, key) => valueOf(node, key), tree.root);
  const entry = entryOf(map, 'attribution');
  assert.ok(map?.kind === 'map' && entry);
  const { span, newText } = appendLines(map, entry, lines);
  const place = tree.resolve(span);
  assert.ok(place);
  const after = applyEdits(text, [{ ...place, newText }]);
  const again = parse('file:///w/impact.yaml', after);
  assert.deepEqual(
    again.parts.flatMap(({ problems }) => problems),
    [],
  );
  const value = [...PATH, 'attribution'].reduce<Node | undefined>((node, key) => valueOf(node, key), again.root);
  return { text: after, value: value?.kind === 'scalar' ? value.value : value };
}

describe('lines at the end of a text', () => {
  it('go on with a literal block in its indentation, before what follows it', () => {
    const { text, value } = appended(
      `distributions:
  hub:
    attribution: |
        A.

    notices: N
`,
      ['B.', 'C.'],
    );
    assert.equal(
      text,
      `distributions:
  hub:
    attribution: |
        A.
        B.
        C.

    notices: N
`,
    );
    assert.equal(value, 'A.\nB.\nC.\n');
  });

  it('keep the line endings, and stand on a last line without one', () => {
    const { text } = appended('distributions:\r\n  hub:\r\n    attribution: |-\r\n      A.');
    assert.equal(text, 'distributions:\r\n  hub:\r\n    attribution: |-\r\n      A.\r\n      B.');
  });

  it('begin an empty block', () => {
    assert.equal(appended('distributions:\n  hub:\n    attribution: |\n').value, 'B.\n');
  });

  it('are lines of folded text too', () => {
    assert.equal(appended('distributions:\n  hub:\n    attribution: >\n      A.\n').value, 'A.\nB.\n');
  });

  for (const written of ['A.', '"A."', "'A.'", '"A.\\n"']) {
    it(`turn ${written} into a literal block`, () => {
      const { text, value } = appended(`distributions:\n  hub:\n    attribution: ${written}\n    notices: N\n`);
      assert.equal(text, `distributions:\n  hub:\n    attribution: |\n      A.\n      B.\n    notices: N\n`);
      assert.equal(value, 'A.\nB.\n');
    });
  }

  it('are the whole where nothing is written', () => {
    assert.equal(appended('distributions:\n  hub:\n    attribution:\n    notices: N\n').value, 'B.\n');
  });

  it('stay on the line of a map in braces', () => {
    const { text, value } = appended('distributions:\n  hub: { attribution: A., notices: N }\n');
    assert.equal(text, 'distributions:\n  hub: { attribution: "A.\\nB.\\n", notices: N }\n');
    assert.equal(value, 'A.\nB.\n');
  });

  it('go on with a literal block of very many lines @slow', () => {
    const many = 'A.\n'.repeat(200_000);
    const block = many.replaceAll('A.', '      A.');
    assert.equal(appended(`distributions:\n  hub:\n    attribution: |\n${block}`).value, `${many}B.\n`);
  });

  it('copy what an alias stands for', () => {
    const { text, value } = appended('x-text: &text A.\ndistributions:\n  hub:\n    attribution: *text\n');
    assert.equal(text, 'x-text: &text A.\ndistributions:\n  hub:\n    attribution: |\n      A.\n      B.\n');
    assert.equal(value, 'A.\nB.\n');
  });

  it('overrule what came in through a merge key', () => {
    const { value } = appended('x-base: &base\n  attribution: A.\ndistributions:\n  hub:\n    <<: *base\n    of: w\n');
    assert.equal(value, 'A.\nB.\n');
  });
});
