import assert from 'node:assert/strict';
import { verdictOf } from '../../../server/src/analysis/verdict';
import { fnv1a } from '../../../server/src/text/hash';
import { analyzed } from '../../kit/check';
import { manifestOf, termsOf } from '../../kit/terms';

describe('terms/flow-down', () => {
  const flows = (found: readonly string[]): readonly string[] => found.filter((one) => one.includes('flow-down'));
  const asks = (license: string, relations: readonly string[], agreement?: string): readonly string[] => {
    const [first, second] = relations;
    const derivatives = {
      made: [second === undefined ? 'model' : 'data', { base: first ?? 'fine-tuned' }],
      student: ['model', { made: second ?? 'fine-tuned' }],
    } as const;
    const made = {
      artifacts: [['base', 'model', license]],
      derivatives,
      shares: 'student',
      more: ', agreement: TERMS.md',
    } as const;
    return flows(termsOf(made, { files: { 'TERMS.md': agreement ?? 'Use it well.' } }));
  };

  it('asks for the restrictions of Gemma and of the RAIL licenses, also through distillation', () => {
    for (const license of ['LicenseRef-Gemma', 'LicenseRef-CreativeML-OpenRAIL-M', 'LicenseRef-BigScience-RAIL-1.0']) {
      assert.deepEqual(asks(license, ['fine-tuned']), ['missing flow-down'], license);
      assert.deepEqual(asks(license, ['generated', 'trained-on']), ['missing flow-down'], license);
    }
    const data = {
      artifacts: [['base', 'model', 'LicenseRef-Gemma']],
      derivatives: { made: ['data', { base: 'generated' }] },
      shares: 'made',
    } as const;
    assert.deepEqual(termsOf(data), []);
  });

  const POLICY = 'the Gemma Prohibited Use Policy';
  const says = (agreement: string, license = 'LicenseRef-Gemma'): string => {
    const made = {
      artifacts: [['base', 'model', license]],
      derivatives: { tuned: ['model', { base: 'fine-tuned' }] },
      shares: 'tuned',
      more: ', agreement: TERMS.md',
    } as const;
    const found = flows(termsOf(made, { files: { 'TERMS.md': agreement } }));
    return found.join(', ') || 'met';
  };

  for (const [license, agreement] of [
    ['LicenseRef-Gemma', `You agree to ${POLICY}.`],
    ['LicenseRef-Gemma', `Whoever uses the model is bound by **${POLICY}** and binds others to it.`],
    ['LicenseRef-Gemma', 'The model is made from Gemma 2. You must comply with its Prohibited Use Policy.'],
    [
      'LicenseRef-Gemma',
      'You agree to the use restrictions of:\n\n- Exhibit A of AI2 ImpACT-LR\n- the Gemma Terms of Use',
    ],
    [
      'LicenseRef-CreativeML-OpenRAIL-M',
      'Recipients must comply with Attachment A of the CreativeML OpenRAIL-M license.',
    ],
    ['LicenseRef-Falcon-2-11B', 'By using the model you agree to the Falcon acceptable use policy.'],
    ['C-UDA-1.0', 'Every recipient is bound by the C-UDA, and has to pass the credit on.'],
  ] as const)
    it(`is met by “${agreement}”`, () => {
      assert.equal(says(agreement, license), 'met');
    });

  for (const agreement of [
    'Use it well.',
    '## The Gemma Prohibited Use Policy',
    'Made with Gemma. Ask us about anything.',
    `Do you agree to ${POLICY}?`,
    `You need not comply with ${POLICY}.`,
    `You are not bound by ${POLICY}.`,
    'The use restrictions of Gemma do not apply to this model.',
    `You agree to ${POLICY}.\n\n${POLICY.replace('the', 'The')} does not apply to you.`,
    `~~You agree to ${POLICY}.~~`,
    `<!-- You agree to ${POLICY}. -->`,
    `TODO: you agree to ${POLICY}.`,
    'It comes from Gemma. You agree to the use-based restrictions of Exhibit A of the AI2 ImpACT License.',
    'You agree to the use-based restrictions of Exhibit A of AI2 ImpACT-LR for this version of Gemma.',
  ])
    it(`is not met by “${agreement}”`, () => {
      assert.equal(says(agreement), 'missing flow-down');
    });

  for (const agreement of [
    'Gemma has a Prohibited Use Policy.',
    `We ask you to observe ${POLICY}.`,
    'You may not use this version of Gemma for spam, and not for fraud.',
    '使用本模型即表示您同意遵守谷歌的禁止使用政策，不得将本模型用于任何被禁止的用途。',
  ])
    it(`is for a person to judge with “${agreement}”`, () => {
      assert.equal(says(agreement), 'review flow-down license:base');
    });

  it('is settled by a review of the words as they are', () => {
    const made = {
      artifacts: [['base', 'model', 'LicenseRef-Gemma']],
      shares: 'base',
      more: ', agreement: TERMS.md',
    } as const;
    const asked = (text: string, more: string): readonly string[] => {
      const given = manifestOf({ ...made, more: `${made.more}${more}` });
      const analysis = analyzed(given, { files: { 'TERMS.md': text } });
      const [hub] = analysis.context.manifest.distributions.values();
      assert.ok(hub);
      return flows(verdictOf(analysis, hub).reasons.map(({ rule, review }) => `${rule} ${review?.subject ?? ''}`));
    };
    const words = 'Gemma has a Prohibited Use Policy.';
    const review = `, reviews: [{ of: license:base, saw: TERMS.md ${fnv1a(words)}, by: Kim Lee, on: 2024-02-20 }]`;
    assert.deepEqual(asked(words, review), []);
    assert.deepEqual(asked(`${words} `, review), ['terms/flow-down license:base']);
  });

  it('is not asked where recipients get the agreement itself', () => {
    assert.deepEqual(asks('LicenseRef-Llama-3.1', ['fine-tuned']), []);
  });
});
