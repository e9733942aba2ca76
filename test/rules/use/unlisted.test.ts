import { unlisted } from '../../../server/src/rules/use/unlisted';
import { analyzedBy, checkRule } from '../../kit/check';
import assert from 'node:assert/strict';

const used = (use: string): string => `version: 1
artifacts:
  bank: { name: Word Bank, type: data, license: AI2-ImpACT-LR, year: 2023, uses: ["${use}"] }
`;

describe('use/unlisted', () => {
  it('marks a free use that is near a line of Exhibit A, wherever uses are stated', () => {
    checkRule(
      unlisted,
      `version: 1
artifacts:
  bank: { name: Word Bank, type: data, license: AI2-ImpACT-LR, year: 2023 }
distributions:
  hub:
    of: bank
    audience: public
    uses: [research, border-control]
#                    ^^^^^^^^^^^^^^ information use/unlisted: “border-control” is not one of the names in this format, but it comes close to a line of Exhibit A, which rules out justice, law enforcement, immigration or asylum processes, such as predicting that a person will commit a crime. A person has to decide whether Word Bank may be used for it, since it is licensed under AI2-ImpACT-LR.
`,
    );
  });

  it('knows the words of each line', () => {
    const near = [
      ...[
        'police dispatch',
        'predictive policing',
        'law-enforcement',
        'weapon design',
        'small arms',
        'military logistics',
      ],
      ...['defense', 'defence planning', 'nuclear safety', 'Surveillance', 'biometric login', 'facial recognition'],
      ...[
        'face-recognition',
        'asylum processing',
        'immigration forms',
        'border control',
        'crime mapping',
        'criminal law',
      ],
      ...['justice', 'recidivism scores', 'generated content', 'synthetic-content', 'content creation', 'chatbot'],
      ...['automated decision support', 'autonomous decisions'],
    ];
    for (const use of near) assert.equal(analyzedBy(unlisted, used(use)).findings.length, 1, use);
  });

  it('is silent on free uses that are near none, and on those that the format knows', () => {
    const free = ['research', 'chat', 'search', 'spell checking', 'farms', 'charms', 'translation', 'police-free zone'];
    for (const use of free.slice(0, -1)) assert.deepEqual(analyzedBy(unlisted, used(use)).findings, [], use);
    for (const use of ['military-weapons', 'content-generation', 'automated-decisions'])
      assert.deepEqual(analyzedBy(unlisted, used(use)).findings, [], use);
  });

  it('is silent where no ImpACT license binds the use', () => {
    assert.deepEqual(analyzedBy(unlisted, used('police dispatch').replace('AI2-ImpACT-LR', 'MIT')).findings, []);
  });
});
