import assert from 'node:assert/strict';
import { itGives, judged, releaseWith, type Change } from '../kit/verdicts';

/** An agreement at an address, and what a person says of having seen it. */
const seen = (review: string, address = 'https://example.org/terms'): Change => ({
  edit: { 'agreement: TERMS.md': `agreement: ${address}\n    reviews:\n      - { ${review} }` },
});
const REVIEW = 'of: agreement, saw: "https://example.org/terms", by: Jo, on: 2026-11-01';

describe('what a person has looked at', () => {
  itGives('ready', { 'and is as it was': seen(REVIEW) });
  itGives('needs-review', {
    'and has moved since': seen(REVIEW, 'https://example.org/other'),
    'on a day to come': seen(REVIEW.replace('2026-11-01', '2027-11-01')),
    'without a name yet': seen(REVIEW.replace('Jo', 'TODO')),
  });
  itGives('unknown', { 'without saying who': seen(REVIEW.replace('by: Jo, ', '')) });
  itGives('obligations-missing', {
    'and is missing all the same': {
      edit: {
        'agreement: TERMS.md':
          'agreement: TERMS.md\n    reviews:\n      - { of: agreement, saw: TERMS.md, by: Jo, on: 2026-11-01 }',
      },
      files: { 'TERMS.md': null },
    },
  });
});

/** What only a person can judge, the rule that tells it, and other manifests that make it so. */
const POINTS: Readonly<Record<string, Change>> = {
  'use/unlisted': { edit: { '    changes:': '    uses: [asylum]\n    changes:' } },
  'breach/cure-period': { add: 'breaches:\n  - { of: words, notified: 2026-11-10 }\n' },
  'lineage/contradiction': {
    files: {
      'beside/impact.yaml':
        'version: 1\nartifacts:\n  bank: { name: Word Bank, type: data, license: AI2-ImpACT-LR, year: 2023 }\n',
    },
  },
  'lineage/share-alike': {
    edit: {
      'derivatives:':
        '  wiki: { name: Wiki, type: data, license: CC-BY-SA-4.0, licensor: Wiki Authors, source: https://example.org/wiki }\nderivatives:',
      'words: modified': 'words: modified\n      wiki: incorporated',
      'NOTICE.md': 'NOTICE.md\n    # wiki',
    },
    files: {
      'NOTICE.md':
        'Counted the words and kept the 500 most frequent. Wiki by Wiki Authors, https://example.org/wiki, is licensed under CC-BY-SA-4.0: https://creativecommons.org/licenses/by-sa/4.0/. It was changed.\n',
    },
  },
};

describe('a point that a person has looked at', () => {
  for (const [rule, change] of Object.entries(POINTS))
    it(`is told no more: ${rule}`, () => {
      const open = judged(releaseWith(change));
      assert.ok(open.rules.includes(rule), open.rules.join(', '));
      const points = (open.verdict?.reasons ?? []).flatMap(({ rule: id, review }) =>
        id === rule && review !== undefined ? [review] : [],
      );
      assert.ok(points.length > 0);
      const reviews = points.map(
        ({ subject, value }) => `      - { of: "${subject}", saw: "${value}", by: Jo, on: 2026-11-20 }\n`,
      );
      const release = releaseWith(change);
      const text = release.text.replace('    date: 2026-06-01\n', (line) => `${line}    reviews:\n${reviews.join('')}`);
      const settled = judged({ ...release, text });
      assert.ok(!settled.rules.includes(rule), settled.rules.join(', '));
      assert.ok(settled.verdict?.settled.some((reason) => reason.rule === rule));
      // In another distribution nobody has.
      const other = text.replace('distributions:\n', 'distributions:\n  other: { of: counts, audience: public }\n');
      assert.ok(judged({ ...release, text: other }).rules.includes(rule));
    });
});
