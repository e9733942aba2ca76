import assert from 'node:assert/strict';
import { parse as parseYaml } from 'yaml';
import { parse, type Tree } from '../../server/src/syntax/parse';
import { toPlain } from '../../server/src/syntax/plain';
import { entryOf, valueOf } from '../../server/src/syntax/tree';
import { textOf, type Span } from '../../server/src/text/span';
import { processorTime } from '../kit/growth';
import { problemsOf } from './kit/shape';

const read = (...lines: string[]): Tree => parse('file:///w/impact.yaml', lines.join('\n'));
const plain = (tree: Tree): unknown => (tree.root === undefined ? undefined : toPlain(tree.root));
const told = (tree: Tree): string[] => problemsOf(tree).map(({ span, message }) => `${textOf(span)} | ${message}`);
const wordsOf = (tree: Tree, at: Span | undefined): string => {
  assert.ok(at);
  const place = tree.resolve(at);
  assert.ok(place);
  return tree.text.slice(place.start, place.end);
};

describe('parse', () => {
  it('cuts a manifest before each key and each entry of its sections', () => {
    const tree = read(
      '# Words',
      'version: 1',
      'artifacts:',
      '  a:',
      '    name: A',
      '  # The other.',
      '  b: {}',
      'project: P',
    );
    assert.deepEqual(
      tree.parts.map(({ section, text }) => [section, text]),
      [
        [undefined, '# Words\n'],
        [undefined, 'version: 1\n'],
        [undefined, 'artifacts:\n'],
        ['artifacts', '  a:\n    name: A\n  # The other.\n'],
        ['artifacts', '  b: {}\n'],
        [undefined, 'project: P'],
      ],
    );
  });

  for (const [name, text] of Object.entries({
    'of blocks':
      'version: 1\nartifacts:\n    a:\n        name: A\n        changes: |\n          x: y\n\n          z\n    b:\nx: 1\n',
    'of braces': 'artifacts: {a: {name: A}, b: [1, 2.5, true, null, ~, 0x10]}\nversion: 1',
    'all in braces': '{\nversion: 1,\nartifacts: {a: {name: "A"}}\n}\n',
    'with a byte order mark': '\uFEFFartifacts:\n  a:\n    name: A\nversion: 1\n',
    'all in braces after a byte order mark': '\uFEFF{\nversion: 1,\nproject: P\n}\n',
    'with Windows line endings': 'version: 1\r\nartifacts:\r\n  a:\r\n    changes: >\r\n      one\r\n      two\r\n',
    'with a document mark': '--- # here\nversion: 1\nproject: P\n...\n',
    'with a directive': '%YAML 1.2\n---\nversion: 1\nproject: P\n',
    'with lists that are not indented': 'derivatives:\n  a:\n    uses:\n    - chat\n    - use: x\nbreaches:\n- of: a\n',
    'with a section that is a list': 'artifacts:\n- a\n- b\nversion: 1\n',
    'with quoted and explicit keys': '"version": 1\nartifacts:\n  ? a\n  : name: A\n  \'b c\': x\n? project\n: P\n',
    'with text over several lines': 'project: one\n  two\n\n  three\nartifacts:\n  a:\n    name: "one\n      two"\n',
    'with brackets closed at the margin':
      'artifacts:\n  a:\n    uses: [\n      x\n    ]\nx-y: {\n  b: 1\n}\nversion: 1\n',
    'with keys that are numbers and words': '1: a\n2.5: b\ntrue: c\n',
    'indented as a whole': '  version: 1\n  project: P\n',
    'with a key called __proto__': '__proto__: 1\nartifacts:\n  __proto__: {name: A}\n',
  })) {
    it(`reads a document ${name} as any reader does`, () => {
      const tree = read(text);
      assert.deepEqual(told(tree), []);
      assert.deepEqual(plain(tree), parseYaml(text));
    });
  }

  it('takes keys as they are written', () => {
    assert.deepEqual(plain(read('artifacts:', '  1.0: a', '  0x1: b', '  ~: c')), {
      artifacts: { '1.0': 'a', '0x1': 'b', '~': 'c' },
    });
  });

  it('follows aliases and merge keys', () => {
    const text = `
x-base: &base
  type: model
  license: AI2-ImpACT-LR
x-more: &more {licensor: L, type: data}
artifacts:
  tulu:
    <<: *base
    name: Tulu
  other: {<<: [*base, *more], license: MIT}
  same: *more
`;
    const tree = read(text);
    assert.deepEqual(told(tree), []);
    assert.deepEqual(plain(tree), parseYaml(text, { merge: true }));
    const tulu = valueOf(valueOf(tree.root, 'artifacts'), 'tulu');
    assert.equal(entryOf(tulu, 'type')?.merged, true);
    assert.equal(entryOf(tulu, 'name')?.merged, false);
    assert.equal(wordsOf(tree, entryOf(tulu, 'type')?.value.span), 'model');
    assert.equal(wordsOf(tree, valueOf(valueOf(tree.root, 'artifacts'), 'same')?.span), '*more');
  });

  it('knows the place of every key and value', () => {
    const tree = read(
      'version: 1',
      'artifacts:',
      "  a: { \"name\": 'It''s' }",
      '  b:',
      '    type:',
      '    changes: |',
      '      One.',
      '',
      '      Two.',
      '',
      'x:',
    );
    const artifacts = valueOf(tree.root, 'artifacts');
    const a = valueOf(artifacts, 'a');
    assert.equal(wordsOf(tree, entryOf(a, 'name')?.key.span), '"name"');
    assert.equal(wordsOf(tree, valueOf(a, 'name')?.span), "'It''s'");
    assert.equal(
      tree.resolve(valueOf(valueOf(artifacts, 'b'), 'type')?.span ?? assert.fail())?.start,
      tree.text.indexOf('type:') + 'type:'.length,
    );
    assert.equal(wordsOf(tree, valueOf(valueOf(artifacts, 'b'), 'changes')?.span), '|\n      One.\n\n      Two.');
    assert.equal(tree.resolve(valueOf(tree.root, 'x')?.span ?? assert.fail())?.start, tree.text.length);
  });

  it('knows no place for a span of another state of the document', () => {
    const tree = read('version: 1');
    const span = tree.root?.span ?? assert.fail();
    assert.deepEqual(tree.resolve(span), { start: 0, end: 'version: 1'.length });
    assert.equal(tree.edited({ start: 0, end: 0, newText: 'x' }).resolve(span), undefined);
  });

  describe('half-typed', () => {
    const rest = { b: { name: 'B' } };
    const cases: readonly (readonly [string, readonly string[], unknown, readonly string[]])[] = [
      [
        'a word',
        ['art'],
        undefined,
        ['art | “art” is not a key with a value: write the key, a colon, a space and the value.'],
      ],
      ['a heading', ['artifacts:'], { artifacts: null }, []],
      [
        'an entry without its colon',
        ['artifacts:', '  dol', '  b:', '    name: B'],
        { artifacts: rest },
        ['dol | “dol” is not a key with a value: write the key, a colon, a space and the value.'],
      ],
      [
        'an entry without a body',
        ['artifacts:', '  a:', '  b:', '    name: B'],
        { artifacts: { a: null, ...rest } },
        [],
      ],
      [
        'a field without its colon',
        ['artifacts:', '  a:', '    name', '  b:', '    name: B'],
        { artifacts: { a: 'name', ...rest } },
        [],
      ],
      [
        'a quote that is open',
        ['artifacts:', '  a:', '    name: "A', '  b:', '    name: B'],
        { artifacts: { a: { name: 'A' }, ...rest } },
        ['"A | The closing quote is missing.'],
      ],
    ];
    for (const [name, lines, value, problems] of cases) {
      it(`takes ${name} for what it is, and everything else as it was`, () => {
        const tree = read(...lines, '');
        assert.deepEqual(plain(tree), value);
        assert.deepEqual(told(tree), problems);
      });
    }

    for (const [name, line] of [
      ['a bracket that is open', '    uses: [x,'],
      ['a brace that is open', '    from: {x: modified'],
      ['a tab', '\t  name: A'],
      ['an unknown alias', '    name: *nothing'],
      ['a reserved sign', '    name: @A'],
      ['a key in a value', '    name: A: B'],
      ['a line that is indented too little', '   name: A\n    type: data\n   x'],
    ] as const) {
      it(`has one problem with ${name}, inside its entry`, () => {
        const tree = read('artifacts:', '  a:', line, '  b:', '    name: B', 'project: P', '');
        assert.equal(problemsOf(tree).length, 1);
        assert.match(told(tree)[0] ?? '', /\| [A-Z“].*[^.]\.$/);
        const artifacts = valueOf(tree.root, 'artifacts');
        assert.deepEqual(toPlain(valueOf(artifacts, 'b') ?? assert.fail()), { name: 'B' });
        assert.deepEqual(toPlain(valueOf(tree.root, 'project') ?? assert.fail()), 'P');
      });
    }
  });

  describe('keys that are there twice', () => {
    it('are told of in one entry, with the first one', () => {
      const tree = read('artifacts:', '  a:', '    name: A', '    name: B');
      assert.deepEqual(told(tree), ['name | “name” is already in this map; only the first one counts.']);
      assert.equal(problemsOf(tree)[0]?.related?.span.start, tree.parts[1]?.text.indexOf('name'));
      assert.deepEqual(plain(tree), { artifacts: { a: { name: 'A' } } });
    });

    it('are told of in two entries', () => {
      const tree = read('artifacts:', '  a:', '    name: A', '  a:', '    name: B');
      assert.deepEqual(told(tree), ['a | “a” is already in this map; only the first one counts.']);
      assert.deepEqual(plain(tree), { artifacts: { a: { name: 'A' } } });
    });

    it('lose no entries where it is a section', () => {
      const tree = read('artifacts: {a: 1}', 'version: 1', 'artifacts:', '  b: 2', 'artifacts: {c: 3}');
      assert.deepEqual(told(tree), [
        'artifacts | “artifacts” is already in this map; move what is below it to the first one.',
        'artifacts | “artifacts” is already in this map; only the first one counts.',
      ]);
      assert.deepEqual(plain(tree), { artifacts: { a: 1, b: 2 }, version: 1 });
    });
  });

  describe('several documents', () => {
    const message = '--- | One file holds one manifest: move what follows this line to a separate file.';
    for (const [name, lines] of [
      ['one after the other', ['version: 1', '---', 'version: 1', 'project: Q']],
      ['an empty one first', ['---', '---', 'version: 1']],
      ['three of them', ['version: 1', '---', 'a: 1', '---', 'b: 1']],
    ] as const) {
      it(`are one problem: ${name}`, () => {
        assert.deepEqual(told(read(...lines)), [message]);
      });
    }

    it('leave the first one', () => {
      assert.deepEqual(plain(read('version: 1', '---', 'version: 2')), { version: 1 });
    });
  });

  describe('hostile text', () => {
    const bomb = Array.from({ length: 30 }, (_, index) =>
      index === 0
        ? 'a0: &a0 [x]'
        : `a${String(index)}: &a${String(index)} [${Array(9)
            .fill(`*a${String(index - 1)}`)
            .join(', ')}]`,
    ).join('\n');
    for (const [name, text] of Object.entries({
      'deep brackets': '['.repeat(50_000),
      'deep braces': '{a: '.repeat(50_000),
      'deep lists': '- '.repeat(50_000),
      'deep keys': '? '.repeat(50_000),
      'deep blocks': Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      'aliases of aliases': bomb,
      'an alias of itself': 'a: &a\n  b: *a\n',
      'nothing but anchors': '&a '.repeat(20_000),
      'a null character': 'version: 1\n\0: 2\n\0',
      'half a character': 'version: "\ud800"\n',
    })) {
      it(`is read in no time: ${name} @slow`, () => {
        const spent = processorTime(() => {
          const tree = read(text);
          assert.ok(problemsOf(tree).length <= 3);
          assert.ok(JSON.stringify(plain(tree) ?? null).length < 500_000);
        });
        assert.ok(spent < 5000, `${String(spent)} ms`);
      });
    }
  });
});
