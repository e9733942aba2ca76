import assert from 'node:assert/strict';
import { termsOf } from '../../kit/terms';

const files = {
  LICENSE: `Llama 3.1 Community License Agreement\n${'words of the agreement '.repeat(200)}`,
  Notice:
    'Llama 3.1 is licensed under the Llama 3.1 Community License, Copyright © Meta Platforms, Inc. All Rights Reserved.',
};

describe('terms/naming', () => {
  const artifacts = [['llama', 'model', 'LicenseRef-Llama-3.1']] as const;
  const more = ', notices: [LICENSE, Notice]';
  const found = (
    derivatives: NonNullable<Parameters<typeof termsOf>[0]['derivatives']>,
    shares: string,
    texts = files,
  ) => termsOf({ artifacts, derivatives, shares, more }, { files: texts });

  it('asks a tuned model for the display and for its name', () => {
    assert.deepEqual(found({ tuned: ['model', { llama: 'weights-modified' }] }, 'tuned'), [
      'missing naming',
      'missing naming',
    ]);
    const shown = { ...files, Notice: `${files.Notice}\nBuilt with Llama` };
    assert.deepEqual(found({ tuned: ['model', { llama: 'weights-modified' }] }, 'tuned', shown), ['missing naming']);
  });

  it('binds a model that learned from outputs since 3.1, and the outputs themselves by the display', () => {
    const derivatives = {
      answers: ['data', { llama: 'generated' }],
      tuned: ['model', { answers: 'trained-on' }],
    } as const;
    assert.deepEqual(found(derivatives, 'answers'), ['missing naming']);
    assert.deepEqual(found(derivatives, 'tuned'), ['missing naming', 'missing naming']);
  });

  it('binds a model that learned from data which is under that license', () => {
    const learned = (license: string): readonly string[] =>
      termsOf({
        artifacts: [['answers', 'data', license]],
        derivatives: { tuned: ['model', { answers: 'trained-on' }] },
        shares: 'tuned',
      });
    assert.deepEqual(learned('llama3.1'), [
      'missing license-text',
      'missing notice-text',
      'missing naming',
      'missing naming',
    ]);
    assert.deepEqual(learned('LicenseRef-Llama-2'), ['missing license-text', 'review no-derivatives conflict:answers']);
    assert.deepEqual(learned('LicenseRef-OpenAI-Terms'), ['review no-derivatives conflict:answers']);
    assert.deepEqual(learned('LicenseRef-LMSYS-Chat-1M'), []);
    assert.deepEqual(learned('MIT'), []);
  });

  it('finds the display in the card of the work', () => {
    const derivatives = { tuned: ['model', { llama: 'weights-modified' }, ', card: CARD.md'] } as const;
    const shown = { ...files, 'CARD.md': '# Tuned\n\n**Built with Llama**\n' };
    assert.deepEqual(found(derivatives, 'tuned', shown), ['missing naming']);
  });

  it('finds no display where one is denied, asked for or shown as code', () => {
    const derivatives = { tuned: ['model', { llama: 'weights-modified' }, ', card: CARD.md'] } as const;
    for (const words of [
      'This is not Built with Llama.',
      'Is it Built with Llama?',
      '- [ ] Built with Llama',
      '```python\nprint("Built with Llama")\n```',
      'You shall prominently display “Built with Llama” on a related website.',
      'Dies ist nicht „Built with Llama“.',
    ]) {
      const shown = { ...files, 'CARD.md': `# Tuned\n\n${words}\n` };
      assert.deepEqual(found(derivatives, 'tuned', shown), ['missing naming', 'missing naming'], words);
    }
  });
});
