import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatting, type YamlFormatter } from '../../server/src/features/formatting';
import { formatYaml } from '../../server/src/formatter';
import { parse } from '../../server/src/syntax/parse';
import { sameMeaning } from '../../server/src/syntax/same-meaning';
import { applyEdits, overlap, type OffsetEdit } from '../../server/src/text/edit';
import { exampleManifests, mutatedManifest } from '../kit/mutants';
import { framed } from './kit/framed';

interface Request {
  readonly tabSize?: number;
  /** What is selected; the whole document where it is left out. */
  readonly selected?: string;
  readonly format?: YamlFormatter;
}

async function editsFor(
  text: string,
  { tabSize = 2, selected, format = formatYaml }: Request = {},
): Promise<readonly OffsetEdit[]> {
  const start = selected === undefined ? 0 : text.indexOf(selected);
  assert.notEqual(start, -1);
  const within = selected === undefined ? undefined : { start, end: start + selected.length };
  const edits = await formatting({ tree: parse('file:///w/impact.yaml', text) }, format, { tabSize, within });
  assert.ok(!overlap(edits));
  return edits;
}

async function formatted(text: string, request?: Request): Promise<string> {
  return applyEdits(text, await editsFor(text, request));
}

const UNTIDY = `version:   1
# Comments stay.
artifacts:
    dolma:   # where they are
        name:   Dolma
        notices: [ a,b ]


    other:
        name: 'Other'
`;

describe('formatting', () => {
  it('lays out a manifest and keeps its comments', async () => {
    assert.equal(
      await formatted(UNTIDY),
      `version: 1
# Comments stay.
artifacts:
  dolma: # where they are
    name: Dolma
    notices: [a, b]

  other:
    name: "Other"
`,
    );
  });

  it('respects the size of a level', async () => {
    assert.equal(
      await formatted('artifacts:\n  dolma:\n    name:  Dolma\n', { tabSize: 4 }),
      'artifacts:\n    dolma:\n        name: Dolma\n',
    );
    assert.equal(await formatted('artifacts:\n    dolma:  {}\n', { tabSize: Number.NaN }), 'artifacts:\n  dolma: {}\n');
  });

  it('touches only what changes', async () => {
    const text = 'version: 1\nproject:   Words\ncontact:\n  name: A\n\n\n\nartifacts:\n  dolma: {type: data}\n';
    const edits = await editsFor(text);
    assert.equal(
      framed(text, edits),
      'version: 1\nproject: «  »Words\ncontact:\n  name: A\n\n«\n\n»artifacts:\n  dolma: {«type: data»}\n',
    );
  });

  it('makes no edits where nothing is to be done', async () => {
    for (const text of ['version: 1\n', '', '# only a comment\n']) assert.deepEqual(await editsFor(text), []);
  });

  it('keeps line endings and the byte order mark', async () => {
    const untidy = `\uFEFF${UNTIDY.replaceAll('\n', '\r\n')}`;
    const tidy = await formatted(untidy);
    assert.equal(tidy, `\uFEFF${(await formatted(UNTIDY)).replaceAll('\n', '\r\n')}`);
    assert.deepEqual(await editsFor(tidy), []);
  });

  it('keeps long lines and blocks of text as they are', async () => {
    const long = 'word '.repeat(60).trim();
    const text = `project: ${long}\ndistributions:\n  web:\n    attribution: |\n        ${long}\n\n        ${long}\n`;
    const tidy = await formatted(text);
    assert.equal(tidy, text.replaceAll('        ', '      '));
  });

  it('does not touch what is not well-formed', async () => {
    for (const text of ['version:   1\nproject: "Words\n', 'a:   1\na: 2\n', '- a\n-   b\n', 'a: [1,  2\n'])
      assert.deepEqual(await editsFor(text), []);
    // Nor a part of it that could be read alone.
    const broken = 'version:   1\nproject: "Words\n';
    assert.equal(await formatted(broken, { selected: '1\n' }), broken);
  });

  it('does not trust its formatter', async () => {
    const losesComment: YamlFormatter = (text) => Promise.resolve(text.replace(/ #.*/, ''));
    const losesValue: YamlFormatter = (text) => Promise.resolve(text.replace('1', '2'));
    const neverSettles: YamlFormatter = (text) => Promise.resolve(`${text}\n`);
    for (const format of [losesComment, losesValue, neverSettles])
      assert.deepEqual(await editsFor('version: 1 # first\n', { format }), []);
  });

  it('lays out the entries that are selected, whole, and no others', async () => {
    assert.equal(
      await formatted(UNTIDY, { selected: 'Dolma' }),
      `version:   1
# Comments stay.
artifacts:
    dolma: # where they are
      name: Dolma
      notices: [a, b]


    other:
        name: 'Other'
`,
    );
    assert.equal(
      await formatted(UNTIDY, { selected: "name: 'Other'\n", tabSize: 4 }),
      UNTIDY.replace("'Other'", '"Other"'),
    );
    assert.equal(await formatted(UNTIDY, { selected: '1\n' }), UNTIDY.replace('version:   1', 'version: 1'));
  });

  it('lays out an entry at the end of a file without a last line break', async () => {
    assert.equal(await formatted('artifacts:\n   a:   {}', { selected: '{' }), 'artifacts:\n   a: {}\n');
    // In the line breaks of the file, which the entry has none of.
    assert.equal(await formatted('artifacts:\r\n   a:   {}', { selected: '{' }), 'artifacts:\r\n   a: {}\r\n');
  });

  it('has nothing to lay out in the gaps between entries', async () => {
    const text = 'version: 1\n\n#   note\n\nproject:   a\n';
    assert.equal(await formatted(text, { selected: '  note' }), text);
  });

  it('settles, and keeps what a manifest says, whatever it says @slow', async () => {
    await fc.assert(
      fc.asyncProperty(
        mutatedManifest,
        fc.constantFrom(2, 4),
        fc.nat(),
        fc.nat(300),
        async (text, tabSize, at, length) => {
          const whole = await editsFor(text, { tabSize });
          assert.ok(whole.every(({ start, end }) => 0 <= start && start <= end && end <= text.length));
          const tidy = applyEdits(text, whole);
          assert.ok(sameMeaning(parse('', text), parse('', tidy)), 'it says something else');
          assert.deepEqual(await editsFor(tidy, { tabSize }), []);

          const start = at % (text.length + 1);
          const within = { start, end: Math.min(text.length, start + length) };
          const some = await formatting({ tree: parse('', text) }, formatYaml, { tabSize, within });
          assert.ok(!overlap(some));
          assert.ok(sameMeaning(parse('', text), parse('', applyEdits(text, some))), 'a part says something else');
        },
      ),
      { numRuns: 200 },
    );
  });

  it('leaves the examples alone, as they are tidy', async () => {
    // The marks under what is broken have to stand in a certain column.
    const unmarked = exampleManifests.filter((text) => !text.includes('#  '));
    assert.ok(unmarked.length >= 5);
    for (const text of unmarked) assert.equal(await formatted(text), text);
  });
});
