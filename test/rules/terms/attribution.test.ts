import assert from 'node:assert/strict';
import { analyzed } from '../../kit/check';
import { manifestOf, termsOf, type Given } from '../../kit/terms';

const STREETS: Given = ['streets', 'data', 'CC-BY-4.0'];

describe('terms/attribution', () => {
  const made = {
    artifacts: [STREETS],
    derivatives: { sorted: ['data', { streets: 'modified' }] },
    shares: 'sorted',
  } as const;

  it('asks for a credit that names the artifact and its license', () => {
    assert.deepEqual(termsOf(made), ['missing attribution', 'missing license-text']);
    assert.deepEqual(termsOf({ ...made, more: ', attribution: Thanks to the authors of streets.' }), [
      'missing attribution',
      'missing license-text',
    ]);
    for (const text of [
      'streets by Jo Doe, CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/), changed',
      'streets by Jo Doe (Creative Commons Attribution 4.0 International, https://spdx.org/licenses/CC-BY-4.0.html) was modified',
      'Based on streets by Jo Doe, see https://creativecommons.org/licenses/by/4.0/',
    ])
      assert.deepEqual(termsOf({ ...made, more: `, attribution: "${text}"` }), [], text);
  });

  it('does not take another license of the family for it', () => {
    const more = ', attribution: streets is licensed under CC BY-NC 4.0.';
    assert.deepEqual(termsOf({ ...made, more }), ['missing attribution', 'missing license-text']);
  });

  it('leaves to a person what else a credit has to hold', () => {
    for (const [text, lacking] of [
      ['streets by Jo Doe, CC BY 4.0, changed', 'the address of CC-BY-4.0'],
      ['streets, https://creativecommons.org/licenses/by/4.0/, changed', '“Jo Doe”'],
      ['streets by Jo Doe, https://creativecommons.org/licenses/by/4.0/', 'what was changed'],
      [
        'streets by Jo Doe, CC BY 4.0: https://creativecommons.org/licenses/by-nc/4.0/, changed',
        'the address of CC-BY-4.0',
      ],
    ] as const) {
      const more = `, attribution: "${text}"`;
      assert.deepEqual(
        termsOf({ ...made, more }),
        [
          'review attribution license:streets'.replace(
            'attribution',
            lacking.startsWith('the') ? 'license-text' : 'attribution',
          ),
        ],
        text,
      );
      const { context } = analyzed(manifestOf({ ...made, more }));
      const told = [...context.manifest.distributions.values()].flatMap((it) => context.assessments.get(it).terms);
      assert.ok(told[0]?.message.endsWith(`not found: ${lacking}.`), told[0]?.message);
    }
  });

  it('wants an author, who may be written nowhere, and where the work is', () => {
    const unsigned = (text: string): readonly string[] => {
      const manifest = manifestOf({ ...made, more: `, attribution: "${text}"` }).replace(
        ', licensor: Jo Doe',
        ', source: "https://example.org/streets"',
      );
      const { context } = analyzed(manifest);
      return [...context.manifest.distributions.values()].flatMap((it) =>
        context.assessments.get(it).terms.map(({ message }) => message.replace(/^.*not found: /, '')),
      );
    };
    const credit = 'streets by its authors, changed, https://creativecommons.org/licenses/by/4.0/';
    assert.deepEqual(unsigned(credit), ['who made it (“licensor” is not there) and https://example.org/streets.']);
    assert.deepEqual(unsigned(`${credit}, from https://example.org/streets`), [
      'who made it (“licensor” is not there).',
    ]);
  });

  it('is not met by a credit that is taken back', () => {
    for (const text of [
      'streets by Jo Doe is not licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/), changed',
      'streets by Jo Doe is no longer under https://creativecommons.org/licenses/by/4.0/, changed',
      '~~streets by Jo Doe, https://creativecommons.org/licenses/by/4.0/, changed~~',
      'Is it so that streets by Jo Doe was changed under https://creativecommons.org/licenses/by/4.0/ ?',
      'streets von Jo Doe steht nicht unter https://creativecommons.org/licenses/by/4.0/',
    ])
      assert.deepEqual(
        termsOf({ ...made, more: `, attribution: "${text}"` }),
        ['missing attribution', 'missing license-text'],
        text,
      );
  });

  it('finds it in a file of notices, and leaves an address to a person', () => {
    const files = {
      NOTICE:
        'streets by Jo Doe is licensed under CC BY 4.0\nhttps://creativecommons.org/licenses/by/4.0/\nIt was changed.\n',
    };
    assert.deepEqual(termsOf({ ...made, more: ', notices: NOTICE' }, { files }), []);
    assert.deepEqual(termsOf({ ...made, more: ', notices: "https://example.org/notice"' }), [
      'review attribution license:streets',
    ]);
  });
});
