import assert from 'node:assert/strict';
import { prepareRename, rename } from '../../server/src/features/rename';
import { sectionText, type SectionName } from '../../server/src/text/marked-section';
import { applied, type Setting } from '../kit/check';
import { analyzedAt } from '../kit/cursor';
import { framedSpans } from './kit/framed';

/** Renames the id at the cursor; the text after it, and the other files that have changed. */
function renamed(marked: string, id: string, setting: Setting = {}): { text: string; files: Record<string, string> } {
  const { analysis, offset } = analyzedAt(marked, setting);
  const outcome = rename(analysis, offset, id);
  assert.ok('edits' in outcome, 'refused' in outcome ? outcome.refused : '');
  const { text, files } = applied(analysis, { title: '', safe: true, edits: outcome.edits }, setting);
  const changed = Object.entries(files).filter(([path, words]) => setting.files?.[path] !== words);
  return { text, files: Object.fromEntries(changed) };
}

function refusal(marked: string, id: string): string {
  const { analysis, offset } = analyzedAt(marked);
  const outcome = rename(analysis, offset, id);
  assert.ok('refused' in outcome, 'it was not refused');
  return outcome.refused;
}

describe('rename', () => {
  it('offers the id without its quotes', () => {
    const { analysis, offset } = analyzedAt('distributions:\n  web:\n    of: "wo<|>rds"\n');
    const found = prepareRename(analysis, offset);
    assert.ok(found);
    assert.equal(found.id, 'words');
    assert.equal(framedSpans(analysis, [found.span]), 'distributions:\n  web:\n    of: "«words»"\n');
  });

  it('offers nothing elsewhere, and nothing where an id is only implied', () => {
    const noKey = 'derivatives:\n  a:\n    name: A\n   <|>| b\n    from: {}\n';
    for (const marked of ['version: <|>1\n', '<|>', 'artifacts:\n  a:\n    manifest: <|>b.yaml\n', noKey]) {
      const { analysis, offset } = analyzedAt(marked);
      assert.equal(prepareRename(analysis, offset), undefined);
      assert.deepEqual(rename(analysis, offset, 'b'), { refused: 'There is no id here to rename.' });
    }
  });

  it('changes every mention and nothing else', () => {
    const { text } = renamed(
      `artifacts:
  dolma: # dolma
    name: dolma
derivatives:
  counts:
    from: { "dolma": incorporated }
distributions:
  dolma:
    of: [counts, 'dolma', <|>dolma]
breaches:
  - of: dolma
`,
      'dolma-v1',
    );
    assert.equal(
      text,
      `artifacts:
  dolma-v1: # dolma
    name: dolma
derivatives:
  counts:
    from: { "dolma-v1": incorporated }
distributions:
  dolma:
    of: [counts, 'dolma-v1', dolma-v1]
breaches:
  - of: dolma-v1
`,
    );
  });

  it('quotes an id that YAML would take for a number', () => {
    assert.equal(
      renamed('artifacts:\n  <|>a: {}\nbreaches: [{ of: a }]\n', '2024').text,
      'artifacts:\n  2024: {}\nbreaches: [{ of: "2024" }]\n',
    );
  });

  it('renames a distribution, which nothing refers to', () => {
    assert.equal(
      renamed('artifacts:\n  a: {}\ndistributions:\n  a<|>: { of: a }\n', 'web').text,
      'artifacts:\n  a: {}\ndistributions:\n  web: { of: a }\n',
    );
  });

  it('gives an id that nothing defines the name of one that is there', () => {
    assert.equal(
      renamed('artifacts:\n  dolma: {}\ndistributions:\n  web: { of: dolm<|> }\n', 'dolma').text,
      'artifacts:\n  dolma: {}\ndistributions:\n  web: { of: dolma }\n',
    );
  });

  it('changes the manifests that refer to it, and its reports', () => {
    const { files } = renamed('derivatives:\n  <|>tuned:\n    reports: { data: reports/tuned.md }\n  x: {}\n', 'chat', {
      files: {
        'app/impact.yaml': 'artifacts:\n  base:\n    manifest: ../impact.yaml#tuned\n',
        'quoted.impact.yaml': "artifacts:\n  base:\n    manifest: 'impact.yaml#tuned'\n",
        'same.impact.yaml': 'artifacts:\n  tuned:\n    manifest: "impact.yaml"\n',
        'other.impact.yaml': 'artifacts:\n  tuned:\n    manifest: impact.yaml#x\n',
        'reports/tuned.md': `---\nimpact-report: 1\nderivative: tuned\n---\n# tuned\n${sectionText('sources tuned', 'x')}\n`,
      },
    });
    assert.deepEqual(files, {
      'app/impact.yaml': 'artifacts:\n  base:\n    manifest: ../impact.yaml#chat\n',
      'quoted.impact.yaml': "artifacts:\n  base:\n    manifest: 'impact.yaml#chat'\n",
      'same.impact.yaml': 'artifacts:\n  tuned:\n    manifest: "impact.yaml#chat"\n',
      'reports/tuned.md': `---\nimpact-report: 1\nderivative: chat\n---\n# tuned\n${sectionText('sources chat', 'x')}\n`,
    });
  });

  it('keeps what was written for it in the files that ship, which would be written once more else', () => {
    const section = (kind: string, id: string): string => sectionText(`${kind} ${id}` as SectionName, `For web.`);
    const distribution =
      'distributions:\n  <|>web:\n    of: x\n    agreement: T.md\n    notices: [N.md]\n    attribution: { file: N.md }\n';
    const files = {
      'N.md': `web\n\n${section('notice', 'web')}\n${section('attribution', 'web')}\n${section('notice', 'web-2')}\n`,
      'T.md': `${section('terms', 'web')}\r\n`,
    };
    assert.deepEqual(renamed(distribution, '2024', { files }).files, {
      'N.md': `web\n\n${section('notice', '2024')}\n${section('attribution', '2024')}\n${section('notice', 'web-2')}\n`,
      'T.md': `${section('terms', '2024')}\r\n`,
    });
  });

  it('begins at the reference in another manifest as well', () => {
    const { text, files } = renamed('artifacts:\n  base:\n    manifest: shared/impact.yaml#tu<|>ned\n', 'chat', {
      files: { 'shared/impact.yaml': 'derivatives:\n  tuned: {}\n' },
    });
    assert.equal(text, 'artifacts:\n  base:\n    manifest: shared/impact.yaml#chat\n');
    assert.deepEqual(files, { 'shared/impact.yaml': 'derivatives:\n  chat: {}\n' });
  });

  it('keeps what a renamed artifact is taken from', () => {
    const files = { 'shared/impact.yaml': 'derivatives:\n  tuned: {}\n  x: {}\n' };
    assert.equal(
      renamed('artifacts:\n  <|>tuned:\n    manifest: shared/impact.yaml\n', 'chat', { files }).text,
      'artifacts:\n  chat:\n    manifest: shared/impact.yaml#tuned\n',
    );
    assert.equal(
      renamed('artifacts:\n  <|>tuned:\n    manifest: shared/impact.yaml#x\n', 'chat', { files }).text,
      'artifacts:\n  chat:\n    manifest: shared/impact.yaml#x\n',
    );
  });

  it('leaves alone a reference that means the only entry there is', () => {
    const { files } = renamed('derivatives:\n  <|>tuned: {}\n', 'chat', {
      files: { 'app.impact.yaml': 'artifacts:\n  base:\n    manifest: impact.yaml\n' },
    });
    assert.deepEqual(files, {});
  });

  it('makes no edit where nothing changes', () => {
    assert.equal(renamed('artifacts:\n  <|>a: {}\n', 'a').text, 'artifacts:\n  a: {}\n');
  });

  it('refuses what is no id', () => {
    assert.equal(
      refusal('artifacts:\n  <|>dolma: {}\n', 'Dolma v1'),
      '“Dolma v1” is not an id: use lower-case letters, digits, “.”, “_” and “-” only, beginning with a letter or a digit. Did you mean “dolma-v1”?',
    );
    assert.match(refusal('artifacts:\n  <|>dolma: {}\n', ''), /^An empty key is not an id/);
    assert.equal(
      refusal('artifacts:\n  <|>dolma: {}\n', 'x-dolma'),
      '“x-dolma” is not an id: what begins with “x-” is an extension and is not read.',
    );
  });

  it('refuses an id that is taken', () => {
    const manifest = 'artifacts:\n  <|>a: {}\nderivatives:\n  b: {}\ndistributions:\n  c: {}\n';
    assert.equal(refusal(manifest, 'b'), '“b” is already a derivative: an id can appear only once.');
    assert.equal(renamed(manifest, 'c').text, 'artifacts:\n  c: {}\nderivatives:\n  b: {}\ndistributions:\n  c: {}\n');
    assert.equal(
      refusal('artifacts:\n  a: {}\nderivatives:\n  d:\n    from: { a: modified, <|>b: modified }\n', 'a'),
      '“a” is already what “d” is made from: an id can appear only once.',
    );
  });
});
