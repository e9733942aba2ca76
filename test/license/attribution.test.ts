import assert from 'node:assert/strict';
import {
  attributionBlock,
  attributionOf,
  DEFAULT_LICENSOR,
  findAttribution,
  type Attribution,
} from '../../server/src/license/attribution';

const DOLMA: Attribution = { name: 'Dolma', tier: 'medium', year: 2023 };
const SENTENCE =
  'Dolma is licensed under the AI2 ImpACT License for Medium Risk Artifacts, © 2023 The Allen Institute for Artificial Intelligence.';
const TULU: Attribution = { name: 'Tulu 2', tier: 'low', year: 2023, licensor: 'Example Inc.' };

/** Texts that say nothing but the sentence, or that with something around it. */
const ALONE = ['', '\n', '  \n', '\t'];
const ODD = ['1. ', '> ', '- ', '<!-- ', '~~', '`', '* ', '\u200b', 'No longer: '];

describe('attribution', () => {
  it('that is all of a text is found as one with something before it is', () => {
    const names = [
      'Dolma',
      'C4 2.0',
      'Zoë’s Corpus',
      'Zoe\u0308',
      '1. Corpus',
      'Not a Corpus',
      'a_b',
      '*Stars*',
      'A\u00adB',
    ];
    for (const name of names) {
      const says = { ...DOLMA, name };
      const sentence = attributionOf(says);
      for (const before of [...ALONE, ...ODD])
        for (const after of ALONE) {
          const text = `${before}${sentence}${after}`;
          const lead = 'See below.\n\n';
          const [found, led] = [findAttribution(text, says), findAttribution(lead + text, says)];
          const moved = led && { ...led, start: led.start - lead.length, end: led.end - lead.length };
          assert.deepEqual(found, moved, JSON.stringify(text));
        }
    }
  });

  it('is the one published sentence', () => {
    assert.equal(attributionOf(DOLMA), SENTENCE);
    assert.equal(attributionOf({ ...DOLMA, licensor: DEFAULT_LICENSOR }), SENTENCE);
    assert.equal(attributionOf({ ...DOLMA, licensor: undefined }), SENTENCE);
  });

  it('has one period at its end', () => {
    const sentence = 'Tulu 2 is licensed under the AI2 ImpACT License for Low Risk Artifacts, © 2023 Example Inc.';
    assert.equal(attributionOf(TULU), sentence);
  });

  it('makes a block of several, each once', () => {
    assert.equal(attributionBlock([DOLMA, TULU, DOLMA]), `${SENTENCE}\n${attributionOf(TULU)}`);
    assert.equal(attributionBlock([]), '');
  });

  it('is right with white space folded and (c) for ©', () => {
    for (const text of [
      SENTENCE,
      `# Notice\n\n- ${SENTENCE}\n- more`,
      SENTENCE.replaceAll(' ', '\r\n    '),
      SENTENCE.replace('©', '(c)'),
      SENTENCE.replace('©', '(C)'),
      SENTENCE.replaceAll(' ', '\u00a0'),
      `Dolma (the food). ${SENTENCE}`,
      SENTENCE.slice(0, -1),
      `${SENTENCE.slice(0, -1)}\nPaloma is licensed under the MIT License`,
      `**Dolma** is licensed under the [AI2 ImpACT License for _Medium_ Risk Artifacts](terms.md), © 2023\n${DEFAULT_LICENSOR}. Thanks!`,
      `> ${SENTENCE.replace('for ', 'for\n> ')}`,
      `// ${SENTENCE.replace('for ', 'for\n// ')}`,
      `# ${SENTENCE.replace('for ', 'for\n# ')}`,
      `/*\n * ${SENTENCE.replace('for ', 'for\n * ')}\n */`,
      `1. ${SENTENCE}`,
      `| data | ${SENTENCE} |`,
      `It comes with this notice: ${SENTENCE}`,
      `Notice: “${SENTENCE}”`,
      `\u{1F4C4} ${SENTENCE}`,
      SENTENCE.replace('©', 'Copyright ©'),
      SENTENCE.replace('©', 'Copyright (c)'),
      SENTENCE.replace('© ', '©'),
      SENTENCE.replace('©', '&copy;'),
      SENTENCE.replace('ImpACT', 'Imp\u00adACT'),
      `<p><b>Dolma</b>${SENTENCE.slice(5)}</p>`,
      `\`Dolma\`${SENTENCE.slice(5)}`,
    ]) {
      assert.deepEqual(findAttribution(text, DOLMA)?.faults, [], text);
    }
  });

  it('is not right otherwise', () => {
    for (const text of [
      '',
      SENTENCE.toLowerCase(),
      SENTENCE.replace('2023', '2024'),
      SENTENCE.replace('Medium', 'Low'),
      `Mega${SENTENCE}`,
      `Mega-${SENTENCE}`,
    ]) {
      assert.notDeepEqual(findAttribution(text, DOLMA)?.faults, [], text);
    }
  });

  describe('is found', () => {
    const cases: readonly (readonly [string, string, readonly string[]])[] = [
      ['right', SENTENCE, []],
      ['right, with (c)', SENTENCE.replace('©', '(c)'), []],
      ['right, wrapped', SENTENCE.replace('the ', 'the\n  ').replace('Risk ', 'Risk\n  '), []],
      ['with the wrong tier', SENTENCE.replace('Medium', 'Low'), ['tier']],
      ['without a tier', SENTENCE.replace(' for Medium Risk Artifacts', ''), ['tier']],
      ['with the wrong year', SENTENCE.replace('2023', '2024'), ['year']],
      ['without a year', SENTENCE.replace(' 2023', ''), ['year']],
      ['with another licensor', SENTENCE.replace(/The Allen.*/, 'Example Lab.'), ['licensor']],
      ['with everything wrong', 'Dolma is licensed under the AI2 ImpACT License.', ['tier', 'year', 'licensor']],
      ['in other words', SENTENCE.replace(', ©', ', copyright'), ['wording']],
      ['in another letter case', SENTENCE.toLowerCase().replace(/the allen.*/, `${DEFAULT_LICENSOR}.`), ['wording']],
      ['without its period', SENTENCE.slice(0, -1), []],
      ['in quite other words', `Dolma: licensed under AI2 ImpACT-MR, copyright 2023 ${DEFAULT_LICENSOR}.`, ['wording']],
    ];
    for (const [title, sentence, faults] of cases) {
      it(title, () => {
        for (const [before, after] of [
          ['', ''],
          ['# Notices (C)\n\n- ', '\n\nMore about Dolma.'],
          ['  ', '\nPaloma is licensed under the MIT License.'],
        ] as const) {
          const found = findAttribution(`${before}${sentence}${after}`, DOLMA);
          assert.deepEqual(found, { start: before.length, end: before.length + sentence.length, faults });
        }
      });
    }

    it('up to its period where more follows in the line', () => {
      const wrong = SENTENCE.replace('2023', '2022');
      const found = findAttribution(`${wrong} And so on.`, DOLMA);
      assert.deepEqual(found, { start: 0, end: wrong.length, faults: ['year'] });
    });

    it('whole, where names hold periods and numbers', () => {
      const odd: Attribution = { name: 'Dr. Low Risk 1999 v1.6', tier: 'high', year: 2024, licensor: 'U. S. Lab Inc.' };
      const right = attributionOf(odd);
      assert.deepEqual(findAttribution(`${right} More.`, odd), { start: 0, end: right.length, faults: [] });
      const wrong = right.replace('High Risk', 'Low Risk');
      assert.deepEqual(findAttribution(`${wrong} More.`, odd), { start: 0, end: wrong.length, faults: ['tier'] });
    });

    it('right before wrong, else the first', () => {
      const wrong = SENTENCE.replace('2023', '2022');
      assert.equal(findAttribution(`${wrong}\n${SENTENCE}`, DOLMA)?.start, wrong.length + 1);
      assert.equal(findAttribution(`${wrong}\n${wrong}`, DOLMA)?.start, 0);
      assert.equal(findAttribution(`${wrong}\n${wrong}`, DOLMA)?.end, wrong.length);
    });

    it('among others in a block', () => {
      const block = attributionBlock([DOLMA, TULU]);
      assert.deepEqual(findAttribution(block, TULU), { start: SENTENCE.length + 1, end: block.length, faults: [] });
      const newer = { ...DOLMA, year: 2025 };
      assert.deepEqual(findAttribution(block, newer), { start: 0, end: SENTENCE.length, faults: ['year'] });
    });
  });

  it('is not found where there is none', () => {
    for (const text of [
      '',
      'Dolma',
      'Dolma is licensed under MIT.',
      `Mega${SENTENCE}`,
      SENTENCE.replace('Dolma', 'Paloma'),
      `Unlike this work, Chinese ${SENTENCE}`,
      `It is not true that ${SENTENCE}`,
      `other/${SENTENCE}`,
      `@dolma/${SENTENCE}`,
      `Mini-${SENTENCE}`,
      SENTENCE.replace('Dolma', 'Dolma/tiny'),
      SENTENCE.replace('Dolma', 'Dolma-tiny'),
      `<!-- ${SENTENCE} -->`,
      `<!--\n${SENTENCE}`,
      `[a]: https://example.org "${SENTENCE}"`,
      `Dolma is not licensed under the AI2 ImpACT License for Medium Risk Artifacts, © 2023 ${DEFAULT_LICENSOR}.`,
      `Dolma was made by ${DEFAULT_LICENSOR} in 2023.`,
    ]) {
      assert.equal(findAttribution(text, DOLMA), undefined, text);
    }
    assert.equal(findAttribution(SENTENCE, { ...DOLMA, name: '' }), undefined);
  });

  it('does not mind the form of letters, apostrophes and marks in names', () => {
    for (const [name, written] of [
      ['Wörter', 'Wo\u0308rter'],
      ['Wo\u0308rter', 'Wörter'],
      ['Kim’s Words', "Kim's Words"],
      ['word_bank', 'word\\_bank'],
      ['C*4', 'C\\*4'],
      ['A & B', 'A &amp; B'],
      ['Words [beta]', 'Words \\[beta\\]'],
    ] as const) {
      const says = { ...DOLMA, name };
      assert.deepEqual(findAttribution(`- ${SENTENCE.replace('Dolma', written)}`, says)?.faults, [], written);
    }
  });

  it('is looked for in time that grows with the text only @slow', () => {
    const start = 'Dolma is licensed under the AI2 ImpACT License ';
    for (const piece of [
      start,
      `${start}\n`,
      `${start}\n\n`,
      '(',
      '(c',
      ' ',
      '\n',
      '\n x',
      '. ',
      'Dolma ',
      '\n is licensed under ',
      '<!--',
      '[a]:',
      '](x',
      '> ',
      'e\u0301',
      '<b',
      '**',
      'Dolma impact ',
    ]) {
      const text = piece.repeat(Math.ceil(200_000 / piece.length));
      findAttribution(text, DOLMA);
      findAttribution(start + text, DOLMA);
    }
  }).timeout(20_000);
});
