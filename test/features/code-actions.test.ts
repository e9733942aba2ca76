import assert from 'node:assert/strict';
import fc from 'fast-check';
import { codeActions, type ActionKind } from '../../server/src/features/code-actions';
import { analyzed, applied, only, type Setting } from '../kit/check';
import { analyzedAt } from '../kit/cursor';
import { mutatedManifest } from '../kit/mutants';

const joined = (...lines: string[]): string => lines.join('\n') + '\n';

/** The titles of what is offered at the cursor. */
function titles(marked: string, kind: ActionKind, setting: Setting = {}): string[] {
  const { analysis, offset } = analyzedAt(marked, setting);
  return codeActions(analysis, { start: offset, end: offset }, (it) => it === kind).map(({ fix }) => fix.title);
}

/** The text, and the other files, after the action with the title, or the only one. */
function done(
  marked: string,
  kind: ActionKind,
  title?: string,
  setting: Setting = {},
): { text: string; files: Readonly<Record<string, string>> } {
  const { analysis, offset } = analyzedAt(marked, setting);
  const actions = codeActions(analysis, { start: offset, end: offset }, (it) => it === kind).filter(
    ({ fix }) => title === undefined || fix.title === title,
  );
  const [action] = actions;
  assert.ok(
    action !== undefined && actions.length === 1,
    `${String(actions.length)} actions: ${actions.map(({ fix }) => fix.title).join(' | ')}`,
  );
  return applied(analysis, action.fix, setting);
}

const UNDERSTATED = joined(
  'version: 1',
  'artifacts:',
  '  dolma: { name: Dolma, type: data, license: AI2-ImpACT-MR }',
  'derivatives:',
  '  counts:',
  '    name: Counts',
  '    type: data',
  '    from: { dolma: modified }',
  '    risk: lo<|>w # as we see it',
);

describe('code actions', () => {
  it('offer the fixes of a finding, then to silence it', () => {
    assert.deepEqual(titles(UNDERSTATED, 'quickfix'), [
      'State “risk: medium”, as inherited',
      'Remove “risk”, which is inherited anyway',
      'Silence lineage/understated-risk on this line, with a reason',
      'Silence lineage/understated-risk in this file, with a reason',
    ]);
  });

  it('offer nothing where nothing is wrong', () => {
    assert.deepEqual(titles(UNDERSTATED.replace('<|>', '').replace('Counts', 'Co<|>unts'), 'quickfix'), []);
  });

  it('mark an only fix as the preferred one', () => {
    const { analysis, offset } = analyzedAt('version: 1\nproject: A\nartefac<|>ts: {}\n');
    const [first] = codeActions(analysis, { start: offset, end: offset });
    assert.equal(first?.fix.preferred, true);
  });

  it('silence a line in its indentation, and the finding is gone', () => {
    const { text } = done(UNDERSTATED, 'quickfix', 'Silence lineage/understated-risk on this line, with a reason');
    assert.equal(
      text,
      UNDERSTATED.replace('<|>', '').replace(
        '    risk:',
        '    # impact-disable-next-line lineage/understated-risk -- say why this is fine\n    risk:',
      ),
    );
    assert.deepEqual(analyzed(text, only('lineage/understated-risk')).findings, []);
  });

  it('silence a rule in a file, behind a byte order mark and with its line endings', () => {
    const marked = `\uFEFF${UNDERSTATED.replaceAll('\n', '\r\n')}`;
    const { text } = done(marked, 'quickfix', 'Silence lineage/understated-risk in this file, with a reason');
    assert.equal(
      text,
      marked
        .replace('<|>', '')
        .replace('\uFEFF', '\uFEFF# impact-disable-file lineage/understated-risk -- say why this is fine\r\n'),
    );
    assert.deepEqual(analyzed(text, only('lineage/understated-risk')).findings, []);
  });

  it('silence a fault within a text from above it, or in the file where there is no such place', () => {
    const hub = (attribution: string): string =>
      joined(
        'version: 1',
        'artifacts:',
        '  a: { name: A, type: data, license: AI2-ImpACT-LR, year: 2023 }',
        'distributions:',
        '  hub:',
        '    of: a',
        '    audience: public',
        '    agreement: https://example.org/terms',
        ...attribution.split('\n'),
      );
    const wrong =
      'A is lic<|>ensed under the AI2 ImpACT License for Low Risk Artifacts, © 2022 The Allen Institute for Artificial Intelligence.';
    for (const text of [
      hub(`    attribution: |\n      Thanks.\n      ${wrong}`),
      hub(`    attribution: Thanks.\n      ${wrong}`),
    ]) {
      const silenced = done(text, 'quickfix', 'Silence distribution/attribution on this line, with a reason').text;
      const comment = '    # impact-disable-next-line distribution/attribution -- say why this is fine\n';
      assert.equal(silenced, text.replace('<|>', '').replace('    attribution:', `${comment}    attribution:`));
      assert.deepEqual(analyzed(silenced, only('distribution/attribution')).findings, []);
    }
    const braces = joined(
      'version: 1',
      'artifacts: { a: { name: "A',
      '  B", type: data, license: AI2-ImpACT-LR, risk: hi<|>gh } }',
      'distributions: { here: { of: a, audience: internal } }',
    );
    assert.deepEqual(
      titles(braces, 'quickfix').filter((title) => title.startsWith('Silence')),
      ['Silence coverage/risk-mismatch in this file, with a reason'],
    );
  });

  it('apply all safe fixes at once', () => {
    const text = joined(
      'version: 1',
      'artifacts:',
      '  a:',
      '    name: A',
      '    typ<|>e: dat',
      '    licence: AI2-ImpACT-LR',
      'distributions:',
      '  d: { of: a, audience: internal }',
    );
    assert.equal(
      done(text, 'source.fixAll.impact').text,
      text.replace('<|>', '').replace('dat\n', 'data\n').replace('licence', 'license'),
    );
  });

  it('apply what several findings have in common once, also in a file that several distributions ship', () => {
    const hub = (id: string): string =>
      `  ${id}: { of: [a, b], audience: public, agreement: https://example.org/terms, attribution: { file: NOTICE.md } }`;
    const text = joined(
      'version: 1<|>',
      'artifacts:',
      '  a: { name: A, type: data, license: AI2-ImpACT-LR, year: 2023 }',
      '  b: { name: B, type: data, license: AI2-ImpACT-LR, year: 2023 }',
      'distributions:',
      hub('x'),
      hub('y'),
    );
    // Only where a section of ours is there already may it be written unseen.
    assert.deepEqual(titles(text, 'source.fixAll.impact', { files: { 'NOTICE.md': 'Notices.\n' } }), []);
    const section = (id: string, words: string): string =>
      `<!-- impact-manifest:attribution ${id} begin: what stands between these marks is generated -->\n\n${words}\n\n<!-- impact-manifest:attribution ${id} end -->\n`;
    const before = `Notices.\n\n${section('x', 'Old.')}\n${section('y', 'Old.')}`;
    const { files } = done(text, 'source.fixAll.impact', undefined, { files: { 'NOTICE.md': before } });
    const sentence = (name: string): string =>
      `${name} is licensed under the AI2 ImpACT License for Low Risk Artifacts, © 2023 The Allen Institute for Artificial Intelligence.`;
    const wanted = `${sentence('A')}\n\n${sentence('B')}`;
    assert.equal(files['NOTICE.md'], `Notices.\n\n${section('x', wanted)}\n${section('y', wanted)}`);
  });

  it('sort the fields of entries with their comments', () => {
    const text = joined(
      'version: 1',
      'artifacts:',
      '  a:',
      '    # which license',
      '    license: AI2-ImpACT-LR # really',
      '    x-note: kept last',
      '    year: 2023',
      '    # what it is',
      '    type: data',
      '    name: A<|>',
      '  b: { type: data, name: B, license: MIT }',
    );
    assert.equal(
      done(text, 'source.sortKeys.impact').text,
      joined(
        'version: 1',
        'artifacts:',
        '  a:',
        '    name: A',
        '    # what it is',
        '    type: data',
        '    # which license',
        '    license: AI2-ImpACT-LR # really',
        '    year: 2023',
        '    x-note: kept last',
        '  b: { type: data, name: B, license: MIT }',
      ),
    );
  });

  it('keep a last line without an ending when sorting', () => {
    assert.equal(
      done('version: 1\nartifacts:\n  a:\n    type: data\n    name: A<|>', 'source.sortKeys.impact').text,
      'version: 1\nartifacts:\n  a:\n    name: A\n    type: data',
    );
  });

  it('have nothing to sort where all is in order', () => {
    assert.deepEqual(
      titles('<|>version: 1\nartifacts:\n  a:\n    name: A\n    type: data\n', 'source.sortKeys.impact'),
      [],
    );
  });

  describe('move an attribution', () => {
    const manifest = joined(
      'distributions:',
      '  hub:',
      '    attribution: |',
      '      A is <|>licensed.',
      '      B is licensed.',
      '    notices: docs/NOTICE.md',
      '    audience: public',
    );
    const after = joined(
      'distributions:',
      '  hub:',
      '    attribution: { file: docs/NOTICE.md }',
      '    notices: docs/NOTICE.md',
      '    audience: public',
    );

    it('into a new file', () => {
      const { text, files } = done(manifest, 'refactor.extract');
      assert.equal(text, after);
      assert.equal(files['docs/NOTICE.md'], '# Notices\n\nA is licensed.\nB is licensed.\n');
    });

    it('into another new file where that is there already, which belongs to whoever wrote it', () => {
      const { text, files } = done(manifest, 'refactor.extract', undefined, {
        files: { 'docs/NOTICE.md': 'Ours.\r\n' },
      });
      assert.equal(text, after.replace('{ file: docs/NOTICE.md }', '{ file: NOTICE.md }'));
      assert.equal(files['docs/NOTICE.md'], 'Ours.\r\n');
      assert.equal(files['NOTICE.md'], '# Notices\n\nA is licensed.\nB is licensed.\n');
    });

    it('not from anywhere else', () => {
      assert.deepEqual(titles('dis<|>tributions:\n  hub:\n    attribution: A\n', 'refactor.extract'), []);
    });
  });

  it('write the notice and the terms of each distribution that owes them, and name the files', () => {
    const text = joined(
      'version: 1',
      'artifacts:',
      '  paloma: { name: Paloma, type: data, license: AI2-ImpACT-LR, year: 2023 }',
      'distributions:',
      '  hub:<|>',
      '    of: paloma',
      '    audience: public',
      '  here: { of: paloma, audience: internal }',
    );
    const notice = done(text, 'source.writeNotice.impact');
    assert.match(
      notice.files['NOTICE.md'] ?? '',
      /Paloma is licensed under the AI2 ImpACT License for Low Risk Artifacts/,
    );
    assert.match(notice.text, /notices: NOTICE\.md/);
    const terms = done(text, 'source.writeTerms.impact');
    assert.match(terms.files['LICENSE.md'] ?? '', /[Uu]se-based restrictions/);
    assert.match(terms.text, /agreement: LICENSE\.md/);
  });

  it('never break, and stay inside of the document, whatever the text @slow', () => {
    fc.assert(
      fc.property(mutatedManifest, fc.nat(), (text, at) => {
        const analysis = analyzed(text);
        const offset = at % (text.length + 1);
        for (const { fix } of codeActions(analysis, { start: offset, end: text.length })) applied(analysis, fix);
      }),
      { numRuns: 300 },
    );
  });
});
