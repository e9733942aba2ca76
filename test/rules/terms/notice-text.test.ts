import assert from 'node:assert/strict';
import { termsOf } from '../../kit/terms';

const LICENSE = `Llama 2 Community License Agreement\n${'words of the agreement '.repeat(200)}`;

describe('terms/notice-text', () => {
  const made = {
    artifacts: [['llama', 'model', 'LicenseRef-Llama-2']],
    shares: 'llama',
    more: ', notices: [LICENSE, Notice]',
  } as const;
  const withNotice = (notice: string): readonly string[] => termsOf(made, { files: { LICENSE, Notice: notice } });

  it('compares the words, white space, marks and letter case aside', () => {
    for (const notice of [
      'Llama 2 is licensed under the LLAMA 2 Community License, Copyright (c) Meta Platforms, Inc. All Rights Reserved.',
      'Llama 2 is licensed under the LLAMA 2 Community License,\nCopyright © Meta Platforms, Inc. All Rights Reserved',
    ])
      assert.deepEqual(withNotice(notice), []);
  });

  it('wants the notice of that version, and not in a comment', () => {
    for (const notice of [
      'Meta Llama 3 is licensed under the Meta Llama 3 Community License, Copyright © Meta Platforms, Inc. All Rights Reserved.',
      '<!-- Llama 2 is licensed under the LLAMA 2 Community License, Copyright (c) Meta Platforms, Inc. All Rights Reserved. -->',
      'Llama 2 is licensed under the LLAMA 2 Community License.',
    ])
      assert.deepEqual(withNotice(notice), ['missing notice-text'], notice);
  });
});
