import assert from 'node:assert/strict';
import { termsOf } from '../../kit/terms';

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

  it('is met by an agreement that names them', () => {
    assert.deepEqual(asks('LicenseRef-Gemma', ['fine-tuned'], 'You agree to the Gemma Prohibited Use Policy.'), []);
  });

  it('is not asked where recipients get the agreement itself', () => {
    assert.deepEqual(asks('LicenseRef-Llama-3.1', ['fine-tuned']), []);
  });
});
