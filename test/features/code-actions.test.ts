import assert from 'node:assert/strict';
import fc from 'fast-check';
import { codeActions, silenceHere, type ActionKind, type SilenceChoice } from '../../server/src/features/code-actions';
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

/** The text after a finding at the cursor has been silenced for a reason that somebody gave. */
function silenced(marked: string, scope: SilenceChoice['scope'], rule = 'lineage/understated-risk'): string {
  const { analysis, offset } = analyzedAt(marked);
  // A reason is one line, whatever is pasted.
  const reason = ' agreed\nwith Kim until 2030-01-01 ';
  const fix = silenceHere(analysis, { start: offset, end: offset }, { rule, scope, reason });
  assert.ok(fix, 'there is nothing to silence');
  return applied(analysis, fix).text;
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
      'Write “risk: medium”, as inherited',
      'Remove “risk”, which is inherited anyway',
      'Explain lineage/understated-risk',
      'Silence…',
    ]);
  });

  it('offer one way to silence all that is found at a place, and a comment for each rule where nobody asks', () => {
    const { analysis, offset } = analyzedAt(
      joined('version: 1', 'artifacts:', '  Dol<|>ma: { name: Dolma, type: dat, license: AI2-ImpACT-MR }'),
      only('manifest/schema', 'manifest/unused-artifact'),
    );
    const actions = codeActions(analysis, { start: offset, end: offset }, (kind) => kind === 'quickfix');
    const silencing = actions.filter(({ command }) => command?.name === 'impact.silence');
    assert.deepEqual(silencing, actions.slice(-1));
    assert.deepEqual(silencing[0]?.command?.arguments[1], [
      { rule: 'manifest/schema', scope: 'next-line' },
      { rule: 'manifest/schema', scope: 'file' },
      { rule: 'manifest/unused-artifact', scope: 'next-line' },
      { rule: 'manifest/unused-artifact', scope: 'file' },
    ]);
    assert.deepEqual(
      silencing[0]?.otherwise?.map(({ fix }) => fix.title),
      [
        'Silence manifest/schema on this line, with a reason',
        'Silence manifest/unused-artifact on this line, with a reason',
      ],
    );
  });

  it('offer nothing where nothing is wrong', () => {
    assert.deepEqual(titles(UNDERSTATED.replace('<|>', '').replace('Counts', 'Co<|>unts'), 'quickfix'), []);
  });

  it('prefer what is safe, and nothing that speaks for a person', () => {
    const preferred = (marked: string): readonly string[] => {
      const { analysis, offset } = analyzedAt(marked);
      const actions = codeActions(analysis, { start: offset, end: offset });
      return actions.filter(({ fix }) => fix.preferred === true).map(({ fix }) => fix.title);
    };
    assert.deepEqual(preferred('version: 1\nproject: A\nartefac<|>ts: {}\n'), ['Rename to “artifacts”']);
    const leak = joined(
      'version: 1',
      'artifacts:',
      '  a: { name: A, type: data, license: AI2-ImpACT-HR }',
      'distributions:',
      '  out: { of: <|>a, audience: public }',
    );
    assert.deepEqual(preferred(leak), []);
  });

  it('silence a line in its indentation, and the finding is gone', () => {
    const text = silenced(UNDERSTATED, 'next-line');
    assert.equal(
      text,
      UNDERSTATED.replace('<|>', '').replace(
        '    risk:',
        '    # impact-disable-next-line lineage/understated-risk -- agreed with Kim until 2030-01-01\n    risk:',
      ),
    );
    assert.deepEqual(analyzed(text, only('lineage/understated-risk', 'manifest/unused-suppression')).findings, []);
  });

  it('silence a rule in a file, behind a byte order mark and with its line endings', () => {
    const marked = `\uFEFF${UNDERSTATED.replaceAll('\n', '\r\n')}`;
    const text = silenced(marked, 'file');
    assert.equal(
      text,
      marked
        .replace('<|>', '')
        .replace(
          '\uFEFF',
          '\uFEFF# impact-disable-file lineage/understated-risk -- agreed with Kim until 2030-01-01\r\n',
        ),
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
      const after = silenced(text, 'next-line', 'distribution/attribution');
      const comment = '    # impact-disable-next-line distribution/attribution -- agreed with Kim until 2030-01-01\n';
      assert.equal(after, text.replace('<|>', '').replace('    attribution:', `${comment}    attribution:`));
      assert.deepEqual(analyzed(after, only('distribution/attribution')).findings, []);
    }
    const braces = joined(
      'version: 1',
      'artifacts: { a: { name: "A',
      '  B", type: data, license: AI2-ImpACT-LR, risk: hi<|>gh } }',
      'distributions: { here: { of: a, audience: internal } }',
    );
    const { analysis, offset } = analyzedAt(braces);
    const silence = codeActions(analysis, { start: offset, end: offset }, (kind) => kind === 'quickfix').at(-1);
    assert.deepEqual(silence?.command?.arguments[1], [{ rule: 'coverage/risk-mismatch', scope: 'file' }]);
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
