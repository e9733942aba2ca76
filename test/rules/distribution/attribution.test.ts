import assert from 'node:assert/strict';
import { attribution as attributionRule } from '../../../server/src/rules/distribution/attribution';
import { analyzed, analyzedBy, applied, checkFix, checkRule, only } from '../../kit/check';
import { COUNTER, FILES, RELEASE, TULU, VALUE_PRISM, WORD_COUNTS } from '../../kit/release';

const hub = (attribution: string, eol = '\n'): string =>
  `${COUNTER}distributions:
  hub:
    of: counter
    audience: public
    agreement: LICENSE.md
${attribution}    notices: NOTICE.md
`.replaceAll('\n', eol);

const inText = (...sentences: readonly string[]): string =>
  hub(`    attribution: |\n${sentences.map((sentence) => `      ${sentence}\n`).join('')}`);

const IN_FILE = hub('    attribution:\n      file: ATTRIBUTION.md\n');

describe('distribution/attribution', () => {
  it('marks a distribution that has none', () => {
    const { findings } = checkRule(
      attributionRule,
      `${COUNTER}distributions:
  hub:
# ^^^ warning distribution/attribution: “hub” ships no attribution of ValuePrism and Tulu 2: Counter comes from ValuePrism (AI2-ImpACT-MR, medium risk).
    of: counter
    audience: public
    agreement: LICENSE.md
    notices: NOTICE.md
`,
      { files: FILES },
    );
    assert.equal(findings[0]?.remedy, `Add “attribution” with: ${VALUE_PRISM} ${TULU}`);
    assert.equal(findings[0].related?.filter(({ message }) => message.startsWith('Its license is')).length, 2);
  });

  it('marks one that lacks an artifact, with the way to it', () => {
    const { findings } = checkRule(
      attributionRule,
      `version: 1
artifacts:
  value-prism:
    name: ValuePrism
    type: data
    license: AI2-ImpACT-MR
    year: 2023
derivatives:
  cleaned:
    name: Cleaned
    type: data
    from:
      value-prism: modified
  word-counts:
    name: Word Counts
    type: data
    from:
      cleaned: incorporated
    changes: Counted the words.
    reports:
      data: reports/word-counts.data.md
distributions:
  hub:
    of: word-counts
    audience: public
    status: released
    agreement: LICENSE.md
    attribution: Made by Example Lab.
#                ^^^^^^^^^^^^^^^^^^^^ error distribution/attribution: The attribution does not name ValuePrism: Word Counts comes from ValuePrism (AI2-ImpACT-MR, medium risk) through Cleaned.
    notices: NOTICE.md
`,
      { files: FILES },
    );
    assert.equal(findings[0]?.remedy, `Add the sentence: ${VALUE_PRISM}`);
    assert.deepEqual(
      findings[0].related?.map(({ message }) => message),
      [
        '“hub” shares Word Counts.',
        'Word Counts is made from Cleaned (incorporated).',
        'Cleaned is made from ValuePrism (modified).',
        'ValuePrism is under a license of The Allen Institute for Artificial Intelligence.',
        'Its license is AI2-ImpACT-MR: medium risk.',
      ],
    );
  });

  it('marks just the sentence that is wrong, and says what is wrong with it', () => {
    checkRule(
      attributionRule,
      `${COUNTER}distributions:
  hub:
    of: counter
    audience: public
    agreement: LICENSE.md
    notices: NOTICE.md
    attribution: |
      Made from two artifacts.
      ValuePrism is licensed under the AI2 ImpACT License for Low Risk Artifacts, © 2024 AI2. ${TULU}
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning distribution/attribution: The attribution of ValuePrism has the wrong risk, year and licensor: it is licensed under AI2-ImpACT-MR, medium risk, the year of its copyright is 2023 and it was licensed by The Allen Institute for Artificial Intelligence.
`,
      { files: FILES },
    );
    const loose = VALUE_PRISM.replace(',', '');
    checkRule(
      attributionRule,
      `${WORD_COUNTS}distributions:
  hub:
    of: word-counts
    audience: public
    agreement: LICENSE.md
    notices: NOTICE.md
    attribution: "${loose} Thanks."
#                 ${'^'.repeat(loose.length)} warning distribution/attribution: The attribution of ValuePrism is not worded as the ImpACT licenses require.
`,
      { files: FILES },
    );
  });

  it('marks the path of a file that is wrong, and shows the place in it', () => {
    const wrong = VALUE_PRISM.replace('2023', '2022');
    const { findings } = checkRule(
      attributionRule,
      `${COUNTER}distributions:
  hub:
    of: counter
    audience: public
    agreement: LICENSE.md
    attribution:
      file: ATTRIBUTION.md
#           ^^^^^^^^^^^^^^ warning distribution/attribution: The attribution of ValuePrism has the wrong year: the year of its copyright is 2023.
#           ^^^^^^^^^^^^^^ warning distribution/attribution: The attribution does not name Tulu 2: Counter comes from Tulu 2 (AI2-ImpACT-LR, low risk).
    notices: NOTICE.md
`,
      { files: { ...FILES, 'ATTRIBUTION.md': `# Attribution\n\n${wrong}\n` } },
    );
    const place = findings[0]?.related?.[0]?.span;
    assert.equal(place?.fragment.uri, 'file:///w/ATTRIBUTION.md');
    assert.equal(place.fragment.text.slice(place.start, place.end), wrong);
  });

  it('says that the year is missing, without which there is no sentence', () => {
    const { findings } = checkRule(
      attributionRule,
      `version: 1
artifacts:
  tulu-2:
    name: Tulu 2
    type: model
    license: AI2-ImpACT-LR
distributions:
  hub:
    of: tulu-2
    audience: public
    agreement: LICENSE.md
    attribution: ${TULU}
#                ${'^'.repeat(TULU.length)} warning distribution/attribution: The attribution of Tulu 2 can’t be checked without the year of its copyright: Tulu 2 is licensed under AI2-ImpACT-LR (low risk).
`,
      { files: FILES },
    );
    assert.equal(findings[0]?.remedy, 'Add “year” to “tulu-2”.');
    const bare = analyzedBy(
      attributionRule,
      WORD_COUNTS.replace('    year: 2023\n', '') + RELEASE.replace(/ {4}attribution: \|\n.*\n/, ''),
      { files: FILES },
    );
    assert.deepEqual(
      bare.findings.map(({ rule, remedy, fixes }) => [rule, remedy, fixes?.().map(({ title }) => title)]),
      [
        [
          'distribution/attribution',
          'Add “year” to “value-prism”, then “attribution” with the sentence that results.',
          ['Add the year of ValuePrism, to be filled in'],
        ],
      ],
    );
  });

  it('is silent on the right sentences, however they are laid out', () => {
    checkRule(attributionRule, inText(TULU, VALUE_PRISM), { files: FILES });
    checkRule(
      attributionRule,
      hub(`    attribution: >-\n      ${VALUE_PRISM.replaceAll(' ', '\n      ')}\n      ${TULU.replace('©', '(c)')}\n`),
      { files: FILES },
    );
    checkRule(attributionRule, hub(`    attribution: '${VALUE_PRISM} ${TULU}'\n`), { files: FILES });
    checkRule(attributionRule, IN_FILE, { files: { ...FILES, 'ATTRIBUTION.md': `${VALUE_PRISM}\r\n${TULU}` } });
    checkRule(attributionRule, hub('    attribution:\n      file: https://example.org/attribution\n'), {
      files: FILES,
    });
  });

  it('is silent inside, on what was withdrawn, and about artifacts under other licenses', () => {
    checkRule(attributionRule, hub('').replace('public', 'internal'), { files: FILES });
    checkRule(attributionRule, hub('    status: withdrawn\n'), { files: FILES });
    checkRule(attributionRule, inText(VALUE_PRISM).replace('AI2-ImpACT-LR', 'Apache-2.0'), { files: FILES });
  });

  it('leaves an empty text to the schema', () => {
    for (const text of ['""', "' '", '|']) {
      const { findings } = analyzed(hub(`    attribution: ${text}\n`), {
        files: FILES,
        ...only('distribution/attribution', 'manifest/schema'),
      });
      assert.deepEqual(
        findings.map(({ rule }) => rule),
        ['manifest/schema'],
        text,
      );
    }
  });

  it('leaves a missing file to another rule', () => {
    const { findings } = analyzedBy(attributionRule, IN_FILE, { files: FILES });
    assert.deepEqual(
      findings.filter(({ rule }) => rule === 'distribution/attribution'),
      [],
    );
  });

  it('names the artifact itself where it is taken from another manifest, once', () => {
    const up = `${COUNTER}`;
    const { findings } = analyzedBy(
      attributionRule,
      `version: 1
artifacts:
  prism:
    manifest: up/impact.yaml#value-prism
  counter:
    manifest: up/impact.yaml#counter
derivatives:
  merged:
    name: Merged
    type: model
    from:
      prism: trained-on
      counter: weights-modified
    changes: Merged it.
    reports:
      data: https://example.org/data.md
      model: https://example.org/model.md
distributions:
  hub:
    of: merged
    audience: public
    agreement: LICENSE.md
    attribution: Merged from others.
    notices: NOTICE.md
`,
      { files: { ...FILES, 'up/impact.yaml': up } },
    );
    assert.deepEqual(
      findings.map(({ message }) => message),
      [
        'The attribution does not name ValuePrism: Merged comes from ValuePrism (AI2-ImpACT-MR, medium risk).',
        'The attribution does not name Tulu 2: Merged comes from Tulu 2 (AI2-ImpACT-LR, low risk) through Counter.',
      ],
    );
  });

  it('lists many artifacts by their number', () => {
    const names = Array.from({ length: 8 }, (_, index) => `a-${String(index)}`);
    const { findings } = analyzedBy(
      attributionRule,
      `version: 1\nartifacts:\n${names.map((name) => `  ${name}: { name: ${name.toUpperCase()}, type: model, license: AI2-ImpACT-LR, year: 2023 }\n`).join('')}distributions:\n  hub:\n    of: [${names.join(', ')}]\n    audience: public\n    agreement: LICENSE.md\n`,
      { files: FILES },
    );
    assert.deepEqual(
      findings.map(({ message }) => message),
      [
        '“hub” ships no attribution of A-0, A-1, A-2, A-3, A-4 and 3 more: A-0 is licensed under AI2-ImpACT-LR (low risk).',
      ],
    );
  });

  describe('fixes', () => {
    const rule = 'distribution/attribution';

    it('add all that is missing, after what comes before it, and are safe', () => {
      checkFix(rule, hub(''), inText(VALUE_PRISM, TULU), { files: FILES });
      assert.deepEqual(
        analyzedBy(attributionRule, hub(''), { files: FILES })
          .findings[0]?.fixes?.()
          .map(({ safe }) => safe),
        [true],
      );
    });

    it('add a line in braces', () => {
      const flow = (attribution: string): string =>
        `${COUNTER}distributions: { hub: { of: counter, audience: public, agreement: LICENSE.md${attribution}, notices: NOTICE.md } }\n`;
      const after = flow(`, attribution: "${VALUE_PRISM} ${TULU}"`);
      checkFix('distribution/attribution', flow(''), after, { files: FILES });
    });

    it('add to a text as it is laid out', () => {
      checkFix(rule, inText(VALUE_PRISM), inText(VALUE_PRISM, TULU), { files: FILES });
      checkFix(rule, inText('Thanks.'), inText('Thanks.', VALUE_PRISM, TULU), {
        files: FILES,
        title: 'Add the 2 missing sentences',
      });
      checkFix(rule, inText('Thanks.'), inText('Thanks.', VALUE_PRISM), {
        files: FILES,
        title: 'Add the attribution of ValuePrism',
      });
      checkFix(rule, hub('    attribution: Thanks.\n'), inText('Thanks.', VALUE_PRISM, TULU), { files: FILES });
    });

    it('add a section to a file, unseen only where it has one already', () => {
      const section = (words: string, eol: string): string =>
        [
          '<!-- impact-manifest:attribution hub begin: what stands between these marks is generated -->',
          '',
          ...words.split('\n'),
          '',
          '<!-- impact-manifest:attribution hub end -->',
        ].join(eol);
      const whole = (eol: string): string => section(`${VALUE_PRISM}\n\n${TULU}`, eol);
      for (const [before, after, isSafe] of [
        ['Thanks.\n', `Thanks.\n\n${whole('\n')}\n`, false],
        ['Thanks.', `Thanks.\n\n${whole('\n')}\n`, false],
        ['Thanks.\r\n', `Thanks.\r\n\r\n${whole('\r\n')}\r\n`, false],
        ['', `${whole('\n')}\n`, false],
        [`Thanks.\n\n${section('Old.', '\n')}\nMore.\n`, `Thanks.\n\n${whole('\n')}\nMore.\n`, true],
      ] as const) {
        const setting = { files: { ...FILES, 'ATTRIBUTION.md': before } };
        const analysis = analyzedBy(attributionRule, IN_FILE, setting);
        const fix = analysis.findings[0]?.fixes?.()[0];
        assert.equal(fix?.safe, isSafe);
        const { text, files } = applied(analysis, fix, setting);
        assert.equal(text, IN_FILE);
        assert.equal(files['ATTRIBUTION.md'], after);
        checkRule(attributionRule, text, { files });
      }
    });

    it('write a wrong sentence anew where it stands', () => {
      const wrong = VALUE_PRISM.replace('2023', '2022');
      checkFix(rule, inText(`So: ${wrong} ${TULU}`), inText(`So: ${VALUE_PRISM} ${TULU}`), { files: FILES });
      checkFix(
        rule,
        hub(`    attribution: '${TULU} ${wrong} It''s so.'\n`),
        hub(`    attribution: '${TULU} ${VALUE_PRISM} It''s so.'\n`),
        { files: FILES },
      );
    });

    it('leave a wrong sentence in a file to whoever wrote it', () => {
      const wrong = VALUE_PRISM.replace('2023', '2022');
      const analysis = analyzedBy(attributionRule, IN_FILE, {
        files: { ...FILES, 'ATTRIBUTION.md': `${TULU}\n${wrong}\n` },
      });
      assert.deepEqual(
        analysis.findings.map(({ rule, fixes }) => [rule, fixes?.()]),
        [[rule, []]],
      );
    });

    it('keep the line endings', () => {
      checkFix(rule, hub('', '\r\n'), inText(VALUE_PRISM, TULU).replaceAll('\n', '\r\n'), { files: FILES });
    });
  });
});
