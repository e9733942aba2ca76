import { itGives, type Change } from '../kit/verdicts';

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
