import assert from 'node:assert/strict';
import { impact } from '../kit/cli';
import { Folder } from '../kit/server';

const MANIFEST = `version: 1
artifacts:
  prism: { name: Prism, type: data, license: AI2-ImpACT-MR, year: 2023 }
  high: { name: High, type: data, license: AI2-ImpACT-HR, year: 2023 }
  free: { name: Free, type: data, license: CC-BY-4.0, year: 2023 }
  rare: { name: Rare, type: data, license: unknown }
  alike: { name: Alike, type: data, license: CC-BY-SA-4.0, year: 2023 }
derivatives:
  words: { name: Words, type: data, from: { prism: modified }, changes: Counted., license: CC-BY-4.0 }
  mixed: { name: Mixed, type: data, from: { free: modified }, changes: Mixed. }
  odd: { name: Odd, type: data, from: { rare: modified }, changes: Mixed. }
  secret: { name: Secret, type: data, from: { high: modified }, changes: Mixed. }
  shared: { name: Shared, type: data, from: { alike: modified }, changes: Mixed. }
distributions:
  hub: { of: words, audience: public, uses: [{ use: commercial }] }
  both: { of: [words, mixed], audience: public }
  raw: { of: prism, audience: public }
  odds: { of: odd, audience: public }
  inside: { of: words, audience: internal }
`;
const TODAY = ['--today', '2024-03-01'];

describe('what a derivative can be released under', () => {
  const folder = new Folder({ '.git/HEAD': '', 'impact.yaml': MANIFEST });
  after(() => {
    folder.remove();
  });
  const ask = (id: string, license: string, ...more: readonly string[]): ReturnType<typeof impact> =>
    impact(folder.path, ['can-i', id, '--license', license, ...more, ...TODAY]);

  for (const [id, license, code, words] of [
    ['words', 'AI2-ImpACT-MR', 0, 'Words, under AI2-ImpACT-MR, to the public: allowed, with conditions, since nothing'],
    [
      'words',
      'MIT',
      1,
      'Words, under MIT, to the public: forbidden, since Words can’t be released under MIT: that drops',
    ],
    ['words', 'LicenseRef-Ours', 1, 'Words, under LicenseRef-Ours, to the public: needs review, since'],
    ['mixed', 'MIT', 0, 'Mixed, under MIT, to the public: allowed, since nothing'],
    ['mixed', 'no such', 1, 'Mixed, under no such, to the public: unknown, since “no such” is not a known license'],
    ['odd', 'MIT', 1, 'Odd, under MIT, to the public: unknown, since'],
    ['secret', 'AI2-ImpACT-HR', 1, 'Secret, under AI2-ImpACT-HR, to the public: forbidden, since'],
    ['shared', 'CC-BY-SA-4.0', 0, 'Shared, under CC-BY-SA-4.0, to the public: allowed, since nothing'],
    ['shared', 'CC-BY-4.0', 1, 'Shared, under CC-BY-4.0, to the public: forbidden, since'],
  ] as const) {
    it(`${id} under ${license}: ${String(code)}`, () => {
      const ended = ask(id, license);
      assert.equal(ended.out.slice(0, words.length), words);
      assert.equal(ended.code, code);
    });
  }

  it('proves it, and says what it could be under instead', () => {
    const { out } = ask('words', 'MIT');
    assert.match(out, /^- impact\.yaml:9 Words is made from Prism \(modified\)\.$/m);
    assert.match(out, /it could be under AI2-ImpACT-MR\.$/m);
  });

  it('tells other programs the same', () => {
    const { out, code } = ask('words', 'MIT', '--format', 'json');
    const { license, answers } = JSON.parse(out) as {
      readonly license: string;
      readonly answers: readonly { readonly answer: string }[];
    };
    assert.deepEqual([code, license, answers.map(({ answer }) => answer)], [1, 'MIT', ['forbidden']]);
  });

  it('is not asked of an artifact, nor without a license', () => {
    assert.equal(ask('prism', 'MIT').code, 2);
    assert.equal(ask('words', ' ').code, 2);
  });
});

describe('impact advise', () => {
  const folder = new Folder({ '.git/HEAD': '', 'impact.yaml': MANIFEST });
  after(() => {
    folder.remove();
  });
  /** The changes alone, each without its reasons. */
  const changes = (id: string): readonly string[] => {
    const { out, code } = impact(folder.path, ['advise', id, ...TODAY]);
    assert.equal(code, 0);
    const [, listed = ''] = /The smallest changes that clear it:\n\n((?:- .*\n)+)/.exec(out) ?? [];
    return [...listed.matchAll(/^- (.*?)(?: Why: .*)?$/gm)].map(([, change = '']) => change);
  };

  const OWED = [
    'Add “agreement” with the path or the URL of the terms.',
    'Add “attribution” with: Prism is licensed under the AI2 ImpACT License for Medium Risk Artifacts, © 2023 The Allen Institute for Artificial Intelligence.',
    'Add “notices” with the path of each file that ships them.',
    'Write the report and name it in “reports”, as “data”, of “words”.',
    'Release it under terms of your own that include the inherited terms, or under a license that does.',
  ];

  it('lists each change once, and licenses that would do', () => {
    assert.deepEqual(changes('hub').slice(0, OWED.length), OWED);
    const all = changes('both');
    assert.equal(new Set(all).size, all.length);
    const { out } = impact(folder.path, ['advise', 'both', ...TODAY]);
    assert.match(out, /^- Words: AI2-ImpACT-MR or terms of your own that include everything it inherits\.$/m);
    assert.match(out, /^- Mixed: CC-BY-4\.0, .* or terms of your own that include everything it inherits\.$/m);
  });

  it('begins with what rules it out, or is not known', () => {
    assert.deepEqual(changes('raw'), [
      'Keep it internal, or share a derivative of it that meets the distribution rules.',
    ]);
    assert.equal(changes('odds')[0], 'Look up its license, and write it.');
  });

  it('has nothing to say of what stays inside, and nothing of what is not there', () => {
    assert.match(impact(folder.path, ['advise', 'inside', ...TODAY]).out, /Nothing needs to change\./);
    assert.equal(impact(folder.path, ['advise', 'nothing', ...TODAY]).code, 2);
  });
});
