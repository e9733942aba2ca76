import assert from 'node:assert/strict';
import { readAgreement, type AgreementReading } from '../../server/src/license/agreement-text';
import { RESTRICTED_USES } from '../../server/src/license/uses';
import { blocksOf } from '../../server/src/text/markdown';

const read = (text: string): AgreementReading => readAgreement(blocksOf(text));
const kindOf = (text: string): string => read(text).kind;

const LIST = `
- to improve military weapons, or for nuclear weapons;
- for military surveillance;
- for real-time remote biometric identification in public places for law enforcement;
- in law enforcement, immigration or asylum processes, such as predicting crimes;
- to publish machine-generated content without saying what it is;
- for automated decisions that affect rights, without a human in the loop.
`;
const BARE = RESTRICTED_USES.map(({ line }) => `- ${line}`).join('\n');
const IMPACT = 'Exhibit A of the AI2 ImpACT License for Medium Risk Artifacts';

/** What each kind of text comes to. */
const CASES: Readonly<Record<AgreementReading['kind'], readonly string[]>> = {
  binds: [
    `By using the data you agree to the use-based restrictions. You will not use it,\n${LIST}\nand pass it on only so.`,
    `You must not use the data or anything made from it${LIST}`,
    `You may not use it:${LIST}`,
    `No user may use it${LIST}`,
    `Use of this dataset is prohibited for anyone${LIST}`,
    `You agree to these restrictions:\n\n${BARE}`,
    `By downloading it, you agree to the restrictions in Attachment A.\n\n## Attachment A\n\n${BARE}`,
    `The licensee shall not use it (a) for military weapons; (b) for nuclear weapons; (c) for military surveillance; (d) for biometric identification; (e) to predict crimes; (f) to spread machine-generated text undisclosed; or (g) for automated decisions without a human.`,
    `You must not use it for military weapons, nuclear weapons, military surveillance, biometric identification or asylum decisions. You must disclose that published content is machine generated. Automated decisions must have a human in the loop.`,
    `You are bound by ${IMPACT}.`,
    `Whoever gets this agrees to the use-based restrictions of ${IMPACT}, and passes them on.`,
    `Use of this dataset is governed by the AI2 ImpACT License, including its Exhibit A.`,
    `Licensed under Apache-2.0. In addition, you must comply with ${IMPACT}.`,
    `All recipients must respect the AI2 ImpACT License. They are bound by its Exhibit A.`,
    `# License\n\n> You shall comply with **${IMPACT}**.`,
    `Other than the use-based restrictions below, no restrictions apply. You shall not use it${LIST}`,
    `You shall not use it${LIST}\nNo restriction in Exhibit A may be waived. The restrictions do not apply to the code.`,
    `You shall not use it${LIST}\nYou may not pass it on without these restrictions, nor remove the use restrictions.`,
  ],
  lacks: [
    'You must not use it for military weapons or nuclear weapons.',
    `You will not use it${LIST.replace('- for military surveillance;\n', '')}`,
    '- No military weapons.\n- No nuclear weapons.',
  ],
  denies: [
    'No use-based restrictions. Do whatever you want.',
    'There are no restrictions on what you do.',
    'You are not bound by Exhibit A.',
    'You aren’t bound by the use-based restrictions.',
    'The use-based restrictions do not apply.',
    'Exhibit A does not apply to you.',
    'Exhibit A doesn’t apply.',
    'The restrictions no longer apply.',
    'The use-based restrictions of the AI2 ImpACT License are waived.',
    'We waive the use-based restrictions.',
    'We hereby waive all of the use-based restrictions in Exhibit A.',
    'You are not required to comply with the use restrictions.',
    'You need not comply with Exhibit A.',
    'You do not have to follow the use-based restrictions.',
    'The data is free of use-based restrictions.',
    'You may use it without any use-based restrictions.',
    'You are exempt from Exhibit A.',
    'The use-based restrictions are optional.',
    'The restrictions may be ignored.',
    'The AI2 ImpACT License applies, except for Exhibit A.',
    'The use-based restrictions apply only to the original dataset.',
    'Exhibit A is not part of this agreement.',
    'This agreement does not impose any use-based restrictions.',
    `You must not use it${LIST}\nThese restrictions do not apply to commercial customers.`,
  ],
  permits: [
    `By using the data you agree to the use-based restrictions. You may freely use it,\n${LIST}\nand pass it on.`,
    'You may use it for military weapons.',
    'Military surveillance is allowed.',
    'You are free to use it for nuclear weapons.',
    'It can be used for real-time biometric identification.',
    'This license permits you to use it for military weapons.',
    'It is not prohibited to use it for military weapons.',
    'Nothing in this license restricts use for military weapons.',
    `## Permitted uses\n${LIST}`,
    'You may use this dataset for any purpose.',
    'Do with it whatever you want.',
  ],
  'other-license': [
    'MIT License\n\nPermission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction.',
    'Ours is CC0.',
    'The original dataset is subject to use-based restrictions. Ours is CC0.',
    'This dataset is licensed under CC BY 4.0.',
    'Apache License\nVersion 2.0, January 2004',
    'Licensed under the GPL-3.0. Upstream is under the AI2 ImpACT License for Medium Risk Artifacts.',
    'Released under the Open Data Commons Attribution License.',
    'SPDX-License-Identifier: BSD-3-Clause',
    'Dedicated to the public domain.',
  ],
  'other-exhibit': [
    'Prices: see Exhibit A, Table 2.',
    'You must pay the fees in Exhibit A.',
    'You agree to the use restrictions in Attachment A of the BigScience OpenRAIL-M License.',
  ],
  nothing: [
    '',
    ' \n',
    '# Use-based restrictions',
    '# Use-based restrictions\n\n## You must not use it for weapons\n',
    `<!-- You must comply with ${IMPACT}. -->`,
    'TODO',
    'TBD.',
    'TODO: ask legal',
    '# Terms\n\nTo be determined.',
    'Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.',
    '# Use-based restrictions\n\nNone.',
    '...\n\n---\n',
    '[terms]: https://example.org/terms',
    '\u200b',
  ],
  unclear: [
    'You must comply with the Use Restrictions in the AI2 ImpACT License and impose them on all downstream users.',
    '使用本数据即表示您同意 AI2 ImpACT 许可证附件A中的使用限制，并须将其传递给所有下游用户。',
    'Durch die Nutzung der Daten stimmen Sie den nutzungsbezogenen Beschränkungen in Anhang A der Lizenz zu.',
    'Vous ne pouvez pas utiliser ces données pour des armes militaires, des armes nucléaires ou la surveillance militaire.',
    'El usuario no podrá utilizar los datos para armas nucleares, vigilancia militar ni procesos de asilo.',
    'Hello.',
    'The terms are in TERMS.md.',
    'You agree to our policy on responsible use.',
    'You must comply with the use-based restrictions in Exhibit A.',
    `Restrictions on use:\n\n${BARE}`,
    `We do not use it${LIST}`,
    `Please do not use it${LIST}`,
    'Apache-2.0 for the code. You must comply with the use restrictions of the license.',
  ],
};

describe('the words of an agreement', () => {
  for (const [kind, texts] of Object.entries(CASES)) {
    for (const text of texts) {
      it(`${kind}: ${JSON.stringify(text.slice(0, 90))}`, () => {
        assert.equal(kindOf(text), kind);
      });
    }
  }

  it('tell what they leave out', () => {
    const reading = read('You must not use it for military weapons or nuclear weapons.');
    assert.ok(reading.kind === 'lacks');
    assert.deepEqual(
      reading.lacking.map(({ name }) => name),
      RESTRICTED_USES.slice(2).map(({ name }) => name),
    );
  });

  it('are in English, or left to a person', () => {
    const reading = read('Durch die Nutzung der Daten stimmen Sie den Beschränkungen in Anhang A zu.');
    assert.deepEqual(reading, { kind: 'unclear', why: 'language' });
  });

  it('are read in time that grows with the text and no faster @slow', () => {
    const pieces = [
      'no restrictions ',
      'you may ',
      'restrictions ',
      'exhibit a. ',
      '(a) ',
      'a; ',
      'not '.repeat(3),
      'military ',
    ];
    const cost = (count: number): number => {
      const start = process.cpuUsage();
      for (const piece of pieces) read(piece.repeat(count));
      const { user, system } = process.cpuUsage(start);
      return user + system;
    };
    cost(500);
    const [small, large] = [cost(2000), cost(16_000)];
    assert.ok(large < small * 32 + 500_000, `${String(small)} and ${String(large)} µs`);
  });
});
