import assert from 'node:assert/strict';
import { agreement } from '../../../server/src/rules/distribution/agreement';
import { analyzedBy, applied, checkRule, checkFix } from '../../kit/check';
import { FILES, RELEASE, WORD_COUNTS } from '../../kit/release';

const REPORT = 'reports/word-counts.data.md';
const withTerms = (terms: string): Record<string, string> => ({ ...FILES, 'LICENSE.md': terms });

describe('distribution/agreement', () => {
  it('marks a distribution that names none', () => {
    const { findings } = checkRule(
      agreement,
      `${WORD_COUNTS}distributions:
  github:
# ^^^^^^ warning distribution/agreement: “github” names no agreement that binds recipients to the use-based restrictions: Word Counts comes from ValuePrism (AI2-ImpACT-MR, medium risk).
    of: word-counts
    audience: public
    attribution: ValuePrism is licensed under the AI2 ImpACT License for Medium Risk Artifacts, © 2023 The Allen Institute for Artificial Intelligence.
    notices: NOTICE.md
`,
      { files: FILES },
    );
    assert.deepEqual(
      findings[0]?.related?.map(({ message }) => message),
      [
        '“github” shares Word Counts.',
        'Word Counts is made from ValuePrism (incorporated).',
        'ValuePrism is under a license of The Allen Institute for Artificial Intelligence.',
        'Its license is AI2-ImpACT-MR: medium risk.',
      ],
    );
    assert.equal(findings[0].remedy, 'Add “agreement” with the path or the URL of the terms.');
  });

  const withAgreement = (line: string): string => `${WORD_COUNTS}distributions:
  github:
    of: word-counts
    audience: public
    status: released
${line}    attribution: ValuePrism is licensed under the AI2 ImpACT License for Medium Risk Artifacts, © 2023 The Allen Institute for Artificial Intelligence.
    notices: NOTICE.md
`;

  for (const [terms, says] of [
    ['# Use-based restrictions\n', 'contains no terms, only headings, comments or placeholders'],
    ['<!-- You must not use it for weapons. -->\n', 'contains no terms, only headings, comments or placeholders'],
    ['You are not bound by Exhibit A.', 'says that the use-based restrictions are not binding'],
    ['You may use it for military weapons.', 'permits what the use-based restrictions prohibit'],
    [
      'MIT License\n\nPermission is hereby granted, free of charge.',
      'is or names the MIT license, which has no use-based restrictions',
    ],
    ['Prices: see Exhibit A, Table 2.', 'refers to an exhibit that is not Exhibit A of an ImpACT license'],
  ] as const) {
    it(`marks terms that do not bind: ${terms.trim()}`, () => {
      checkRule(
        agreement,
        withAgreement(`    agreement: LICENSE.md
#              ^^^^^^^^^^ error distribution/agreement: LICENSE.md ${says}: Word Counts comes from ValuePrism (AI2-ImpACT-MR, medium risk).
`),
        { files: withTerms(terms) },
      );
    });
  }

  for (const [address, says] of [
    [
      'http://localhost:3000/terms',
      'is an address of a private network or of this machine, so it binds nobody outside your organization',
    ],
    [
      'https://allenai.org/licenses/impact-mr',
      'is a former address of the licensor that is gone, so nobody can read the restrictions there',
    ],
    [
      'https://creativecommons.org/licenses/by/4.0/',
      'is or names a Creative Commons license, which has no use-based restrictions',
    ],
  ] as const) {
    it(`marks an address that shows no terms that bind: ${address}`, () => {
      checkRule(
        agreement,
        withAgreement(`    agreement: ${address}
#              ${'^'.repeat(address.length)} error distribution/agreement: ${address} ${says}: Word Counts comes from ValuePrism (AI2-ImpACT-MR, medium risk).
`),
        { files: FILES },
      );
    });
  }

  it('is content with one of several that binds', () => {
    const files = { ...FILES, 'README.md': 'The terms are in LICENSE.md.\n', 'MIT.txt': 'MIT License\n' };
    checkRule(agreement, withAgreement('    agreement: [README.md, MIT.txt, LICENSE.md]\n'), { files });
    const { findings } = analyzedBy(agreement, withAgreement('    agreement: [MIT.txt, README.md]\n'), { files });
    assert.deepEqual(
      findings.filter(({ rule }) => rule === 'distribution/agreement'),
      [],
      'what a person has to judge is not missing',
    );
  });

  it('leaves to a person what can’t be told', () => {
    for (const terms of [
      'Die Nutzungsbeschränkungen aus Anhang A der Lizenz gelten für alle, die diese Daten nutzen.',
      'Be good.',
    ])
      checkRule(agreement, withAgreement('    agreement: LICENSE.md\n'), { files: withTerms(terms) });
  });

  it('does not look at a URL, and leaves a missing file to another rule', () => {
    checkRule(agreement, WORD_COUNTS + RELEASE.replace('LICENSE.md', 'https://example.org/terms'), { files: FILES });
    const { findings } = analyzedBy(agreement, WORD_COUNTS + RELEASE.replace('LICENSE.md', 'TERMS.md'), {
      files: FILES,
    });
    assert.deepEqual(
      findings.filter(({ rule }) => rule === 'distribution/agreement'),
      [],
    );
  });

  it('is silent inside, on what was withdrawn, and where no ImpACT license reaches', () => {
    const bare = (audience: string, license: string): string =>
      `${WORD_COUNTS.replace('AI2-ImpACT-MR', license)}distributions:\n  hub:\n    of: word-counts\n    audience: ${audience}\n`;
    checkRule(agreement, bare('internal', 'AI2-ImpACT-MR'), { files: FILES });
    checkRule(agreement, `${bare('public', 'AI2-ImpACT-MR')}    status: withdrawn\n`, { files: FILES });
    checkRule(agreement, bare('public', 'Apache-2.0'), { files: FILES });
  });

  it('offers to name a file, without a word on what is in it', () => {
    const before = WORD_COUNTS + RELEASE.replace('    agreement: LICENSE.md\n', '');
    checkFix('distribution/agreement', before, WORD_COUNTS + RELEASE, { files: FILES });
    assert.equal(analyzedBy(agreement, before, { files: FILES }).findings[0]?.fixes?.()[0]?.safe, false);
  });

  const PARTIAL =
    'Use-based restrictions: no military weapons, no nuclear weapons;\nno asylum decisions by machines.\n';
  const REASON = 'Word Counts comes from ValuePrism (AI2-ImpACT-MR, medium risk).';

  it('names the restrictions that a list leaves out', () => {
    const { findings } = checkRule(
      agreement,
      `${WORD_COUNTS}distributions:
  github:
    of: word-counts
    audience: public
    status: released
    agreement: LICENSE.md
#              ^^^^^^^^^^ error distribution/agreement: LICENSE.md leaves out 4 use-based restrictions (military surveillance, and research on it; real-time remote biometric processing or identification in public places for law enforcement; producing or spreading content in a public context, unless it is expressly disclosed that the content is machine generated; fully automated decisions that create, change or end a binding obligation or affect rights, without a human in the loop): ${REASON}
    attribution: ValuePrism is licensed under the AI2 ImpACT License for Medium Risk Artifacts, © 2023 The Allen Institute for Artificial Intelligence.
    notices: NOTICE.md
`,
      { files: withTerms(PARTIAL) },
    );
    assert.equal(findings[0]?.related?.[0]?.span.fragment.text, PARTIAL);
    assert.equal(findings[0].remedy, 'Include each of the use-based restrictions (Exhibit A) in LICENSE.md.');
  });

  it('writes them into the terms, and nothing else', () => {
    const before = WORD_COUNTS + RELEASE;
    for (const terms of [PARTIAL, '# Terms\n']) {
      const files = withTerms(terms);
      checkFix('distribution/agreement', before, before, { files });
      const analysis = analyzedBy(agreement, before, { files });
      const fix = analysis.findings[0]?.fixes?.()[0];
      assert.ok(fix);
      const after = applied(analysis, fix, { files }).files['LICENSE.md'] ?? '';
      assert.ok(after.startsWith(`${terms}\n<!-- impact-manifest:terms github begin`));
    }
  });

  it('writes them to a new file where there is none', () => {
    const without = WORD_COUNTS + RELEASE.replace('    agreement: LICENSE.md\n', '');
    const rest = { 'NOTICE.md': FILES['NOTICE.md'] ?? '', [REPORT]: FILES[REPORT] ?? '' };
    checkFix('distribution/agreement', without, WORD_COUNTS + RELEASE, { files: rest });
  });

  it('marks a section of ours that says something else now, and writes it anew', () => {
    const manifest = WORD_COUNTS + RELEASE;
    const files = written(withTerms('# My terms\n'));
    checkRule(agreement, manifest, { files });
    const old = {
      ...files,
      'LICENSE.md': (files['LICENSE.md'] ?? '').replace('Military surveillance', 'Surveillance'),
    };
    const { findings } = analyzedBy(agreement, manifest, { files: old });
    assert.deepEqual(
      findings.map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`),
      [
        `error distribution/agreement: LICENSE.md leaves out 1 use-based restriction (military surveillance, and research on it): ${REASON}`,
        'error distribution/agreement: The use-based restrictions of “github” between the marks in LICENSE.md no longer match the manifest.',
      ],
    );
    const analysis = analyzedBy(agreement, manifest, { files: old });
    const fix = analysis.findings[1]?.fixes?.()[0];
    assert.ok(fix?.safe);
    assert.deepEqual(applied(analysis, fix, { files: old }).files, files);
  });

  it('marks damaged marks, and touches nothing there', () => {
    const files = written(withTerms('# My terms\n'));
    const cut = (files['LICENSE.md'] ?? '').replace('<!-- impact-manifest:terms github end -->\n', '');
    const { findings } = checkRule(
      agreement,
      `${WORD_COUNTS}distributions:
  github:
    of: word-counts
    audience: public
    status: released
    agreement: LICENSE.md
#              ^^^^^^^^^^ error distribution/agreement: The generated use-based restrictions of “github” can’t be separated from the rest of LICENSE.md: there is a start mark without an end mark.
    attribution: ValuePrism is licensed under the AI2 ImpACT License for Medium Risk Artifacts, © 2023 The Allen Institute for Artificial Intelligence.
    notices: NOTICE.md
`,
      { files: { ...files, 'LICENSE.md': cut } },
    );
    assert.equal(findings[0]?.fixes, undefined);
  });

  /** The files once the terms have been written into them. */
  function written(files: Record<string, string>): Readonly<Record<string, string>> {
    const analysis = analyzedBy(agreement, WORD_COUNTS + RELEASE, { files });
    const fix = analysis.findings.find(({ rule }) => rule === 'distribution/agreement')?.fixes?.()[0];
    assert.ok(fix);
    return applied(analysis, fix, { files }).files;
  }
});
