import assert from 'node:assert/strict';
import { notices } from '../../../server/src/rules/distribution/notices';
import { analyzedBy, applied, checkRule, checkFix } from '../../kit/check';
import { FILES, RELEASE, VALUE_PRISM, WORD_COUNTS } from '../../kit/release';

/** A model under two licenses, each with its notice, and an iteration of it. */
const MERGED = `version: 1
artifacts:
  tulu-2:
    name: Tulu 2
    type: model
    license: AI2-ImpACT-LR
    year: 2023
    notices: up/TULU
  llama-2:
    name: Llama 2
    type: model
    license: LicenseRef-Llama-2
    notices: [up/LLAMA]
derivatives:
  merged:
    name: Merged
    type: model
    from:
      tulu-2: weights-modified
      llama-2: weights-modified
    changes: Merged the weights.
    reports:
      model: https://example.org/merged/model.md
`;

const TULU =
  'Tulu 2 is licensed under the AI2 ImpACT License for Low Risk Artifacts, © 2023 The Allen Institute for Artificial Intelligence.';

const hub = (notices: string): string => `${MERGED}distributions:
  hub:
    of: merged
    audience: public
    agreement: LICENSE.md
    attribution: ${TULU}
${notices}`;

const files = {
  'LICENSE.md': 'Whoever uses it is bound by Exhibit A of the AI2 ImpACT License for Low Risk Artifacts.\n',
  'NOTICE.md': 'Merged the weights.\n',
  'up/TULU': 'Tulu 2 is based on Llama 2.\n',
  'up/LLAMA': 'Llama 2 is licensed\nunder the LLAMA 2 Community License.\n',
};

describe('distribution/notices', () => {
  it('marks a distribution of a derivative that has none', () => {
    const { findings } = checkRule(
      notices,
      `${WORD_COUNTS}distributions:
  github:
# ^^^^^^ error distribution/notices: “github” has no “notices”, which is where the notice of modification goes: Word Counts comes from ValuePrism (AI2-ImpACT-MR, medium risk).
    of: word-counts
    audience: public
    status: released
    agreement: LICENSE.md
    attribution: ${VALUE_PRISM}
`,
      { files: FILES },
    );
    assert.equal(findings[0]?.remedy, 'Add “notices” with the path of each file that ships them.');
    assert.equal(findings[0].related?.length, 4);
  });

  it('takes an empty list for none', () => {
    const before = WORD_COUNTS + RELEASE.replace('NOTICE.md', '[]');
    const after = WORD_COUNTS + RELEASE.replace('NOTICE.md', '[NOTICE.md]');
    checkFix('distribution/notices', before, after, { files: FILES });
  });

  it('names all that must be retained where there is no place for it', () => {
    const { findings } = checkRule(
      notices,
      `${MERGED}distributions:
  hub:
# ^^^ warning distribution/notices: “hub” has no “notices”, though up/TULU of Tulu 2 and up/LLAMA of Llama 2 must be retained: Merged comes from Tulu 2 (AI2-ImpACT-LR, low risk).
    of: merged
    audience: public
    agreement: LICENSE.md
    attribution: ${TULU}
`,
      { files },
    );
    assert.deepEqual(
      findings[0]?.related?.filter(({ message }) => message.startsWith('It')).map(({ message }) => message),
      ['Its license is AI2-ImpACT-LR: low risk.', 'It is licensed under LicenseRef-Llama-2.'],
    );
  });

  it('marks notices that lack one of two', () => {
    const { findings } = checkRule(
      notices,
      `${MERGED}distributions:
  hub:
    of: merged
    audience: public
    agreement: LICENSE.md
    attribution: ${TULU}
    notices: [up/TULU, NOTICE.md]
#            ^^^^^^^^^^^^^^^^^^^^ warning distribution/notices: The notices do not include up/LLAMA, which came with Llama 2 and must be retained: Merged comes from Llama 2.
`,
      { files },
    );
    assert.equal(findings[0]?.remedy, 'List up/LLAMA in “notices”, or copy its text into a file that is listed there.');
    assert.equal(findings[0].related?.at(-1)?.message, 'Llama 2 came with this notice.');
  });

  it('asks for the notices of an artifact that is shared as it is', () => {
    checkRule(
      notices,
      `version: 1
artifacts:
  tulu-2:
    name: Tulu 2
    type: model
    license: AI2-ImpACT-LR
    year: 2023
    notices: up/TULU
distributions:
  hub:
# ^^^ warning distribution/notices: “hub” has no “notices”, though up/TULU of Tulu 2 must be retained: Tulu 2 is licensed under AI2-ImpACT-LR (low risk).
    of: tulu-2
    audience: third-party
    agreement: LICENSE.md
    attribution: ${TULU}
`,
      { files },
    );
  });

  it('is silent where each is listed, or its words are in a file that is', () => {
    checkRule(notices, hub('    notices: [up/TULU, ./up/../up/LLAMA, NOTICE.md]\n'), { files });
    const all =
      'Notices:\n\n* Tulu 2 is based\n  on Llama 2.\n* Llama 2 is licensed under the LLAMA 2 Community License.\n\n> _Merged_ the\n> weights\n';
    checkRule(notices, hub('    notices: NOTICE.md\n'), { files: { ...files, 'NOTICE.md': all } });
    checkRule(notices, hub('    notices: https://example.org/notices\n'), { files });
  });

  it('is silent on an artifact that came without any, inside, and on what was withdrawn', () => {
    checkRule(notices, WORD_COUNTS + RELEASE, { files: FILES });
    checkRule(notices, hub('').replace('public', 'internal'), { files });
    checkRule(notices, hub('    status: withdrawn\n'), { files });
  });

  it('does not judge what can’t be read', () => {
    const ours = (text: string, there: Record<string, string>): readonly string[] =>
      analyzedBy(notices, text, { files: there })
        .findings.map(({ rule }) => rule)
        .filter((rule) => rule === 'distribution/notices');
    assert.deepEqual(ours(hub('    notices: [up/TULU, up/GONE]\n'), files), []);
    assert.deepEqual(ours(hub('    notices: [up/TULU, NOTICE.md]\n'), { ...files }), ['distribution/notices']);
  });

  it('marks a notice that tells something else, or nothing', () => {
    for (const text of [
      'Hello.\n',
      '',
      '<!-- Merged the weights. -->\n',
      'Merged the weights of others.\n'.slice(0, 10),
    ])
      checkRule(
        notices,
        hub(`    notices: [up/TULU, up/LLAMA, NOTICE.md]
#                                ^^^^^^^^^ warning distribution/notices: NOTICE.md does not say what was changed in Merged: Merged comes from Tulu 2 (AI2-ImpACT-LR, low risk).
`),
        { files: { ...files, 'NOTICE.md': text } },
      );
  });

  it('does not take what came with an artifact for a notice of our own', () => {
    checkRule(
      notices,
      hub(`    notices: [up/TULU, up/LLAMA]
#             ^^^^^^^ warning distribution/notices: up/TULU does not say what was changed in Merged: Merged comes from Tulu 2 (AI2-ImpACT-LR, low risk).
`),
      { files: { ...files, 'up/TULU': 'Tulu 2. Merged the weights.\n' } },
    );
  });

  it('marks what came with an artifact and is empty, where it is named', () => {
    checkRule(
      notices,
      hub('    notices: [up/TULU, up/LLAMA, NOTICE.md]\n').replace(
        '    notices: [up/LLAMA]\n',
        `    notices: [up/LLAMA]
#             ^^^^^^^^ warning distribution/notices: up/LLAMA, which came with Llama 2 and must be retained, is empty: Merged comes from Llama 2.
`,
      ),
      { files: { ...files, 'up/LLAMA': ' \n' } },
    );
  });

  it('takes no private address for a place where notices ship', () => {
    checkRule(
      notices,
      hub(`    notices: http://localhost:8000/notices
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning distribution/notices: http://localhost:8000/notices is an address of a private network or of this machine, where nobody outside your organization can read the notices: Merged comes from Tulu 2 (AI2-ImpACT-LR, low risk).
`),
      { files },
    );
  });

  describe('fixes', () => {
    const rule = 'distribution/notices';

    it('name a file for the notice of modification', () => {
      checkFix(rule, WORD_COUNTS + RELEASE.replace('    notices: NOTICE.md\n', ''), WORD_COUNTS + RELEASE, {
        files: FILES,
      });
    });

    it('list what must be retained', () => {
      checkFix(rule, hub(''), hub('    notices:\n      - up/TULU\n      - up/LLAMA\n      - NOTICE.md\n'), { files });
      checkFix(rule, hub('    notices: [up/TULU, NOTICE.md]\n'), hub('    notices: [up/TULU, NOTICE.md, up/LLAMA]\n'), {
        files,
      });
    });

    it('are never safe, since they say that something ships', () => {
      const fixes = ['', '    notices: [up/TULU, NOTICE.md]\n'].flatMap((named) =>
        analyzedBy(notices, hub(named), { files }).findings.flatMap((finding) => finding.fixes?.() ?? []),
      );
      assert.deepEqual(
        fixes.map(({ title, safe }) => `${title}: ${String(safe)}`),
        [
          'Add “notices: up/TULU, up/LLAMA, NOTICE.md”: false',
          'Write the notice to NOTICE.md: false',
          'List up/LLAMA in “notices”: false',
          'Write the notice to NOTICE.md: false',
        ],
      );
    });

    it('find the way to a notice of another manifest', () => {
      const here = `version: 1
artifacts:
  merged:
    manifest: ../upstream/impact.yaml#merged
distributions:
  hub:
    of: merged
    audience: public
    agreement: ../LICENSE.md
    attribution: ${TULU}
`;
      checkFix(
        rule,
        here,
        `${here}    notices:\n      - ../upstream/up/TULU\n      - ../upstream/up/LLAMA\n      - NOTICE.md\n`,
        {
          path: 'release/impact.yaml',
          files: {
            'LICENSE.md': files['LICENSE.md'],
            'release/NOTICE.md': files['NOTICE.md'],
            'upstream/impact.yaml': MERGED,
            'upstream/up/TULU': 'a',
            'upstream/up/LLAMA': 'b',
          },
        },
      );
    });
  });

  it('marks a section of ours that says something else now, and writes it anew', () => {
    const analysis = analyzedBy(notices, WORD_COUNTS + RELEASE.replace('    notices: NOTICE.md\n', ''), {
      files: FILES,
    });
    const write = analysis.findings[0]?.fixes?.().find(({ title }) => title === 'Write the notice to NOTICE.md');
    assert.ok(write);
    const { text, files: shipped } = applied(analysis, write, { files: FILES });
    checkRule(notices, text, { files: shipped });
    const changed = text.replace('Counted the words.', 'Counted the letters.');
    checkRule(
      notices,
      changed.replace(
        '    notices: NOTICE.md\n',
        `    notices: NOTICE.md
#            ^^^^^^^^^ error distribution/notices: The notice of “github” between the marks in NOTICE.md no longer matches the manifest.
`,
      ),
      { files: shipped },
    );
    checkFix('distribution/notices', changed, changed, { files: shipped });
  });
});
