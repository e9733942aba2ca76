import assert from 'node:assert/strict';
import { appendItem, removeEntry, replaceValue, setField } from '../../server/src/syntax/insert';
import { parse } from '../../server/src/syntax/parse';
import { entryOf, valueOf, type Entry, type ListNode, type MapNode } from '../../server/src/syntax/tree';
import { applyEdits, type Edit } from '../../server/src/text/edit';

const joined = (...lines: string[]): string => lines.join('\n') + '\n';

/** Applies the edit that `make` makes of the entry at a path of keys. */
function edited(text: string, path: readonly string[], make: (entry: Entry) => Edit): string {
  const tree = parse('file:///w/impact.yaml', text);
  const parent = path.slice(0, -1).reduce((node, key) => valueOf(node, key) as MapNode, tree.root as MapNode);
  const entry = entryOf(parent, path.at(-1) ?? '');
  assert.ok(entry);
  const edit = make(entry);
  const place = tree.resolve(edit.span);
  assert.ok(place);
  return applyEdits(text, [{ ...place, newText: edit.newText }]);
}

describe('setField', () => {
  it('adds at the end of a block map, in its indentation', () => {
    assert.equal(
      edited(
        joined('artifacts:', '    dolma:', '        name: Dolma # the first', '', '    other:', '        name: x'),
        ['artifacts', 'dolma'],
        (entry) => setField(entry.value as MapNode, { key: 'type', value: 'data' }),
      ),
      joined(
        'artifacts:',
        '    dolma:',
        '        name: Dolma # the first',
        '        type: data',
        '',
        '    other:',
        '        name: x',
      ),
    );
  });

  it('adds below a key that has no colon yet', () => {
    assert.equal(
      edited(
        joined('artifacts:', '  dolma:', '    name: Dolma', '    type', 'x-other: 1'),
        ['artifacts', 'dolma'],
        (entry) => setField(entry.value as MapNode, { key: 'risk', value: 'low' }),
      ),
      joined('artifacts:', '  dolma:', '    name: Dolma', '    type', '    risk: low', 'x-other: 1'),
    );
  });

  it('adds after the last of the given keys that is there', () => {
    assert.equal(
      edited(
        joined('artifacts:', '  dolma:', '    name: Dolma', '    type: data', '    year: 2023'),
        ['artifacts', 'dolma'],
        (entry) => setField(entry.value as MapNode, { key: 'risk', value: 'low' }, ['type', 'name', 'license']),
      ),
      joined('artifacts:', '  dolma:', '    name: Dolma', '    type: data', '    risk: low', '    year: 2023'),
    );
  });

  it('adds to a map in braces', () => {
    assert.equal(
      edited('artifacts:\n  dolma: { name: Dolma }', ['artifacts', 'dolma'], (entry) =>
        setField(entry.value as MapNode, { key: 'changes', value: 'A, b' }),
      ),
      'artifacts:\n  dolma: { name: Dolma, changes: "A, b" }',
    );
  });

  it('adds after a nested block and keeps CRLF', () => {
    assert.equal(
      edited(
        'derivatives:\r\n  d:\r\n    from:\r\n      a: modified # so\r\n    # on type\r\n    type: data\r\n',
        ['derivatives', 'd'],
        (entry) => setField(entry.value as MapNode, { key: 'reports', value: { data: 'r.md' } }, ['from']),
      ),
      'derivatives:\r\n  d:\r\n    from:\r\n      a: modified # so\r\n    reports:\r\n      data: r.md\r\n    # on type\r\n    type: data\r\n',
    );
  });

  it('writes text of several lines as a literal block', () => {
    assert.equal(
      edited(joined('distributions:', '  hub:', '    of: x'), ['distributions', 'hub'], (entry) =>
        setField(entry.value as MapNode, { key: 'attribution', value: 'A is.\nB is.\n' }),
      ),
      joined('distributions:', '  hub:', '    of: x', '    attribution: |', '      A is.', '      B is.'),
    );
  });
});

describe('replaceValue', () => {
  for (const [before, after] of [
    ['risk: low', 'risk: high'],
    ['risk: "low" # yes', 'risk: "high" # yes'],
    ["risk: 'low'", "risk: 'high'"],
    ['risk:', 'risk: high'],
    ['risk: # none', 'risk: high # none'],
  ] as const) {
    it(`turns ${before} into ${after}`, () => {
      assert.equal(
        edited(before, ['risk'], (entry) => replaceValue(entry.value.span, 'high')),
        after,
      );
    });
  }

  it('quotes what would mean something else', () => {
    assert.equal(
      edited('risk: low', ['risk'], (entry) => replaceValue(entry.value.span, 'yes: no')),
      'risk: "yes: no"',
    );
  });
});

describe('appendItem', () => {
  for (const [before, after] of [
    ['uses: [research]', 'uses: [research, chat]'],
    ['uses: []', 'uses: [chat]'],
    ['uses:\n  - research # a\n\nx: 1', 'uses:\n  - research # a\n  - chat\n\nx: 1'],
  ] as const) {
    it(`turns ${JSON.stringify(before)} into ${JSON.stringify(after)}`, () => {
      assert.equal(
        edited(before, ['uses'], (entry) => appendItem(entry.value as ListNode, 'chat')),
        after,
      );
    });
  }
});

describe('removeEntry', () => {
  it('removes whole lines of a block', () => {
    assert.equal(edited(joined('a: 1', 'b:', '  c: 2 # gone', 'd: 3'), ['b'], removeEntry), joined('a: 1', 'd: 3'));
  });

  it('keeps the comment behind a single value', () => {
    assert.equal(edited(joined('a: 1', 'b: 2 # why', 'd: 3'), ['b'], removeEntry), joined('a: 1', '# why', 'd: 3'));
    assert.equal(
      edited(joined('a:', '  b: "#" \t# why', '  c: 3'), ['a', 'b'], removeEntry),
      joined('a:', '  # why', '  c: 3'),
    );
  });

  it('removes an entry and one comma in braces', () => {
    assert.equal(edited('a: { b: 1, c: 2 }', ['a', 'b'], removeEntry), 'a: { c: 2 }');
    assert.equal(edited('a: { b: 1, c: 2 }', ['a', 'c'], removeEntry), 'a: { b: 1 }');
  });
});
