import assert from 'node:assert/strict';
import { prepareRelease, type Preparation } from '../../server/src/features/prepare';
import { analyzed, applied } from '../kit/check';
import { FILES, RELEASE, WORD_COUNTS } from '../kit/release';

/** All that only a person can tell is left out. */
const BARE = `version: 1
artifacts:
  corpus:
    name: Corpus
    type: data
    license: AI2-ImpACT-MR
derivatives:
  counts:
    name: Word Counts
    type: data
    from:
      corpus: incorporated
distributions:
  github:
    of: counts
    audience: public
`;

const ANSWERS = new Map([
  ['changes:counts', 'Counted: the words.'],
  ['year:corpus', '2023'],
]);

function prepared(
  text: string,
  {
    answers,
    files = {},
  }: { readonly answers?: ReadonlyMap<string, string>; readonly files?: Readonly<Record<string, string>> } = {},
): Preparation & { readonly texts: Readonly<Record<string, string>> } {
  const analysis = analyzed(text, { files });
  const found = prepareRelease(analysis, 'github', answers);
  assert.ok(found.kind === 'prepared');
  const after = found.fix === undefined ? { text, files } : applied(analysis, found.fix, { files });
  return { ...found, texts: { ...after.files, 'impact.yaml': after.text } };
}

const problem = (text: string, id = 'github'): string => {
  const found = prepareRelease(analyzed(text), id);
  assert.ok(found.kind === 'problem');
  return found.message;
};

const states = ({ verdict }: Preparation): Readonly<Record<string, string>> =>
  Object.fromEntries(verdict.obligations.map(({ kind, state }) => [kind, state]));

describe('preparing a release', () => {
  for (const [how, written] of Object.entries({
    plain: 'TODO',
    quoted: '"TBD"',
    'a block': '|\n      To be written.',
  })) {
    it(`asks for changes that only hold a place, and writes them there: ${how}`, () => {
      const text = BARE.replace('    name: Word Counts\n', `    name: Word Counts\n    changes: ${written}\n`);
      const asked = prepared(text).questions.map(({ key }) => key);
      assert.deepEqual(asked, ['year:corpus', 'changes:counts']);
      const { texts, questions } = prepared(text, { answers: ANSWERS });
      assert.match(texts['impact.yaml'] ?? '', /\n {4}changes: "?Counted: the words\."?\n/);
      assert.equal(texts['impact.yaml']?.match(/changes:/g)?.length, 1);
      assert.deepEqual(questions, []);
    });
  }

  it('takes no placeholder for an answer', () => {
    const answers = new Map([...ANSWERS, ['changes:counts', 'TODO']]);
    assert.deepEqual(
      prepared(BARE, { answers }).questions.map(({ key }) => key),
      ['changes:counts'],
    );
  });

  it('writes all that follows from the manifest and the answers, once, and leaves the report', () => {
    const found = prepared(BARE, { answers: ANSWERS });
    const { texts } = found;
    const manifest = texts['impact.yaml'] ?? '';
    assert.match(manifest, /\n {4}year: 2023\n/);
    assert.match(manifest, /\n {4}changes: "Counted: the words\."\n/);
    assert.match(
      manifest,
      /\n {4}agreement: LICENSE\.md\n {4}attribution: \|\n {6}Corpus is licensed .*\n {4}notices: NOTICE\.md\n$/,
    );
    assert.match(texts['NOTICE.md'] ?? '', /Counted: the words\./);
    assert.deepEqual(found.questions, []);
    assert.deepEqual(found.reports, [{ derivative: 'counts', name: 'Word Counts', category: 'data' }]);
    assert.equal(states(found)['report'], 'missing');
    // What has been written is right as it is: nothing is written a second time.
    const { 'impact.yaml': text = '', ...files } = texts;
    const again = prepared(text, { files });
    assert.equal(again.fix, undefined);
    assert.deepEqual(again.written, []);
  });

  it('asks for what only a person can tell, and leaves what would be out of date by the answer', () => {
    const found = prepared(BARE);
    assert.deepEqual(
      found.questions.map(({ key }) => key),
      ['year:corpus', 'changes:counts'],
    );
    assert.deepEqual(
      found.written.map(({ path, isNew }) => `${path} ${String(isNew)}`),
      ['LICENSE.md true', 'impact.yaml false'],
    );
    assert.equal(states(found)['modification-notice'], 'missing');
  });

  it('does not take an answer that says nothing, or no year', () => {
    assert.equal(prepared(BARE, { answers: new Map([['changes:counts', '  ']]) }).questions.length, 2);
    const found = prepareRelease(analyzed(BARE), 'github', new Map([['year:corpus', 'last year']]));
    assert.deepEqual(found, { kind: 'problem', message: '“last year” is not a year, such as 2023.' });
  });

  it('leaves what people wrote, and what is met, as it is', () => {
    const planned = WORD_COUNTS + RELEASE.replace('status: released', 'status: planned');
    assert.deepEqual(prepared(planned, { files: FILES }).written, []);
    const lacking = planned.replace('    notices: NOTICE.md\n', '');
    const found = prepared(lacking, { files: FILES });
    assert.deepEqual(
      found.written.map(({ path, isNew }) => `${path} ${String(isNew)}`),
      ['NOTICE.md false', 'impact.yaml false'],
    );
    assert.ok(found.texts['NOTICE.md']?.startsWith(FILES['NOTICE.md'] ?? '-'));
    assert.equal(found.verdict.kind, 'ready');
  });

  it('keeps the line breaks of the manifest', () => {
    const text = BARE.replaceAll('\n', '\r\n');
    const manifest = prepared(text, { answers: ANSWERS }).texts['impact.yaml'] ?? '';
    assert.doesNotMatch(manifest, /[^\r]\n/);
  });

  it('says why there is nothing to prepare', () => {
    assert.match(problem(BARE, 'githib'), /There is no distribution “githib”\. Did you mean “github”\?/);
    assert.match(problem(BARE, 'elsewhere'), /There is: “github”\./);
    assert.match(problem(BARE.replace('public', 'internal')), /it stays internal/);
    assert.match(problem(BARE.replace('-MR', '-HR')), /can’t be prepared yet\. .*high risk/);
    assert.match(problem(BARE.replace('AI2-ImpACT-MR', 'unknown')), /can’t be prepared yet\. /);
    assert.match(problem(`${BARE}    status: withdrawn\n`), /it is withdrawn/);
  });
});
